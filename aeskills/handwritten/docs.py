"""The folder of hand-written pages → its pages and the files beside them, by language; the tool's own pages complete them."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pathspec import GitIgnoreSpec

from aeskills.files import walk
from aeskills.findings import Finding, Location
from aeskills.handwritten.convert import Converter
from aeskills.handwritten.page import Page, read_page
from aeskills.handwritten.pieces import ADDRESSES
from aeskills.settings.model import NavPage, Settings
from aeskills.settings.sheets import read_sheets

TOOL_PAGES = Path(__file__).parent.parent / "prose"
"""Hand-written pages of the tool itself: method, privacy."""

TOOL_EXTENSIONS: Mapping[str, Mapping[str, Any]] = {"tables": {"use_align_attribute": True}}


def tool_pages(tag: str) -> Path:
    """The tool's own pages in a language, or those of its language without the country; the folder may be missing."""
    folder = TOOL_PAGES / tag
    return folder if folder.is_dir() else TOOL_PAGES / tag.partition("-")[0]


def begin_pages(folder: Path, tags: Iterable[str]) -> list[Path]:
    """Puts the tool's own pages, in English, beside the hand-written ones of each language that the tool does not speak, to be
    translated there; a page that is there stays as it is. Gives the new files."""
    made = []
    for tag in tags:
        for page in () if tool_pages(tag).is_dir() else sorted(tool_pages("en").glob("*.md")):
            path = folder / tag / page.name
            if not path.exists() and not path.is_symlink():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(f"---\ntranslation: open\n---\n\n{page.read_text(encoding='utf-8')}", encoding="utf-8")
                made.append(path)
    return made


@dataclass
class Docs:
    """All hand-written pages: name → language → page, in the order of the navigation; `files` by language and path below its folder.

    `listed` are the names that stand in the navigation, with title and heading; None where mkdocs.yml has no `nav`.
    """

    folder: Path = Path()
    content: Path = Path()
    """The content folder, from which findings name files."""
    pages: dict[str, dict[str, Page]] = field(default_factory=dict)
    files: dict[str, dict[str, Path]] = field(default_factory=dict)
    shared: Mapping[str, Path] = field(default_factory=dict)
    """Files beside the folders of the languages that a page or a setting names, by their path below the folder."""
    listed: dict[str, NavPage] | None = None
    findings: list[Finding] = field(default_factory=list)

    def page(self, name: str, tag: str) -> Page | None:
        """The page of that name in a language."""
        return self.pages.get(name, {}).get(tag)

    def all(self) -> Iterator[Page]:
        """Every page in every language."""
        for versions in self.pages.values():
            yield from versions.values()


def read_docs(folder: Path, content: Path, settings: Settings, tags: Sequence[str], source: str, before: Docs | None = None) -> Docs:
    """Reads the pages of the languages `tags`. Files are named from the content folder; what did not change since `before` is kept."""
    docs = Docs(folder, content)
    is_alone = "pymdownx.snippets" not in settings.extensions  # else a page may change with another file
    known = {page.path: page for page in before.all() if is_alone or TOOL_PAGES in page.path.parents} if before else {}
    reader = _Reader(docs, content.resolve(), known)
    own, spec = settings.extensions, GitIgnoreSpec.from_lines(settings.exclude)
    converter = _converter(own, settings, docs)
    for tag in (source, *(tag for tag in tags if tag != source)):
        for entry in walk(folder / tag):
            if spec.match_file(f"{tag}/{entry.name}") or spec.match_file(entry.name):
                continue
            if entry.problem:
                docs.findings.append(entry.finding(f"{reader.shown(folder / tag)}/"))
            elif entry.name.endswith(".md"):
                reader.page(entry.path, entry.name, tag, entry.state, converter)
            else:
                docs.files.setdefault(tag, {})[entry.name] = entry.path
    tool = Converter(TOOL_EXTENSIONS)
    replaced = {name for name, versions in docs.pages.items() if source in versions}
    for tag in tags:
        for path in sorted(tool_pages(tag).glob("*.md")):
            if path.stem not in replaced and tag not in docs.pages.get(path.stem, {}):
                info = path.stat()
                reader.page(path, path.name, tag, (info.st_mtime_ns, info.st_size), tool)
    _without_source(docs, source)
    named, faults = read_sheets(settings, folder, content)
    above = {name: folder / name for page in docs.all() for name in _named_above(page) if (folder / name).is_file()}
    docs.shared = {**named, **above}
    docs.findings += faults
    _in_order(docs, settings)
    docs.findings += [finding for page in docs.all() for finding in page.findings]
    return docs


class _Reader:
    def __init__(self, docs: Docs, content: Path, known: Mapping[Path, Page]) -> None:
        self.docs, self.content, self.known = docs, content, known

    def shown(self, path: Path) -> str:
        """A path from the content folder."""
        return Path(os.path.relpath(path.absolute(), self.content)).as_posix()

    def page(self, path: Path, name: str, tag: str, state: tuple[int, int], converter: Converter) -> None:
        """Reads one page, unless it is known as it is."""
        page = self.known.get(path)
        if page is None or page.state != state:
            page = Page(name.removesuffix(".md"), tag, path, self.shown(path), state)
            read_page(page, converter.convert)
        if not page.is_open:
            self.docs.pages.setdefault(page.name, {})[tag] = page


def _named_above(page: Page) -> Iterator[str]:
    """The files outside the folder of its language that a page names: `../assets/plan.pdf` → `assets/plan.pdf`."""
    if TOOL_PAGES in page.path.parents:
        return
    for piece in page.draft.pieces:
        for name, value in piece.attributes:
            if (piece.name, name) in ADDRESSES and value.startswith("../"):
                path = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), unquote(value.partition("#")[0])))
                if path.startswith("../") and not path.startswith("../../") and "/." not in path[2:]:
                    yield path[3:]


def _converter(extensions: Mapping[str, Mapping[str, Any]], settings: Settings, docs: Docs) -> Converter:
    """Python-Markdown with the extensions of the project; one that does not take its options is reported and left out."""
    try:
        return Converter(extensions)
    except Exception:  # each extension has its own way to refuse an option
        sound = {}
    for name, options in extensions.items():
        try:
            Converter({name: options})
        except Exception as error:
            message = f"the extension {name} does not take these options: {error}"
            hint = "compare its options with its documentation"
            docs.findings.append(Finding(settings.place("markdown_extensions"), "bad-setting", message, hint))
        else:
            sound[name] = options
    return Converter(sound)


def _without_source(docs: Docs, source: str) -> None:
    for name, versions in list(docs.pages.items()):
        if source not in versions:
            page = next(iter(versions.values()))
            hint = f"write it in the folder {source} too; a page is published in all languages or none"
            message = f'there is no page "{name}.md" in the source language'
            if TOOL_PAGES not in page.path.parents:
                docs.findings.append(Finding(Location(page.shown), "page-without-source", message, hint, "warning"))
            del docs.pages[name]


def _in_order(docs: Docs, settings: Settings) -> None:
    """Brings the pages into the order of `nav`, and reports what it misses."""
    if settings.nav is None:
        return
    by_file = {f"{name}.md": name for name in docs.pages}
    docs.listed = {}
    for entry in settings.nav:
        if entry.file in by_file:
            docs.listed[by_file[entry.file]] = entry
        else:
            hint = "write the file below the folder of the source language, or delete the line"
            docs.findings.append(Finding(entry.place, "missing-page", f'there is no page "{entry.file}"', hint))
    rest = GitIgnoreSpec.from_lines(settings.not_in_nav)
    for name, versions in docs.pages.items():
        page = next(iter(versions.values()))
        if name not in docs.listed and TOOL_PAGES not in page.path.parents and not rest.match_file(f"{page.tag}/{name}.md"):
            hint = "add it to nav in mkdocs.yml, or to not_in_nav"
            docs.findings.append(Finding(Location(page.shown), "page-not-in-nav", "the page stands in no navigation", hint, "warning"))
    docs.pages = {name: docs.pages[name] for name in (*docs.listed, *(name for name in docs.pages if name not in docs.listed))}
