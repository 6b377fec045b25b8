"""Where an edition stands on the web, when site.yaml says so."""

from __future__ import annotations

from aeskills.edition.edition import Edition


def absolute_url(edition: Edition, address: str = "") -> str:
    """The full address of what stands at `address` below the locale's folder; empty when the site has no public address."""
    url = edition.handbook.site.url
    return f"{url.rstrip('/')}/{edition.tag}/{address}" if url else ""


def best_url(edition: Edition, address: str, way: str = "./") -> str:
    """The full address, or `way` (from the file that links to the locale's folder) and the address."""
    return absolute_url(edition, address) or f"{way}{address}"
