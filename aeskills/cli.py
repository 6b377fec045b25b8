"""The command line: thin; every command reads, does one thing, and reports."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from aeskills.content.reader import Reading, read
from aeskills.findings import FORMATS, ordered

FOLDER = click.Path(path_type=Path, file_okay=False)
CONTENT = click.option("--content", type=FOLDER, default=Path("content"), show_default=True, help="Content folder.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="aeskills")
def main() -> None:
    """Turn YAML about a job role into a multilingual site with a self-assessment.

    read → check → localize → view → render

    Exit codes: 0 clean, 1 findings, 2 could not run.
    """


def opened(content: Path) -> Reading:
    """The reading of a content folder; exits with 2 when there is no such folder."""
    if not content.is_dir():
        click.echo(f"aeskills: there is no folder {content}; name one with --content", err=True)
        sys.exit(2)
    return read(content)


@main.command()
@CONTENT
@click.option("--format", "style", type=click.Choice(sorted(FORMATS)), default="text", show_default=True, help="How to print findings.")
@click.option("--strict", is_flag=True, help="Count warnings as faults.")
def check(content: Path, style: str, strict: bool) -> None:
    """Read the content folder and report every fault at once."""
    reading = opened(content)
    findings = ordered(reading.findings)
    if findings or style == "json":
        click.echo(FORMATS[style](findings, content))
    faults = [finding for finding in findings if strict or finding.severity == "error"]
    if not findings and style == "text":
        click.echo(f"{content}: no findings")
    sys.exit(1 if faults else 0)
