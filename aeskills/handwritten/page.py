"""One hand-written page as it was read: its front matter, and its draft — pieces of HTML with links and values still to be filled in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from aeskills.content.yaml_source import parse_text
from aeskills.files import PAGE_BYTES, read_text
from aeskills.findings import Finding, Location, did_you_mean
from aeskills.handwritten.convert import Converted
from aeskills.handwritten.expressions import Expression, take_out
from aeskills.handwritten.pieces import Fault, Piece

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
PLACES = {"method": "self-assessment/method/"}
"""Pages that do not stand under their own name."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
READ = ("title", "description", "checked", "translation")
"""Keys of the front matter that are read."""


@dataclass(frozen=True)
class PageDraft:
    """A page without its values and addresses. `anchors` are its ids and the other names by which links may find them."""

    pieces: list[Piece]
    marks: Mapping[str, Expression | str]
    anchors: Mapping[str, str]
    findings: tuple[Finding, ...]


@dataclass(eq=False)
class Page:
    """A file `<tag>/<name>.md`. `shown` is its name in findings; `state` tells whether it changed."""

    name: str
    tag: str
    path: Path
    shown: str
    state: tuple[int, int]
    text: str = ""
    lines_before: int = 0
    """Lines of the front matter."""
    title: str = ""
    description: str = ""
    checked: dt.date | None = None
    is_open: bool = False
    """Whether its text is still to be translated, and so not published."""
    findings: list[Finding] = field(default_factory=list)
    draft: PageDraft = PageDraft([], {}, {}, ())

    @property
    def address(self) -> str:
        """Where it stands below the locale's folder: `guide/start/`; `guide/index` and `guide/README` stand at `guide/`."""
        if self.name in PLACES:
            return PLACES[self.name]
        folder, _, last = self.name.rpartition("/")
        if last in ("index", "README"):
            return f"{folder}/" if folder else ""
        return f"{self.name}/"

    def place(self, word: str, number: int = 1) -> Location:
        """Where the occurrence `number` of a word stands in the text, whatever its case; the last there is, else the page."""
        lower, at, last = self.text.lower(), -1, -1
        for _ in range(max(1, number)):
            at = lower.find(word.lower(), at + 1)
            if at < 0:
                break
            last = at
        if last < 0 or not word:
            return Location(self.shown)
        line = self.text.count("\n", 0, last) + 1 + self.lines_before
        return Location(self.shown, line, last - self.text.rfind("\n", 0, last), len(word))

    def address_place(self, address: str, number: int = 1) -> Location:
        """Where the occurrence `number` of an address stands as the target of a link or picture."""
        for word in dict.fromkeys((address, address.replace("&", "&amp;"))):
            found = list(re.finditer(rf"(?:\]\(\s*<?|=\s*[\"']?|<|\]:\s*<?){re.escape(word)}", self.text))
            if found:
                at = found[min(number, len(found)) - 1].end() - len(word)
                line = self.text.count("\n", 0, at) + 1 + self.lines_before
                return Location(self.shown, line, at - self.text.rfind("\n", 0, at), len(word))
        return self.place(address, number)


def read_page(page: Page, convert: Callable[[str], Converted]) -> None:
    """Fills in what the file says. `convert` makes pieces of Markdown; what it raises becomes a finding."""
    text, findings = read_text(page.path, page.shown, PAGE_BYTES)
    page.findings += findings
    if text is None:
        return
    if front := _FRONT.match(text):
        page.lines_before = front[0].count("\n")
        text = text[front.end() :]
        _front_matter(page, front[1] or "")
    page.text = text
    filled = take_out(text, page.shown, page.lines_before)
    try:
        converted = convert(filled.text)
    except RecursionError:
        page.findings.append(Finding(Location(page.shown), "page-unreadable", "quotes or lists are nested too deep", "use fewer levels"))
        return
    except Exception as error:  # whatever an extension raises, such as a snippet whose file is missing
        message = f"an extension cannot read the page: {error or type(error).__name__}"
        page.findings.append(Finding(_snippet(page), "page-unreadable", message, "write this part in another way"))
        return
    faults = [_placed(page, fault) for fault in converted.faults]
    ids = [piece.get("id") for piece in converted.pieces if piece.kind == "start"]
    anchors = {**converted.slugs, **{found: found for found in ids if found}}
    page.draft = PageDraft(_with_table_class(converted.pieces), filled.marks, anchors, (*filled.findings, *faults))
    page.findings += [*filled.findings, *faults]


def _placed(page: Page, fault: Fault) -> Finding:
    return Finding(page.place(fault.word, fault.number), fault.code, fault.message, fault.hint)


def _snippet(page: Page) -> Location:
    return page.place("--8<--") if "--8<--" in page.text else Location(page.shown)


def _with_table_class(pieces: Iterable[Piece]) -> list[Piece]:
    """Tables look like those of all pages."""
    return [
        piece._replace(attributes=(("class", "ae-table"), *piece.attributes))
        if piece.kind == "start" and piece.name == "table" and piece.get("class") is None
        else piece
        for piece in pieces
    ]


def _front_matter(page: Page, text: str) -> None:
    """Title, description and the day on which the page was last checked."""
    if not text.strip():
        return
    root, findings = parse_text(text, page.shown)
    page.findings += [finding._replace(location=finding.location._replace(line=finding.location.line + 1)) for finding in findings]
    for key, node in root.value.items() if root is not None and isinstance(root.value, dict) else ():
        place = root.keys[key] if root is not None else Location(page.shown)
        place = place._replace(line=place.line + 1)
        if key not in READ:
            hint = did_you_mean(key, READ, f"{', '.join(READ)} are read")
            page.findings.append(Finding(place, "front-matter", f'"{key}" has no effect in a page', hint, "warning"))
        elif not isinstance(node.value, str):
            page.findings.append(Finding(place, "front-matter", f'"{key}" is a text', f"write `{key}:` and one line of words"))
        elif key == "checked":
            _checked(page, node.value, place)
        elif key == "translation":
            page.is_open = node.value.strip() == "open"
        elif key == "title":
            page.title = node.value.strip()
        else:
            page.description = " ".join(node.value.split())


def _checked(page: Page, value: str, place: Location) -> None:
    try:
        page.checked = dt.date.fromisoformat(value) if _DATE.fullmatch(value) else None
    except ValueError:
        page.checked = None
    if page.checked is None:
        hint = "write year-month-day, such as 2026-03-30"
        page.findings.append(Finding(place, "bad-date", f'"{value}" is not a date', hint))
