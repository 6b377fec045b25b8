"""Evidence: dates that can be true, sources where facts are stated, rules that were looked at lately."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from functools import cache

from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.base import Record
from aeskills.model.career import Career
from aeskills.model.industry import Industry
from aeskills.model.pay import Compensation
from aeskills.model.role import Role
from aeskills.model.rules import Regulation
from aeskills.model.skill import Scales, Skill
from aeskills.model.variants import Variant
from aeskills.model.work import Duties, Engagement

STALE_DAYS = 400
_PAST = ("as_of", "published", "read_on", "checked", "date")
_STATE_FACTS = (Role, Regulation, Industry, Compensation, Engagement, Duties, Variant)
_MAY_STATE_FACTS = (Skill, Career, Scales)


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


def future_dates(survey: Survey) -> Iterator[Finding]:
    """What was read, checked or measured cannot lie after the day the content is of."""
    updated = survey.handbook.site.updated
    for part in survey.parts:
        for name in _dates(type(part.record)):
            date = getattr(part.record, name)
            if date is not None and first_day(date) > updated:
                message = f"{name} {date} is later than the content's own date, {updated}"
                hint = 'mend the date, or set "updated:" in site.yaml'
                yield Finding(survey.reading.place(part.record, name), "future-date", message, hint)


@cache
def _dates(model: type[Record]) -> tuple[str, ...]:
    """The fields of a record that hold a day which cannot lie ahead."""
    return tuple(name for name in _PAST if name in model.model_fields)


def validity(survey: Survey) -> Iterator[Finding]:
    """The time for which a figure held: it ends after it began, and a figure that was followed by another has an end."""
    for figure in survey.handbook.figures.figures:
        if figure.until is not None and figure.as_of is not None and last_day(figure.until) < first_day(figure.as_of):
            place = survey.reading.place(figure, "until")
            yield Finding(place, "ends-before-start", f"until {figure.until} is before as_of {figure.as_of}", "swap or mend the dates")
        if figure.superseded_by is not None and figure.until is None:
            place = survey.reading.place(figure, "superseded_by", key=True)
            message = f'the figure is followed by "{figure.superseded_by}" but has no end'
            yield Finding(place, "superseded-without-end", message, 'add "until:", the last day on which it held')


def sources(survey: Survey) -> Iterator[Finding]:
    """Records that state facts say where they come from."""
    for part in survey.parts:
        record = part.record
        if isinstance(record, (*_STATE_FACTS, *_MAY_STATE_FACTS)) and not record.sources:
            place = survey.reading.place(record, "sources", key=True)
            what = " ".join(filter(None, (record.kind or type(record).__name__.lower(), getattr(record, "id", ""))))
            severe = isinstance(record, _STATE_FACTS)
            hint = 'add "sources:" with an id of sources.yaml and the place in it'
            yield Finding(place, "no-sources", f"{what} cites no source", hint, "error" if severe else "warning")


def stale(survey: Survey) -> Iterator[Finding]:
    """Rules change; one that nobody looked at for long may be wrong."""
    updated = survey.handbook.site.updated
    for regulation in survey.handbook.regulations.regulations:
        days = (updated - regulation.read_on).days
        if days > STALE_DAYS:
            place = survey.reading.place(regulation, "read_on")
            message = f"the rule was last read {days} days before {updated}"
            yield Finding(place, "stale-check", message, "read the official text again and set the date", "warning")
