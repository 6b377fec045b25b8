"""The days that a date of a year or a month may mean."""

from __future__ import annotations

import calendar
import datetime as dt


def first_day(date: str | dt.date) -> dt.date:
    """The first day of a date that may be a year or a month."""
    if isinstance(date, dt.date):
        return date
    year, month, day, *_ = (*(int(part) for part in date.split("-")), 1, 1)
    return dt.date(year, month, day)


def last_day(date: str) -> dt.date:
    """The last day of a date that may be a year or a month."""
    numbers = [int(part) for part in date.split("-")]
    if len(numbers) == 3:
        return first_day(date)
    year, month = numbers[0], numbers[1] if len(numbers) == 2 else 12
    return dt.date(year, month, calendar.monthrange(year, month)[1])
