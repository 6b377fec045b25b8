"""The mutants themselves: what is changed, what is left alone, and that a test that looks notices."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.mutants import python, script
from tests.mutants.__main__ import AREAS, Area, Drawn, draw, files, is_noticed

MODULE = '''
"""1 < 2 in a docstring."""
LIMIT: Literal[3] = 4

def least(values: list[int], far: bool) -> int | None:
    for value in values:
        if value < LIMIT and not far:
            continue
        if far:
            return value + 1
    return None
'''


def test_what_is_changed_in_python() -> None:
    made = list(python.mutants(MODULE))
    assert [(mutant.line, mutant.change) for mutant in made] == [
        (3, "4 → 5"),
        (7, "value < LIMIT and (not far) → value < LIMIT or not far"),
        (7, "value < LIMIT → value <= LIMIT"),
        (7, "not far → far"),
        (8, "continue → break"),
        (9, "far → not far"),
        (10, "return value + 1 → return None"),
        (10, "value + 1 → value - 1"),
        (10, "1 → 2"),
    ]
    assert len({mutant.text for mutant in made}) == len(made), "each differs from all others"
    assert ast.unparse(ast.parse(MODULE)) not in {mutant.text for mutant in made}


SCRIPT = """import { one } from "./a < b.js";
// 1 < 2
const most = 3;
export const far = (value, near) => {
  if (near.some((at) => at > 2)) return value < most && !near;
  return `${value} < 1`;
};
"""


def test_what_is_changed_in_a_script() -> None:
    made = list(script.mutants(SCRIPT))
    assert [(mutant.line, mutant.change) for mutant in made] == [
        (3, "3 → 4"),
        (5, "if (…) → if !(…)"),
        (5, "> → >="),
        (5, "2 → 3"),
        (5, "< → <="),
        (5, "&& → ||"),
    ]
    assert "if (!(near.some((at) => at > 2))) return" in made[1].text
    assert all(len(mutant.text.splitlines()) == len(SCRIPT.splitlines()) for mutant in made)


@pytest.mark.parametrize("name", AREAS)
def test_every_area_has_mutants(name: str) -> None:
    assert len(files(AREAS[name])) >= 3
    first = draw(name, 20, 1)
    assert len(first) == 20
    assert first != draw(name, 20, 2)


def test_a_seed_draws_the_same_mutants() -> None:
    assert draw("scripts", 20, 1) == draw("scripts", 20, 1)


def test_a_mutant_is_noticed_by_a_test_that_looks(tmp_path: Path) -> None:
    (tmp_path / "part.py").write_text("def larger(one, other):\n    return one > other\n", encoding="utf-8")
    looks, looks_away = tmp_path / "test_looks.py", tmp_path / "test_looks_away.py"
    looks.write_text("from part import larger\ndef test_it():\n    assert not larger(1, 1)\n", encoding="utf-8")
    looks_away.write_text("from part import larger\ndef test_it():\n    assert larger(2, 1)\n", encoding="utf-8")
    (mutant,) = [one for one in python.mutants((tmp_path / "part.py").read_text(encoding="utf-8")) if ">=" in one.change]
    drawn = Drawn("part.py", mutant)
    assert is_noticed(tmp_path, drawn, Area(("part.py",), (looks.name,), 1), {})
    assert not is_noticed(tmp_path, drawn, Area(("part.py",), (looks_away.name,), 1), {})
    assert "one > other\n" in (tmp_path / "part.py").read_text(encoding="utf-8"), "the file is as it was"
