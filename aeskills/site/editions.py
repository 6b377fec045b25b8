"""A checked handbook in each of its locales."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from aeskills.locales.localize import Translator
from aeskills.locales.voice import Voice
from aeskills.model.handbook import Handbook
from aeskills.site.edition import Edition, References, references

PACKAGED_PROSE = Path(__file__).parent.parent / "prose"


@dataclass
class Editions:
    """The editions of one handbook. `content` and `prose` are the folders of its files and of its hand-written pages.

    `translators` are those of an earlier handbook of the same folder, which know what need not be translated again.
    """

    handbook: Handbook
    content: Path
    prose: Path
    translators: dict[str, Translator] = field(default_factory=dict)

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
        spoken = self.handbook
        if tag != self.source:
            spoken = self.translators.setdefault(tag, Translator(self.content, tag)).localize(self.handbook)
        return Edition(spoken, Voice(tag), (self.prose, PACKAGED_PROSE), self.handbook, self._references)

    @cached_property
    def _references(self) -> References:
        return references(self.handbook)
