"""Two thousand mutated projects: none ends in a traceback, and what passes the check builds. `make fuzz` runs twenty thousand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from aeskills.content import reader
from aeskills.render.locale_site import LocaleSite
from tests.fuzz.campaign import Handbook, inputs, run
from tests.fuzz.mutations import mutated
from tests.tool import LIGHTHOUSE

COUNT = 2_000


@pytest.mark.slow
def test_what_passes_the_check_builds(tmp_path: Path) -> None:
    outcome = run(tmp_path, COUNT, seed=1)
    assert outcome.failures == []
    assert (outcome.inputs, outcome.rejected + outcome.built + outcome.same) == (COUNT, COUNT)
    assert outcome.rejected > COUNT / 4 and outcome.built > COUNT / 10
    assert len(outcome.codes) > 30


def test_inputs_are_the_same_for_the_same_seed(tmp_path: Path) -> None:
    originals = Handbook(tmp_path).originals
    first = list(inputs(originals, 50, 7))
    assert first == list(inputs(originals, 50, 7))
    assert first != list(inputs(originals, 50, 8))
    assert len({one.file for one in first}) > 10
    assert {one.file.rpartition(".")[2] for one in first} == {"yaml", "po", "md", "yml"}
    assert mutated(b"a: b\n", Random(1)) == mutated(b"a: b\n", Random(1))


def test_a_check_that_raises_is_seen_with_its_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = {path.read_text(encoding="utf-8") for path in LIGHTHOUSE.rglob("*.yaml")}

    def parse(text: str, file: str, real: Callable[..., object] = reader.parse_text) -> object:
        if text not in sound:
            raise KeyError("a slip of the reader")
        return real(text, file)

    monkeypatch.setattr(reader, "parse_text", parse)
    outcome = run(tmp_path, 15, seed=1)
    assert len(outcome.failures) > 2
    assert all(failure.startswith("input ") and "a slip of the reader" in failure for failure in outcome.failures)


def test_a_build_that_raises_is_seen_with_its_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> str:
        raise ValueError("a page that fails")

    monkeypatch.setattr(LocaleSite, "not_found", fail)
    outcome = run(tmp_path, 15, seed=1)
    assert outcome.built == 0
    assert len(outcome.failures) > 2
    assert all(failure.startswith("input ") and "a page that fails" in failure for failure in outcome.failures)
