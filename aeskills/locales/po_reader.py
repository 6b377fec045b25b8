"""Bytes of a PO file → a catalog whose entries know their lines. Nothing a translator wrote is dropped."""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.pofile import unescape

from aeskills.files import CATALOG_BYTES, read_text
from aeskills.findings import Finding, Location
from aeskills.locales.po import Catalog, CatalogMessage

MAX_FORMS = 6
MAX_ERRORS = 20
"""How many errors of one file are reported."""
_QUOTED = re.compile(r'"[^"\\]*(?:\\[\\tnr"][^"\\]*)*"')
_PLAIN = re.compile(r'(?:(msgctxt|msgid|msgstr) )?"([^"\\]*)(\\n)?"')
"""A line as most are: at the margin, with no escape but a line break at its end. It is read three times as fast as any other."""
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d{1,3}\])?)(?=[\s\"]|$)\s*")
_CHARSET = re.compile(r"charset=([\w.-]+)", re.IGNORECASE)
_SPACE = " \t"
_HINT = "an entry is msgctxt, msgid and msgstr in this order; texts stand in double quotes"
_PREVIOUS = "previous "


class _SyntaxError(Exception):
    """What is not PO, and where."""

    def __init__(self, line: int, column: int, message: str, hint: str = _HINT) -> None:
        super().__init__(message)
        self.line, self.column, self.hint = line, column, hint


def read_catalog(path: Path, file: str) -> tuple[Catalog | None, list[Finding]]:
    """The catalog at `path`, None when it cannot be read; `file` is its name in findings. A missing file is an empty catalog."""
    text, findings = read_text(path, file, CATALOG_BYTES)
    if text is None:
        errors = [finding for finding in findings if finding.severity == "error"]
        return (Catalog(), []) if [finding.code for finding in errors] == ["missing-file"] else (None, errors)
    catalog = Catalog(lines=tuple(text.split("\n")))
    errors = [Finding(Location(file, e.line, e.column), "po-unreadable", str(e), e.hint) for e in _read_into(catalog)]
    return (None, errors) if errors else (catalog, [])


def _read_into(catalog: Catalog) -> list[_SyntaxError]:
    """Reads the lines of a catalog. After an error the reading goes on behind the next empty line."""
    errors: list[_SyntaxError] = []
    reader = _Reader(catalog)
    skipping = False
    for number, line in enumerate(catalog.lines, 1):
        skipping = (skipping and bool(line.strip(_SPACE))) or len(errors) >= MAX_ERRORS
        if not skipping:
            try:
                reader.take(number, line)
            except _SyntaxError as error:
                errors.append(error)
                reader, skipping = _Reader(catalog), True
    try:
        reader.finish()
        catalog.trailing = reader.entry.comments
        charset = _CHARSET.search("".join(catalog.header.strings))
        if charset and charset[1].lower() not in ("utf-8", "utf8", "charset"):
            message = f'the header names the encoding "{charset[1]}"'
            raise _SyntaxError(max(1, catalog.header.line), 1, message, "save the file as UTF-8")
    except _SyntaxError as error:
        errors.append(error)
    return errors


class _Reader:
    """The entry being read: its comments, and its texts by keyword; `open` is the text that the next quoted line continues."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._start()

    def _start(self) -> None:
        self.entry = CatalogMessage("", "", strings=())
        self.texts: dict[str, list[str]] = {}
        self.open: list[str] | None = None

    def take(self, number: int, raw: str) -> None:
        """Digests one line."""
        line = raw.strip(_SPACE)
        if not line.startswith("#"):
            self._words(number, raw, line)
        elif line.startswith(("#|", "#~|")):
            self._comes_before_texts()
            self._words(number, raw, line.partition("|")[2].lstrip(), _PREVIOUS)
        elif line.startswith("#~"):
            self._words(number, raw, line[2:].lstrip(), obsolete=True)
        else:
            self._comes_before_texts()
            self._comment(line)

    def _comes_before_texts(self) -> None:
        if self.entry.line:
            self.finish()

    def _comment(self, line: str) -> None:
        entry, rest = self.entry, line[2:].strip()
        if line.startswith("#,"):
            entry.flags += tuple(flag.strip() for flag in rest.split(",") if flag.strip())
        elif line.startswith("#:"):
            entry.references += (rest,) if rest else ()
        elif line.startswith("#."):
            entry.extracted += (rest,) if rest else ()
        else:
            entry.comments += (line[1:],)

    def _words(self, number: int, raw: str, line: str, before: str = "", obsolete: bool = False) -> None:
        if not line:
            return
        keyword = _KEYWORD.match(line)
        quoted = line[keyword.end() :] if keyword else line
        column = len(raw.rstrip(_SPACE)) - len(line) + 1
        text_column = column + len(line) - len(quoted)
        if keyword is None and (self.open is None or not quoted.startswith('"')):
            raise _SyntaxError(number, column, "this is neither a comment, a keyword nor a quoted text")
        if not _QUOTED.fullmatch(quoted):
            raise _SyntaxError(
                number, text_column, "the text is not rightly quoted", 'write " inside a text as \\", a line break as \\n, \\ as \\\\'
            )
        if keyword:
            self._keyword(number, column, before + keyword[1])
            self.entry.obsolete |= obsolete
        if self.open is not None:
            string = unescape(quoted)
            if "\r" in string:
                raise _SyntaxError(number, text_column, "a carriage return (\\r) is not allowed", "write a line break as \\n")
            self.open.append(string)
        self.entry.end_line = number

    def _keyword(self, number: int, column: int, name: str) -> None:
        if name in ("msgctxt", "msgid") and ("msgid" in self.texts or name in self.texts):
            self.finish()
        if not self._fits(name):
            raise _SyntaxError(number, column, f'"{name}" does not belong here')
        if not name.startswith(_PREVIOUS):
            self.entry.line = self.entry.line or number
            if name.startswith("msgstr"):
                self.entry.string_line = self.entry.string_line or number
        self.open = self.texts[name] = []

    def _fits(self, name: str) -> bool:
        if name in self.texts:
            return False
        if name == "msgid_plural":
            return "msgid" in self.texts and "msgstr" not in self.texts
        if name.startswith("msgstr"):
            forms = len(self._forms())
            wanted = f"msgstr[{forms}]" if "msgid_plural" in self.texts else "msgstr"
            return "msgid" in self.texts and name == wanted and forms < MAX_FORMS
        return True

    def _forms(self) -> list[str]:
        return ["".join(parts) for name, parts in self.texts.items() if name.startswith("msgstr")]

    def _text(self, name: str) -> str:
        return "".join(self.texts.get(name, ()))

    def finish(self) -> None:
        """Closes the entry being read, when there is one."""
        entry = self.entry
        if not entry.line:
            return
        entry.strings = tuple(self._forms())
        if not entry.strings:
            raise _SyntaxError(entry.line, 1, "the entry has no msgstr")
        entry.context, entry.text, entry.plural = self._text("msgctxt"), self._text("msgid"), self._text("msgid_plural")
        entry.previous = tuple(self._text(_PREVIOUS + name) for name in ("msgid", "msgid_plural") if _PREVIOUS + name in self.texts)
        if entry.text or entry.context or entry.obsolete:
            self.catalog.entries.append(entry)
        elif self.catalog.entries or self.catalog.header.line:
            raise _SyntaxError(
                entry.line, 1, "a second header stands here", "an empty msgid is only for the header, at the top of the file"
            )
        else:
            self.catalog.header = entry
        self._start()
