"""Editions to export: of the real content, and of the invented role; whole, without translation, and with a public address."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from aeskills.edition.edition import Edition
from aeskills.export.files import data_files
from aeskills.locales.localize import localized
from aeskills.locales.voice import Voice
from aeskills.locales.words import Words, words_of
from aeskills.render.locale_site import page_summaries
from aeskills.views.pages import all_views
from tests.contents import SHIPPED, handbook

URL = "https://example.org/handbook"


def edition(content: Path = SHIPPED, tag: str = "en", *, translated: bool = True, url: str | None = None, **parts: Any) -> Edition:
    """One locale of it. `parts` replace documents of the handbook."""
    book = handbook(content)
    if tag != book.site.source_locale:
        book = localized(book, words_of(content, tag) if translated else Words({}, {}))
    if url:
        parts["site"] = book.site.model_copy(update={"url": url})
    return Edition(book.model_copy(update=parts) if parts else book, Voice(tag), handbook(content))


@cache
def exported(content: Path = SHIPPED, tag: str = "en", url: str | None = None, translated: bool = True) -> dict[str, Any]:
    """The files of an edition; JSON is read."""
    return files(edition(content, tag, url=url, translated=translated))


def files(one: Edition) -> dict[str, Any]:
    """The files of any edition."""
    texts = {name: "".join(make()) for name, make in data_files(one, page_summaries(all_views(one))).items()}
    return {name: json.loads(text) if name.endswith(".json") else text for name, text in texts.items()}
