"""`aeskills score`, `simulate` and `items` as a person calls them."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from aeskills.assessment.bundle import plain_bundle
from aeskills.cli import main
from tests.contents import SHIPPED, handbook
from tests.tool import LIGHTHOUSE


def call(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def responses(content: Path = LIGHTHOUSE) -> dict[str, object]:
    """Of someone who always takes the first option."""
    bundle = plain_bundle(handbook(content))
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


def test_score_prints_the_result(tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_text(json.dumps(responses(SHIPPED)), encoding="utf-8")
    done = call("score", file)
    assert done.exit_code == 0, done.output
    result = json.loads(done.stdout)
    assert len(result["families"]) >= 4
    assert result["unscored"] == []


def test_score_says_what_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_text(json.dumps({**responses(), "form": 3, "surprise": 1}), encoding="utf-8")
    done = call("score", "--content", LIGHTHOUSE, file)
    assert done.exit_code == 1
    assert len(done.output.splitlines()) >= 2 and "surprise" in done.output
    assert call("score", "--content", LIGHTHOUSE, tmp_path / "none.json").exit_code == 2
    assert call("score", "--content", tmp_path / "nowhere", file).exit_code == 2


def test_items_refuses_a_handful(tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_text(json.dumps(responses()), encoding="utf-8")
    done = call("items", "--content", LIGHTHOUSE, file)
    assert done.exit_code == 1
    assert "1 usable" in done.output


def test_simulate_reports() -> None:
    done = call("simulate", "--content", LIGHTHOUSE, "--people", 100)
    assert done.exit_code == 0
    assert "coverage" in done.output
    assert call("simulate", "--content", LIGHTHOUSE, "--form", "none").exit_code == 2
