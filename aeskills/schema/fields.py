"""Which fields of a record open data holds."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from aeskills.edition.addresses import PAGES
from aeskills.model.base import Record, field_info

KEYS = frozenset({"effectiveness", "keyed", "rationale"})
"""What gives the answers of the self-assessment away."""


class ExportedField(NamedTuple):
    """A field that open data holds; `rich` text has HTML beside its words."""

    name: str
    rich: bool


@cache
def exported_fields(model: type[Record]) -> tuple[ExportedField, ...]:
    """The fields of a model that open data holds, in their order."""
    return tuple(ExportedField(name, bool(found.text and found.text.rich)) for name, found in field_info(model).items() if name not in KEYS)


@cache
def is_rich(model: type[Record], field: str) -> bool:
    """Whether a field holds rich text."""
    return dict(exported_fields(model))[field]


def has_page(kind: str) -> bool:
    """Whether records of that kind have a place on the site."""
    return kind in PAGES or kind in ("duty", "figure")
