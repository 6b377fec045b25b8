"""`aeskills score`, `simulate` and `items`: the self-assessment's numbers outside the browser."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from aeskills.assessment.bundle import plain_bundle
from aeskills.assessment.contract import Bundle, Responses
from aeskills.assessment.responses import parse
from aeskills.assessment.scoring import score as scored
from aeskills.assessment.simulate import report as simulation_report
from aeskills.assessment.simulate import simulate as simulated
from aeskills.assessment.study.statistics import report as statistics_report
from aeskills.assessment.study.statistics import statistics
from aeskills.checks import registry
from aeskills.cli.options import CONTENT, opened
from aeskills.findings import as_text, ordered

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@CONTENT
@click.argument("file", type=FILE)
def score(content: Path, file: Path) -> None:
    """Score one FILE of responses, exported from the self-assessment; print the result as JSON.

    The numbers are the same as in the browser, not rounded.
    """
    bundle = _bundle(content)
    click.echo(json.dumps(scored(bundle, _responses(file, bundle)), ensure_ascii=False, indent=2))


@click.command()
@CONTENT
@click.option("--form", default=None, help="Form to simulate.  [default: the first one]")
@click.option("--people", type=click.IntRange(100, 1_000_000), default=4000, show_default=True, help="Simulated people of each kind.")
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of the random numbers.")
def simulate(content: Path, form: str | None, people: int, seed: int) -> None:
    """Simulate people who answer a form: bias, error and coverage of the 80 % band, as a Markdown report."""
    bundle = _bundle(content)
    forms = [entry["id"] for entry in bundle["forms"]]
    chosen = form or forms[0]
    if chosen not in forms:
        click.echo(f'aeskills: there is no form "{chosen}"; forms: {", ".join(forms)}', err=True)
        sys.exit(2)
    click.echo(simulation_report(bundle, simulated(bundle, chosen, people=people, seed=seed)))


@click.command()
@CONTENT
@click.argument("files", type=FILE, nargs=-1, required=True)
def items(content: Path, files: tuple[Path, ...]) -> None:
    """Statistics of the questions from donated result FILES; refuses when there are too few people."""
    bundle = _bundle(content)
    found = statistics(bundle, [_responses(file, bundle) for file in files])
    click.echo(statistics_report(bundle, found))
    sys.exit(1 if found["refused"] else 0)


def _bundle(content: Path) -> Bundle:
    reading = opened(content)
    findings = ordered([*reading.findings, *registry.check(reading)])
    faults = [finding for finding in findings if finding.severity == "error"]
    if faults or reading.handbook is None:
        click.echo(as_text(faults, content))
        sys.exit(1)
    return plain_bundle(reading.handbook)


def _responses(file: Path, bundle: Bundle) -> Responses:
    try:
        parsed = parse(file.read_bytes(), bundle)
    except OSError as error:
        click.echo(f"aeskills: {file}: {error.strerror}", err=True)
        sys.exit(2)
    for notice in parsed.notices:
        click.echo(f"{file}: note: {notice}", err=True)
    if parsed.responses is None:
        click.echo("\n".join(f"{file}: {fault}" for fault in parsed.faults))
        sys.exit(1)
    return parsed.responses
