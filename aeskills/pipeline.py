"""read → check → localize → view → render: what every command, the server and the MkDocs plugin start from.

checked = read_and_check(project)        YAML, mkdocs.yml and hand-written pages → Handbook, Settings, Docs; → findings
editions = localize(checked)             Handbook + catalogs → Handbook in each locale              locales, edition
site = render(editions, tag)             Edition → views → pages and files of one locale            views, render
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from aeskills.checks.registry import run_checks
from aeskills.content.reader import Reading, read
from aeskills.edition.configured import configured
from aeskills.edition.editions import Editions
from aeskills.failures import working_on
from aeskills.findings import ContentError, Finding, ordered
from aeskills.handwritten.docs import Docs, read_docs
from aeskills.locales.known import known_language
from aeskills.locales.localize import Translator
from aeskills.model.handbook import Handbook
from aeskills.model.site_settings import Site
from aeskills.render.locale_site import LocaleSite
from aeskills.render.prose_check import addresses, templates, values_and_links
from aeskills.settings.model import Project, Settings
from aeskills.settings.read import project_of, read_settings


@dataclass(frozen=True)
class CheckedContent:
    """A project as it was read — content folder, mkdocs.yml, hand-written pages — and all its findings, sorted."""

    reading: Reading
    findings: list[Finding]
    project: Project
    settings: Settings = field(default_factory=Settings)
    docs: Docs = field(default_factory=Docs)

    @property
    def handbook(self) -> Handbook:
        """The handbook. Raises ContentError when a finding is an error."""
        if self.reading.handbook is None or any(finding.severity == "error" for finding in self.findings):
            raise ContentError(self.findings)
        return configured(self.reading.handbook, self.settings, self.project.content, self.docs.folder)


def read_and_check(project: Project | Path, previous: CheckedContent | None = None) -> CheckedContent:
    """Reads and checks a project, or that of a content folder; files that did not change since `previous` are not parsed again."""
    if isinstance(project, Path):
        project = project_of(project)
    with working_on(str(project.content)):
        reading = read(project.content, previous.reading if previous else None)
        findings = [*reading.findings, *run_checks(reading)]
    with working_on(str(project.config or project.prose)):
        return _with_pages(project, reading, findings, previous)


def _with_pages(project: Project, reading: Reading, findings: list[Finding], previous: CheckedContent | None) -> CheckedContent:
    """What was read of the content, with the settings and the hand-written pages."""
    is_sound = not any(finding.severity == "error" for finding in findings)
    site = reading.handbook.site if reading.handbook else None
    settings, more = read_settings(project, site)
    findings += more
    tags, source = _languages(project, site)
    before = previous.docs if previous and previous.settings.extensions == settings.extensions else None
    docs = read_docs(project.prose, project.content, settings, tags, source, before)
    findings += docs.findings
    checked = CheckedContent(reading, [], project, settings, docs)
    if reading.handbook is not None:
        findings += _looked_through(checked, reading.handbook, is_sound)
    return CheckedContent(reading, ordered(findings), project, settings, docs)


def _languages(project: Project, site: Site | None) -> tuple[list[str], str]:
    """The languages of the site and that of its source; where site.yaml cannot be read, those that have hand-written pages."""
    if site is not None and not site.is_absent:
        return [locale.tag for locale in site.locales], site.source_locale
    folders = sorted(path.name for path in project.prose.iterdir() if path.is_dir()) if project.prose.is_dir() else []
    tags = [name for name in folders if known_language(name)]
    return tags, "en" if "en" in tags or not tags else tags[0]


def _looked_through(checked: CheckedContent, handbook: Handbook, is_sound: bool) -> list[Finding]:
    """What would fail when the hand-written pages and the project's templates are printed; of content with errors only what can be told."""
    editions = _editions(checked, configured(handbook, checked.settings, checked.project.content, checked.docs.folder))
    edition = editions.edition(editions.source)
    findings, targets = values_and_links(edition)
    if is_sound:
        findings += addresses(edition, targets)
        if not findings and checked.settings.templates:
            findings += templates(LocaleSite(edition, editions.url), edition, editions.url)
    return findings


def localize(checked: CheckedContent, translators: dict[str, Translator] | None = None) -> Editions:
    """The handbook in each of its locales, translated when a locale is asked for. Raises ContentError when something has errors.

    `translators` keep translations for the next reading of the same content.
    """
    return _editions(checked, checked.handbook, translators)


def _editions(checked: CheckedContent, handbook: Handbook, translators: dict[str, Translator] | None = None) -> Editions:
    return Editions(handbook, checked.reading.root.resolve(), translators, checked.docs, checked.settings)


def render(editions: Editions, tag: str) -> LocaleSite:
    """The pages and files of one locale, each rendered when it is asked for. KeyError for an unknown locale."""
    with working_on(f"locale {tag}"):
        return LocaleSite(editions.edition(tag), editions.url)
