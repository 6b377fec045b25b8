"""read → check → localize → view → render: what every command, the server and the MkDocs plugin start from.

checked = read_and_check(content)        YAML text → located data → Handbook; Handbook → findings   content, checks
editions = localize(checked, prose)      Handbook + catalogs → Handbook in each locale              locales, edition
site = render(editions, tag)             Edition → views → pages and files of one locale            views, render
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aeskills.checks.registry import check
from aeskills.content.reader import Reading, read
from aeskills.edition.editions import Editions
from aeskills.failures import working_on
from aeskills.findings import Faulty, Finding, ordered
from aeskills.locales.localize import Translator
from aeskills.model.handbook import Handbook
from aeskills.render.locale_site import LocaleSite


@dataclass(frozen=True)
class CheckedContent:
    """A content folder as it was read, and all its findings, sorted."""

    reading: Reading
    findings: list[Finding]

    @property
    def handbook(self) -> Handbook:
        """The handbook. Raises Faulty when a finding is an error."""
        if self.reading.handbook is None or any(finding.severity == "error" for finding in self.findings):
            raise Faulty(self.findings)
        return self.reading.handbook


def read_and_check(content: Path, previous: Reading | None = None) -> CheckedContent:
    """Reads and checks a content folder; files that did not change since `previous` are not parsed again."""
    with working_on(str(content)):
        reading = read(content, previous)
        return CheckedContent(reading, ordered([*reading.findings, *check(reading)]))


def localize(checked: CheckedContent, prose: Path, translators: dict[str, Translator] | None = None) -> Editions:
    """The handbook in each of its locales, translated when a locale is asked for. Raises Faulty when the content has errors.

    `prose` is the folder of hand-written pages; `translators` keep translations for the next reading of the same content.
    """
    return Editions(checked.handbook, checked.reading.root.resolve(), prose.resolve(), translators)


def render(editions: Editions, tag: str) -> LocaleSite:
    """The pages and files of one locale, each rendered when it is asked for. KeyError for an unknown locale."""
    with working_on(f"locale {tag}"):
        return LocaleSite(editions.edition(tag), editions.url)
