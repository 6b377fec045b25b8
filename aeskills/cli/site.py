"""`aeskills build` and `aeskills serve`: the whole site, once or after every change."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from aeskills.cli.options import CONTENT, FOLDER, STYLE, needed
from aeskills.findings import FORMATS, Faulty, as_text

PROSE = click.option(
    "--prose", type=FOLDER, default=None, help="Folder of hand-written pages, <tag>/<name>.md.  [default: docs beside the content]"
)
JOBS = click.option("--jobs", type=click.IntRange(1), default=None, help="Processes at once.  [default: one for each core]")


@click.command()
@CONTENT
@PROSE
@click.option("--out", type=FOLDER, default=Path("site"), show_default=True, help="Where the finished site goes.")
@JOBS
@STYLE
@click.option("--timings", is_flag=True, help="Say how long each stage took, in each process.")
def build(content: Path, prose: Path | None, out: Path, jobs: int | None, style: str, timings: bool) -> None:
    """Build the whole site, every locale. A fault in the content, or a killed build, leaves the last good site as it is."""
    needed(content)
    from aeskills.publish.publication import open_publication  # imported here: `aeskills --help` starts at once
    from aeskills.publish.timings import as_table

    begun = time.monotonic()
    try:
        click.echo(f"reading and checking {content}", err=True)
        publication = open_publication(content, prose or content.resolve().parent / "docs", out)
        publication.report = lambda line: click.echo(line, err=True)
        if jobs:
            publication.jobs = jobs
        click.echo(f"building {', '.join(publication.editions.tags)}", err=True)
        pages: dict[str, list[str]] = {}
        publication.complete(pages)
    except Faulty as faulty:
        click.echo(FORMATS[style](faulty.findings, content))
        sys.exit(1)
    except OSError as error:
        click.echo(f"aeskills: {error.strerror or error}{f': {error.filename}' if error.filename else ''}", err=True)
        sys.exit(2)
    if timings:
        click.echo(as_table(publication.timings), err=True)
    total = sum(len(addresses) for addresses in pages.values())
    click.echo(f"{total} pages in {time.monotonic() - begun:.1f} s: {out}", err=True)


@click.command()
@CONTENT
@PROSE
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port on 127.0.0.1; 0 takes a free one.")
def serve(content: Path, prose: Path | None, port: int) -> None:
    """Serve the site on 127.0.0.1 from memory, and reload it after every change. A fault leaves the last good pages up."""
    needed(content)
    from aeskills.serve.memory import SiteInMemory
    from aeskills.serve.server import preview

    folder = prose or content.resolve().parent / "docs"
    live = SiteInMemory(content, folder)

    def refresh() -> str:
        begun = time.monotonic()
        try:
            pages = live.refresh()
        except Faulty as faulty:
            fault = as_text(faulty.findings, content)
        except OSError as error:  # such as a folder that is being moved; the next change may bring it back
            fault = f"aeskills: {error.strerror}: {error.filename}"
        else:
            click.echo(f"{pages} pages in {time.monotonic() - begun:.2f} s", err=True)
            return ""
        click.echo(fault, err=True)
        return fault

    try:
        preview(live, [content, folder], port, refresh, lambda address: click.echo(f"\n  {address}\n\nCtrl+C stops.", err=True))
    except OSError as error:
        click.echo(f"aeskills: port {port} of 127.0.0.1: {error.strerror}; choose another with --port", err=True)
        sys.exit(2)
