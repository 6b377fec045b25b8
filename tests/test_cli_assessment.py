"""`aeskills score`, `simulate` and `items` as a person calls them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aeskills.assessment.bundle import plain_bundle
from aeskills.cli import main
from aeskills.content.reader import read


def call(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def responses() -> dict[str, object]:
    handbook = read(Path("content")).handbook
    assert handbook is not None
    bundle = plain_bundle(handbook)
    form = bundle["forms"][0]
    answers = {}
    for item in form["items"]:
        entry = bundle["items"][item]
        first = entry["options"][0]["id"]
        answers[item] = {"best": first} if entry["type"] == "situational" else {"picks": [first]}
    return {
        "schema": 1, "bank": bundle["bank"], "form": form["id"], "industry": None, "seniority": bundle["seniority"][0]["id"], "seed": 1,
        "skills": form["ratings"], "ratings": {}, "answers": answers, "started": "2026-11-23T09:00:00Z", "finished": None,
    }  # fmt: skip


def test_score_prints_the_result(tmp_path: Path, responses: dict[str, object]) -> None:
    file = tmp_path / "mine.json"
    file.write_text(json.dumps(responses), encoding="utf-8")
    done = call("score", file)
    assert done.exit_code == 0, done.output
    result = json.loads(done.stdout)
    assert len(result["families"]) >= 4
    assert result["unscored"] == []


def test_score_says_what_is_wrong(tmp_path: Path, responses: dict[str, object]) -> None:
    file = tmp_path / "mine.json"
    file.write_text(json.dumps({**responses, "form": 3, "surprise": 1}), encoding="utf-8")
    done = call("score", file)
    assert done.exit_code == 1
    assert len(done.output.splitlines()) >= 2 and "surprise" in done.output
    assert call("score", tmp_path / "none.json").exit_code == 2
    assert call("score", "--content", tmp_path / "nowhere", file).exit_code == 2


def test_items_refuses_a_handful(tmp_path: Path, responses: dict[str, object]) -> None:
    file = tmp_path / "mine.json"
    file.write_text(json.dumps(responses), encoding="utf-8")
    done = call("items", file)
    assert done.exit_code == 1
    assert "1 usable" in done.output


def test_simulate_reports() -> None:
    done = call("simulate", "--people", 100)
    assert done.exit_code == 0
    assert "coverage" in done.output
    assert call("simulate", "--form", "none").exit_code == 2
