"""What stands in a PO file, and its text: entries in order, bytes that depend on nothing but them.

Escapes are Babel's. The entries are ours because Babel's catalog joins two entries of one context and text without a word, takes
`#| msgid` for a translator's comment, drops the flags of obsolete entries, and flags "20 % discount" as a printf text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from babel.messages.pofile import escape

from aeskills.findings import Location


@dataclass
class CatalogMessage:
    """One message with its translation: `strings` holds one string, or one for each plural form. Lines are 1-based; 0 when not read."""

    context: str
    text: str
    plural: str = ""
    strings: tuple[str, ...] = ("",)
    flags: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    """The translator's comments: what stands after `#`, the space included."""
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    """The source text, and its plural, that `strings` was written for, when that is not `text` any more."""
    obsolete: bool = False
    line: int = 0
    string_line: int = 0
    end_line: int = 0

    @property
    def key(self) -> tuple[str, str]:
        """What tells two entries apart, as in gettext."""
        return self.context, self.text

    @property
    def fuzzy(self) -> bool:
        """Whether somebody must look at the translation before it is shown."""
        return "fuzzy" in self.flags

    @property
    def complete(self) -> bool:
        """Whether every form has words."""
        return bool(self.strings) and all(string.strip() for string in self.strings)

    @property
    def started(self) -> bool:
        """Whether a person put something into this entry."""
        return any(self.strings) or bool(self.comments)


@dataclass
class Catalog:
    """The content of one PO file. `trailing` are comments after the last entry; `lines` is the file as read."""

    header: CatalogMessage = field(default_factory=lambda: CatalogMessage("", ""))
    entries: list[CatalogMessage] = field(default_factory=list)
    trailing: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()

    def place(self, file: str, entry: CatalogMessage | None = None, word: str | None = None) -> Location:
        """Where `word` stands in the translation of `entry`; its first string for "", the entry for None, the file for no entry."""
        if entry is None or not entry.line:
            return Location(file)
        if word is None:
            return Location(file, entry.line, 1, len(self.lines[entry.line - 1]))
        written = escape(word)[1:-1] or '"'
        for number in range(entry.string_line, entry.end_line + 1):
            column = self.lines[number - 1].find(written)
            if column >= 0:
                return Location(file, number, column + 1, len(written))
        return Location(file, entry.string_line)


def po_text(catalog: Catalog) -> str:
    """The PO file of `catalog`: the header, the entries in their order, the obsolete ones at the end."""
    current = [entry for entry in catalog.entries if not entry.obsolete]
    obsolete = [entry for entry in catalog.entries if entry.obsolete]
    blocks = ["\n".join(_entry(entry)) for entry in [catalog.header, *current, *obsolete]]
    if catalog.trailing:
        blocks.append("\n".join(f"#{comment}".rstrip() for comment in catalog.trailing))
    return "\n\n".join(blocks) + "\n"


def _entry(entry: CatalogMessage) -> Iterator[str]:
    for comment in entry.comments:
        yield f"#{comment}".rstrip()
    yield from (f"#. {comment}" for comment in entry.extracted)
    yield from (f"#: {reference}" for reference in entry.references)
    if entry.flags:
        yield f"#, {', '.join(sorted(set(entry.flags)))}"
    for keyword, text in zip(("msgid", "msgid_plural"), entry.previous, strict=False):
        yield from _text(keyword, text, "#| ")
    prefix = "#~ " if entry.obsolete else ""
    if entry.context:
        yield from _text("msgctxt", entry.context, prefix)
    yield from _text("msgid", entry.text, prefix)
    if entry.plural:
        yield from _text("msgid_plural", entry.plural, prefix)
    for index, string in enumerate(entry.strings):
        yield from _text(f"msgstr[{index}]" if entry.plural else "msgstr", string, prefix)


def _text(keyword: str, text: str, prefix: str) -> Iterator[str]:
    """One line for each line of the text, never wrapped: a paragraph that changes is one line that changes."""
    parts = [f"{part}\n" for part in text.split("\n")]
    parts[-1] = parts[-1][:-1]
    if not parts[-1] and len(parts) > 1:
        parts.pop()
    if len(parts) == 1:
        yield f"{prefix}{keyword} {escape(parts[0])}"
        return
    yield f'{prefix}{keyword} ""'
    yield from (f"{prefix}{escape(part)}" for part in parts)
