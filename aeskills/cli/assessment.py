"""`aeskills score`, `simulate`, `items` and `panel`: the self-assessment's numbers outside the browser."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from aeskills.assessment.bundle import plain_bundle
from aeskills.assessment.constants import PANEL_LEAST
from aeskills.assessment.contract import Bundle, Responses
from aeskills.assessment.responses import LIMIT, Parsed, parse_responses
from aeskills.assessment.scoring.score import Scorer
from aeskills.assessment.study import panel as panels
from aeskills.assessment.study.difficulty import difficulties
from aeskills.assessment.study.followers import clickers, followers, rule_names
from aeskills.assessment.study.item_statistics import statistics
from aeskills.assessment.study.item_statistics import statistics_report as statistics_report
from aeskills.assessment.study.monotone import lowered
from aeskills.assessment.study.report import Study
from aeskills.assessment.study.report import simulation_report as simulation_report
from aeskills.assessment.study.simulate import StudySetting, cells
from aeskills.assessment.study.simulate import simulate_cells as simulated
from aeskills.checks import registry
from aeskills.cli.options import CONTENT, read_or_exit
from aeskills.files import printable, read_bytes
from aeskills.findings import Finding, ordered
from aeskills.reports import as_text

LINES_BYTES = 200_000_000
"""Most bytes of a file of attempts, one a line; each attempt has a limit of its own."""

FILE = click.Path(path_type=Path, dir_okay=False, allow_dash=True)


@click.command("score")
@CONTENT
@click.argument("files", type=FILE, nargs=-1, required=True)
def score_command(content: Path, files: tuple[Path, ...]) -> None:
    """Score FILES of responses, exported from the self-assessment; print one JSON result a line.

    A file holds one attempt, or one attempt a line (JSON Lines); "-" reads standard input. The numbers are the same as in the browser,
    not rounded. What cannot be read is named on standard error, and the others are scored all the same.
    """
    bundle = _bundle(content)
    scorer, failed = Scorer(bundle), False
    for name, data in _attempts(files):
        parsed = parse_responses(data, bundle)
        failed |= _tell(name, parsed)
        if parsed.responses is not None:
            result = scorer.score(parsed.responses)
            click.echo(json.dumps({"file": name, **result}, ensure_ascii=False))
    sys.exit(1 if failed else 0)


@click.command("simulate")
@CONTENT
@click.option("--form", "forms", multiple=True, help="Form to simulate; may be repeated.  [default: all but focus and practice]")
@click.option("--aim", default=None, help="Level whose verdicts count, with all after it.  [default: the third]")
@click.option("--people", type=click.IntRange(1, 1_000_000), default=100, show_default=True, help="Simulated people in each cell.")
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of the random numbers.")
@click.option("--jobs", type=click.IntRange(1), default=None, help="Processes.  [default: one for each processor]")
def simulate_command(content: Path, forms: tuple[str, ...], aim: str | None, people: int, seed: int, jobs: int | None) -> None:
    """Simulate people who answer the forms: errors, coverage, verdicts, clickers and followers of rules, as a Markdown report."""
    bundle = _bundle(content)
    known = [entry["id"] for entry in bundle["forms"] if entry["type"] in ("fixed", "adaptive")]
    levels = [entry["id"] for entry in bundle["seniority"]]
    chosen = _known("form", forms or tuple(known), known)
    first = levels.index(_known("level", (aim,), levels)[0]) if aim else min(2, len(levels) - 1)
    study = Study(people, seed, levels[first:], levels[first - 1] if first else None)
    for cell, figures in simulated(bundle, cells(chosen), StudySetting(people, seed, tuple(levels[first:])), jobs):
        study.cells.append((cell, figures))
        click.echo(f"{cell.form} {cell.way} {cell.people} {cell.careless:.2f}", err=True)
    scorer, language = Scorer(bundle), bundle["locale"]
    aims = [levels[first], *([study.easier] if study.easier else [])]
    for form in chosen:
        study.clickers[form] = clickers(scorer, form, aims, max(people, 200), seed)
        few = max(10, people // 10)
        study.followers[form] = {rule: followers(scorer, form, aims, rule, language, few, seed) for rule in rule_names(language)}
        if next(entry for entry in bundle["forms"] if entry["id"] == form)["type"] == "fixed":
            study.lowered[form] = lowered(scorer, form, people, seed)
        click.echo(f"{form}: clickers and rules", err=True)
    click.echo(simulation_report(bundle, study))


@click.command("items")
@CONTENT
@click.argument("files", type=FILE, nargs=-1, required=True)
def items_command(content: Path, files: tuple[Path, ...]) -> None:
    """Statistics of the questions from donated result FILES; refuses when there are too few people.

    With at least 100 people for an item, its difficulty is estimated as well. It sharpens the order of the items; where the levels lie,
    only a panel can say.
    """
    bundle = _bundle(content)
    donated: list[Responses] = []
    for name, data in _attempts(files):
        parsed = parse_responses(data, bundle)
        if _tell(name, parsed):
            sys.exit(1)
        if parsed.responses is not None:
            donated.append(parsed.responses)
    result = statistics(bundle, donated)
    click.echo(statistics_report(bundle, result))
    if not result["refused"]:
        click.echo("\n".join(_difficulty_lines(bundle, donated)))
    sys.exit(1 if result["refused"] else 0)


def _difficulty_lines(bundle: Bundle, donated: Sequence[Responses]) -> Iterator[str]:
    own = [responses for responses in donated if responses["bank"] == bundle["bank"]]
    estimated = difficulties(bundle, list({json.dumps(each, sort_keys=True): each for each in own}.values()))
    yield "## Difficulty"
    yield ""
    if not estimated:
        yield "No item was answered by 100 people; with fewer, a difficulty is known no better than from its label."
        return
    yield "Their mean is held at that of the labels: answers say which items are harder than others, not where the levels of people lie."
    yield ""
    yield "| item | people | label | difficulty | standard error | for the YAML |"
    yield "|---|---:|---:|---:|---:|---|"
    for item, found in estimated.items():
        line = f"difficulty: {{mean: {found.mean:.1f}, sd: {found.se:.1f}, n: {found.n}, basis: answers}}"
        yield f"| {item} | {found.n} | {found.label:.0f} | {found.mean:.1f} | {found.se:.1f} | `{line}` |"


@click.command("panel")
@CONTENT
@click.argument("files", type=FILE, nargs=-1)
def panel_command(content: Path, files: tuple[Path, ...]) -> None:
    """Print a sheet (CSV) on which practitioners judge the items, or read filled sheets back.

    Without FILES: the sheet. Each practitioner says for each item how many of ten people who have just reached its level would pick the
    key. With FILES, one for each of at least five practitioners: the difficulty of each item, as YAML.
    """
    bundle = _bundle(content)
    if not files:
        click.echo(panels.panel_sheet(bundle), nl=False)
        return
    sheets = []
    for file in files:
        try:
            sheets.append(panels.read_panel(_read(file).decode("utf-8"), bundle))
        except UnicodeDecodeError:
            click.echo(f"{printable(str(file))}: the sheet is not UTF-8 text")
        except panels.UnreadableSheetError as error:
            click.echo("\n".join(f"{printable(str(file))}: {line}" for line in error.args))
    if len(sheets) < len(files):
        sys.exit(1)
    found = panels.judged(bundle, sheets)
    if not found:
        click.echo(f"no item was judged by {PANEL_LEAST} practitioners; fewer say too little about where a level lies", err=True)
        sys.exit(1)
    click.echo("\n".join(panels.as_yaml(found)))


def _known(kind: str, wanted: Sequence[str], known: Sequence[str]) -> list[str]:
    for name in wanted:
        if name not in known:
            click.echo(f'aeskills: there is no {kind} "{name}"; there are {", ".join(known)}', err=True)
            sys.exit(2)
    return list(wanted)


def _bundle(content: Path) -> Bundle:
    reading = read_or_exit(content)
    findings = ordered([*reading.findings, *registry.run_checks(reading)])
    faults = [finding for finding in findings if finding.severity == "error"]
    if faults or reading.handbook is None:
        click.echo(as_text(faults, content))
        sys.exit(1)
    return plain_bundle(reading.handbook)


def _attempts(files: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each attempt; a file of JSON Lines gives one for each line that is not blank."""
    for file in files:
        data = _read(file)
        lines = [line for line in data.splitlines() if line.strip()]
        if len(lines) > 1 and all(_is_object(line) for line in lines[:2]):
            yield from ((f"{file}:{number}", line) for number, line in enumerate(data.splitlines(), 1) if line.strip())
        else:
            yield str(file), data


def _is_object(line: bytes) -> bool:
    """Whether a line is a whole JSON object of its own."""
    try:
        return len(line) <= LIMIT and isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _read(file: Path) -> bytes:
    """The bytes of a file of attempts or of a sheet, or of standard input."""
    if str(file) == "-":
        return sys.stdin.buffer.read()
    data = read_bytes(file, str(file), LINES_BYTES)
    if isinstance(data, Finding):
        click.echo(f"aeskills: {printable(str(file))}: {data.message}", err=True)
        sys.exit(2)
    return data


def _tell(name: str, parsed: Parsed) -> bool:
    """Says what is worth saying of an attempt; true when it could not be read."""
    for notice in parsed.notices:
        click.echo(f"{printable(name)}: note: {notice}", err=True)
    for fault in parsed.faults:
        click.echo(f"{printable(name)}: {fault}", err=True)
    return parsed.responses is None
