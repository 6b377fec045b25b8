"""A form as Markdown, with tables as GitHub and most editors read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aeskills.export.documents.form import FilledForm, FormColumn, FormSection

_SIGNS = re.compile(r"([\\`*_\[\]<>|])")
_BLANKS = re.compile(r"[ \t\r\n]+")
"""Blanks that may be one; others, such as the one before a currency sign, hold words together."""
_START = re.compile(r"^(\d+)([.)])(?=\s)|^([#+-])(?=\s)")


def markdown(form: FilledForm) -> str:
    """The text of the file."""
    return "\n\n".join(_blocks(form)) + "\n"


def _blocks(form: FilledForm) -> Iterator[str]:
    yield f"# {_escaped(form.title)}"
    yield from map(_escaped, form.notes)
    if form.facts:
        yield "\n".join(f"- **{_escaped(label)}** {_escaped(value)}" for label, value in form.facts)
    for section in form.sections:
        yield f"## {_escaped(section.heading)}"
        yield from _section(section, form)
    yield "---"
    yield _escaped(form.origin)


def _section(section: FormSection, form: FilledForm) -> Iterator[str]:
    if section.instruction:
        yield "\n>\n".join(f"> {_escaped(paragraph)}" for paragraph in section.instruction)
    if section.columns and not form.filled:
        yield "\n".join(f"- **{_escaped(column.name)}** {_meaning(column)}" for column in section.columns)
    yield from map(_escaped, section.paragraphs)
    if section.points:
        yield "\n".join(f"- {_escaped(point)}" for point in section.points)
    if section.columns:
        yield _table(section)


def _meaning(column: FormColumn) -> str:
    return " ".join((_escaped(column.meaning), *([f"({_escaped(' / '.join(column.choices))})"] if column.choices else ())))


def _table(section: FormSection) -> str:
    ends = ["---:" if column.format in ("number", "percent", "money") else "---" for column in section.columns]
    rows = [[_escaped(cell.shown) for cell in row] for row in section.rows]
    return "\n".join(map(_row, ([_escaped(column.name) for column in section.columns], ends, *rows)))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    """Words as they are, whatever signs are in them."""
    words = _SIGNS.sub(r"\\\1", _BLANKS.sub(" ", text).strip(" "))
    return _START.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", words)
