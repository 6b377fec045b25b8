"""What a command does not need is not loaded, so that it starts at once."""

from __future__ import annotations

import sys

import pytest

from tests.tool import run


@pytest.mark.parametrize(
    ("first", "spared"),
    [
        ("aeskills.cli.building", {"babel", "jinja2", "pydantic", "yaml"}),
        ("aeskills.publish.publication", {"mkdocs"}),
    ],
)
def test_what_is_not_needed_is_not_loaded(first: str, spared: set[str]) -> None:
    done = run("-c", f"import sys, {first}; print(*sys.modules)", command=(sys.executable,))
    loaded = set(done.stdout.split())
    assert first in loaded, done.stderr
    assert not spared & loaded
