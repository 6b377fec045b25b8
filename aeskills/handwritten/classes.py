"""Which style sheets a hand-written page needs, by what its Markdown extensions print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from aeskills.handwritten.pieces import Piece

# fmt: off
SHEETS: Mapping[str, frozenset[str]] = {
    "admonitions": frozenset({"admonition", "<details>"}),
    "tabs": frozenset({"tabbed-set"}),
    "footnotes": frozenset({"footnote", "footnote-ref"}),
    "code": frozenset({"highlight", "codehilite", "highlighttable"}),
    "marks": frozenset({
        "keys", "task-list-item", "critic", "twemoji", "md-button", "grid", "ae-start", "ae-end", "ae-center", "align-left", "align-right",
        "<mark>", "<kbd>",
    }),
}
# fmt: on
"""Sheet → the classes, and elements in brackets, of which it styles the first that is met."""


def sheets_of(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """The names of the sheets, in their order."""
    used: set[str] = set()
    for piece in pieces:
        if piece.kind == "start":
            used |= {f"<{piece.name}>", *(piece.get("class") or "").split()}
    return tuple(name for name, classes in SHEETS.items() if not classes.isdisjoint(used))
