"""A checked handbook in each of its locales."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from aeskills.edition.edition import Edition, References, references
from aeskills.locales.localize import Translator, localize
from aeskills.locales.voice import voice_of
from aeskills.locales.words import words_of
from aeskills.model.handbook import Handbook

TOOL_PAGES = Path(__file__).parent.parent / "prose"
"""Hand-written pages of the tool itself: method, privacy."""


@dataclass
class Editions:
    """The editions of one handbook. `content` and `prose` are the folders of its files and of its hand-written pages.

    `translators` remember what need not be translated again when the next handbook comes; without them nothing is held for it.
    """

    handbook: Handbook
    content: Path
    prose: Path
    translators: dict[str, Translator] | None = None

    @property
    def url(self) -> str:
        """The public address, ending in a slash, or empty."""
        return f"{self.handbook.site.url.rstrip('/')}/" if self.handbook.site.url else ""

    def root(self, tag: str) -> str:
        """Where a locale stands on its server."""
        return f"{urlsplit(self.url).path.rstrip('/')}/{tag}/"

    @property
    def source(self) -> str:
        return self.handbook.site.source_locale

    @property
    def tags(self) -> list[str]:
        return [locale.tag for locale in self.handbook.site.locales]

    def edition(self, tag: str) -> Edition:
        """The handbook in one locale."""
        spoken = self.handbook if tag == self.source else self._translated(tag)
        return Edition(spoken, voice_of(tag), (self.prose, TOOL_PAGES), self.handbook, self.references)

    def _translated(self, tag: str) -> Handbook:
        if self.translators is None:
            return localize(self.handbook, words_of(self.content, tag))
        return self.translators.setdefault(tag, Translator(self.content, tag)).localize(self.handbook)

    @cached_property
    def references(self) -> References:
        """Who refers to whom, the same in every locale."""
        return references(self.handbook)
