"""The pages of docs/reference/, generated: every YAML field, command, finding and public function."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.reference import commands, files, findings, functions

PAGES: Mapping[str, Callable[[], str]] = {
    "files.md": files.page,
    "commands.md": commands.page,
    "findings.md": findings.page,
    "python.md": functions.page,
}
"""File below docs/reference/ → what makes its text."""
