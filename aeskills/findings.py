"""What is wrong with a file of the user's: where, what, and the way out. `reports` prints it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Location(NamedTuple):
    """A place in a file of the user's; `line` and `column` are 1-based, in characters, `length` is for the caret."""

    file: str
    line: int = 1
    column: int = 1
    length: int = 1


class Finding(NamedTuple):
    """One error. `code` is explained by `aeskills explain CODE`; `hint` is the way out, or empty."""

    location: Location
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"


class ContentError(Exception):
    """What the author wrote has errors that forbid to go on; `findings` says which."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(findings)
        self.findings = findings

    def __str__(self) -> str:
        return f"{len(self.findings)} findings"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like `word`, or empty when none is."""
    from difflib import get_close_matches  # only for who needs a hint

    return next(iter(get_close_matches(word, sorted(known), n=1, cutoff=0.6)), "")


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint with the nearest known word, or `otherwise` when nothing is near."""
    near = nearest(word, known)
    return f'did you mean "{near}"?' if near else otherwise


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by file, line and column, each once."""
    return sorted(set(findings))
