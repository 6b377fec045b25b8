"""`aeskills check`, `status` and `explain`: every error of a content folder, what it holds, and what a finding means."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from aeskills.checks.explain import explanation as explained
from aeskills.checks.explain import manual_entries, overview
from aeskills.checks.measures import MEASURES, measured
from aeskills.cli.options import CONFIG, CONTENT, PROSE, REPORT_STYLE, read_or_exit, require_folder
from aeskills.findings import did_you_mean
from aeskills.pipeline import read_and_check
from aeskills.reports import FORMATS
from aeskills.settings.read import project_of


@click.command("check")
@CONTENT
@PROSE
@CONFIG
@REPORT_STYLE
@click.option("--strict", is_flag=True, help="Count warnings as faults.")
def check_command(content: Path, prose: Path | None, config: Path | None, style: str, strict: bool) -> None:
    """Read the content folder, mkdocs.yml and the hand-written pages, and report every error at once."""
    require_folder(content)
    findings = read_and_check(project_of(content, prose, config)).findings
    if findings or style == "json":
        click.echo(FORMATS[style](findings, content))
    faults = [finding for finding in findings if strict or finding.severity == "error"]
    if not findings and style == "text":
        click.echo(f"{content}: no findings")
    sys.exit(1 if faults else 0)


@click.command("status")
@CONTENT
def status_command(content: Path) -> None:
    """Count what the handbook holds, beside what its site.yaml promises (`least:`)."""
    handbook = read_or_exit(content).handbook
    if handbook is None:
        click.echo("aeskills: the handbook cannot be read; `aeskills check` says why", err=True)
        sys.exit(2)
    counts = {name: measured(handbook, name) for name in MEASURES}
    for name, count in counts.items():
        least = handbook.site.least.get(name)
        click.echo(f"{name:<20}{count:>6}" + ("" if least is None else f"  of {least}" + ("" if count >= least else "  below")))
    sys.exit(1 if any(counts.get(name, 0) < least for name, least in handbook.site.least.items()) else 0)


@click.command("explain")
@click.argument("code", required=False)
def explain_command(code: str | None) -> None:
    """Say what a finding CODE means, why it matters and how to fix it; without CODE, list all."""
    text = overview() if code is None else explained(code)
    if text is None:
        click.echo(
            f'aeskills: there is no code "{code}"; {did_you_mean(code or "", manual_entries(), "`aeskills explain` lists all")}', err=True
        )
        sys.exit(2)
    click.echo(text)
