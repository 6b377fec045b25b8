"""Catalogs of the published languages: a broken one is never published in silence."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.content.reader import Reading
from aeskills.findings import Finding
from aeskills.locales.catalogs import content_areas, source_locale, target_locales
from aeskills.locales.review import errors, strays
from aeskills.locales.style import style_findings


def catalogs(reading: Reading) -> Iterator[Finding]:
    """Catalogs that cannot be read, translations that are not faithful, and catalogs that nothing reads."""
    areas, tags = content_areas(reading), [tag for tag, _ in target_locales(reading)]
    yield from errors(areas, tags)
    yield from style_findings(reading.root, tags)
    yield from strays(reading.root, areas, tags, source_locale(reading))
