"""`aeskills check` and `aeskills explain`: every fault of a content folder, and what each means."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from aeskills.checks import registry
from aeskills.checks.explain import entries, overview
from aeskills.checks.explain import explain as explained
from aeskills.cli_options import CONTENT, STYLE, opened
from aeskills.findings import FORMATS, did_you_mean, ordered


@click.command()
@CONTENT
@STYLE
@click.option("--strict", is_flag=True, help="Count warnings as faults.")
def check(content: Path, style: str, strict: bool) -> None:
    """Read the content folder and report every fault at once."""
    reading = opened(content)
    findings = ordered([*reading.findings, *registry.check(reading)])
    if findings or style == "json":
        click.echo(FORMATS[style](findings, content))
    faults = [finding for finding in findings if strict or finding.severity == "error"]
    if not findings and style == "text":
        click.echo(f"{content}: no findings")
    sys.exit(1 if faults else 0)


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what a finding CODE means, why it matters and how to mend it; without CODE, list all."""
    text = overview() if code is None else explained(code)
    if text is None:
        click.echo(f'aeskills: there is no code "{code}"; {did_you_mean(code or "", entries(), "`aeskills explain` lists all")}', err=True)
        sys.exit(2)
    click.echo(text)
