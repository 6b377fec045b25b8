"""`aeskills score`, `simulate` and `items` as a person calls them."""

from __future__ import annotations

import csv
import io
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
        "schema": 2, "bank": bundle["bank"], "form": form["id"], "industry": None, "seniority": bundle["seniority"][0]["id"], "seed": 1,
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


def test_score_takes_many_files_and_lines(tmp_path: Path) -> None:
    """One JSON line for each attempt, in order; a broken one is named, and the others are scored."""
    one, many = tmp_path / "one.json", tmp_path / "many.jsonl"
    attempts = [{**responses(), "seed": seed} for seed in (1, 2, 3)]
    one.write_text(json.dumps(attempts[0], indent=1), encoding="utf-8")
    many.write_text("\n".join([json.dumps(attempts[1]), "", '{"form": 1}', json.dumps(attempts[2])]), encoding="utf-8")
    done = call("score", "--content", LIGHTHOUSE, one, many)
    assert done.exit_code == 1
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert [found["file"] for found in results] == [str(one), f"{many}:1", f"{many}:4"]
    assert "many.jsonl:3" in done.stderr and "missing" in done.stderr
    piped = CliRunner().invoke(main, ["score", "--content", str(LIGHTHOUSE), "-"], input="\n".join(map(json.dumps, attempts)))
    assert piped.exit_code == 0 and len(piped.stdout.splitlines()) == 3


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
    done = call("simulate", "--content", LIGHTHOUSE, "--form", "full", "--people", 2, "--jobs", 1)
    assert done.exit_code == 0, done.output
    assert "| coverage overall, mean over cells of attentive people | full |" in done.stdout and "Rules of thumb" in done.stdout
    assert call("simulate", "--content", LIGHTHOUSE, "--form", "none").exit_code == 2
    assert call("simulate", "--content", LIGHTHOUSE, "--aim", "none").exit_code == 2


def test_panel_writes_a_sheet_and_reads_it_back(tmp_path: Path) -> None:
    sheet = call("panel", "--content", LIGHTHOUSE)
    assert sheet.exit_code == 0 and sheet.stdout.count("\n") == 13
    rows = list(csv.reader(io.StringIO(sheet.stdout.removeprefix("\ufeff"))))
    files = []
    for member in range(5):
        out = io.StringIO()
        csv.writer(out).writerows([rows[0], *([*row[:-1], str(4 + member % 3)] for row in rows[1:])])
        files.append(tmp_path / f"{member}.csv")
        files[-1].write_text(out.getvalue(), encoding="utf-8")
    done = call("panel", "--content", LIGHTHOUSE, *files)
    assert done.exit_code == 0 and done.stdout.count("basis: panel") == 12
    assert call("panel", "--content", LIGHTHOUSE, *files[:4]).exit_code == 1
    files[0].write_text("item,of_ten\nghost,4\n", encoding="utf-8")
    bad = call("panel", "--content", LIGHTHOUSE, *files)
    assert bad.exit_code == 1 and "ghost" in bad.output
