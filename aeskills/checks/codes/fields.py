"""Fields whose value is a code, wherever they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Location


def unknown_in(survey: Survey, fields: Iterable[str], known: Callable[[str], bool]) -> Iterator[tuple[Location, str]]:
    """Place and value of the fields of these names, in any record, whose value is not known."""
    for part in survey.parts:
        for field in fields:
            if field not in type(part.record).model_fields:
                continue
            value = getattr(part.record, field)
            values = value if isinstance(value, tuple) else () if value is None else (value,)
            for index, code in enumerate(values):
                if not known(code):
                    path = (field, index) if isinstance(value, tuple) else (field,)
                    yield survey.reading.place(part.record, *path), code
