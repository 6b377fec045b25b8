"""Catalogs of the published languages: a broken one is never published in silence."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.content.reader import Reading
from aeskills.findings import Finding
from aeskills.locales.catalogs import content_areas, own_interface_areas, published_locales, source_locale, target_locales
from aeskills.locales.review import errors, strays
from aeskills.locales.style import style_findings


def catalogs(reading: Reading) -> Iterator[Finding]:
    """Catalogs that cannot be read, translations that are not faithful, and catalogs that nothing reads."""
    if reading.handbook is None or reading.handbook.site.is_absent:
        return  # nobody knows in which languages the site is published
    areas, published = content_areas(reading), published_locales(reading)
    yield from errors((*areas, *own_interface_areas(reading, published)), published)
    yield from style_findings(reading.root, published)
    yield from strays(reading.root, areas, [tag for tag, _ in target_locales(reading)], source_locale(reading))
