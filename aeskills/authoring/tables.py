"""Tables as text: CSV and tab-separated files → rows by the names of their columns."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from aeskills.files import read_text

TABLE_BYTES = 400_000_000
"""The largest table of ESCO's download has 25 MB, of O*NET's 60 MB."""


class Unreadable(Exception):  # noqa: N818
    """A table that cannot be read; the message says which and why."""


class TableRow(NamedTuple):
    """A line of a table: cells by column, and the line's number in the file."""

    cells: dict[str, str]
    line: int

    def get(self, column: str) -> str:
        """A cell without surrounding white space; empty where the table has no such column."""
        return self.cells.get(column, "").strip()


def read_table(path: Path, columns: Iterable[str] = ()) -> list[TableRow]:
    """The rows of a table whose first line names the columns; tab, comma or semicolon, whichever the first line has most of.

    Raises Unreadable when it is no text, or lacks one of `columns`.
    """
    found = read_text(path, path.name, TABLE_BYTES)
    if found.text is None:
        reasons = [finding.message for finding in found.findings]
        raise Unreadable(f"{path}: {'; '.join(reasons)}")
    head = found.text.partition("\n")[0]
    delimiter = max("\t,;", key=head.count)
    csv.field_size_limit(10_000_000)
    source = io.StringIO(found.text)
    if delimiter == "\t":  # O*NET's text files quote nothing
        reader = csv.reader(source, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(source, delimiter=delimiter)
    try:
        names = [name.strip() for name in next(reader, [])]
        if missing := [column for column in columns if column not in names]:
            raise Unreadable(f"{path}: the first line names no column {', '.join(missing)}")
        return [TableRow(dict(zip(names, cells, strict=False)), reader.line_num) for cells in reader if any(map(str.strip, cells))]
    except csv.Error as error:
        raise Unreadable(f"{path}:{reader.line_num}: {error}") from error


def find_table(folder: Path, names: Sequence[str]) -> Path | None:
    """The file of a folder that bears one of these names, whatever its capitals, signs between words and ending; the first by name."""
    wanted = [_plain(name) for name in names]
    if not folder.is_dir():
        return None
    files = [path for path in sorted(folder.iterdir()) if path.suffix.lower() in (".txt", ".tsv", ".csv")]
    exact = [path for name in wanted for path in files if _plain(path.stem) == name]
    return next(iter(exact or [path for name in wanted for path in files if name in _plain(path.stem)]), None)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", name.lower())


def id_of(words: str, taken: set[str]) -> str:
    """An id made of words, at most 64 characters long and unlike those in `taken`, to which it is added."""
    ascii_words = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    parts = re.findall(r"[a-z0-9]+", re.sub(r"\(.*?\)", " ", ascii_words)) or ["entry"]
    if not parts[0][0].isalpha():
        parts.insert(0, "n")
    kept = parts[:1]
    for part in parts[1:]:
        if len("-".join([*kept, part])) > 48:
            break
        kept.append(part)
    base = "-".join(kept)[:48].strip("-")
    found, number = base, 2
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    taken.add(found)
    return found
