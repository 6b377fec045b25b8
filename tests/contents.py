"""The content folders of this repository, each read once in a process; the records are frozen, so all tests may share them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from aeskills.content.reader import Reading, read
from aeskills.handwritten.docs import Docs
from aeskills.model.handbook import Handbook
from aeskills.pipeline import read_and_check
from tests.tool import ROOT

SHIPPED = ROOT / "content"


@cache
def reading(content: Path) -> Reading:
    """What comes of a content folder."""
    return read(content)


@cache
def docs_of(content: Path = SHIPPED) -> Docs:
    """The hand-written pages beside it, with the settings of its mkdocs.yml."""
    return read_and_check(content).docs


def handbook(content: Path = SHIPPED) -> Handbook:
    """Its handbook."""
    found = reading(content).handbook
    assert found is not None
    return found
