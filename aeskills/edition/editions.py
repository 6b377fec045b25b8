"""A checked handbook in each of its locales."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from aeskills.edition.edition import Edition, References, references
from aeskills.edition.labels import labels_of
from aeskills.handwritten.docs import Docs
from aeskills.locales.interface import own
from aeskills.locales.localize import Translator, localized
from aeskills.locales.voice import Voice, voice_of
from aeskills.locales.words import own_words, words_of
from aeskills.model.handbook import Handbook
from aeskills.settings.model import Settings


@dataclass
class Editions:
    """The editions of one handbook. `content` is the folder of its files.

    `translators` remember what need not be translated again when the next handbook comes; without them nothing is held for it.
    """

    handbook: Handbook
    content: Path
    translators: dict[str, Translator] | None = None
    docs: Docs = field(default_factory=Docs)
    settings: Settings = field(default_factory=Settings)
    prefix: str = "/"
    """The path of the site on its server, with a slash at both ends, where no public address says it."""

    @property
    def url(self) -> str:
        """The public address, ending in a slash, or empty."""
        return f"{self.handbook.site.url.rstrip('/')}/" if self.handbook.site.url else ""

    def root(self, tag: str) -> str:
        """Where a locale stands on its server."""
        return f"{self.path.rstrip('/')}/{tag}/"

    @property
    def path(self) -> str:
        """The path of the site on its server: of its public address, else as the build was told."""
        return urlsplit(self.url).path or self.prefix

    @property
    def source(self) -> str:
        return self.handbook.site.source_locale

    @property
    def tags(self) -> list[str]:
        return [locale.tag for locale in self.handbook.site.locales]

    def edition(self, tag: str) -> Edition:
        """The handbook in one locale."""
        spoken = self.handbook if tag == self.source else self._translated(tag)
        return Edition(spoken, self.voice(tag, spoken), self.handbook, self.references, self.docs, self.settings)

    def voice(self, tag: str, spoken: Handbook | None = None) -> Voice:
        """How a locale speaks: with the project's own words of the interface, and with the labels of its role."""
        return voice_of(tag, own(own_words(self.content, tag), labels_of(spoken.role) if spoken else {}))

    def _translated(self, tag: str) -> Handbook:
        if self.translators is None:
            return localized(self.handbook, words_of(self.content, tag))
        return self.translators.setdefault(tag, Translator(self.content, tag)).localize(self.handbook)

    @cached_property
    def references(self) -> References:
        """Who refers to whom, the same in every locale."""
        return references(self.handbook)
