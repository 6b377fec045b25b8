"""`aeskills build` and `aeskills serve`: the whole site, once or after every change."""

from __future__ import annotations

import re
import sys
import time
import traceback
from functools import partial
from pathlib import Path

import click

from aeskills.cli.options import CONFIG, CONTENT, FOLDER_TYPE, PROSE, REPORT_STYLE, require_folder
from aeskills.failures import describe, wants_traceback
from aeskills.findings import ContentError
from aeskills.reports import FORMATS, as_text

JOBS = click.option("--jobs", type=click.IntRange(1), default=None, help="Processes at once.  [default: one for each core]")


def _prefix(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """The path with a slash at both ends."""
    parts = value.strip("/").split("/")
    if value.strip("/") and not all(re.fullmatch(r"[A-Za-z0-9._~-]+", part) and part.strip(".") for part in parts):
        raise click.BadParameter("write a path of letters, digits and . _ ~ -, such as /handbook/")
    return f"/{value.strip('/')}/" if value.strip("/") else "/"


@click.command("build")
@CONTENT
@PROSE
@CONFIG
@click.option("--out", type=FOLDER_TYPE, default=Path("site"), show_default=True, help="Where the finished site goes.")
@click.option(
    "--prefix", default="/", show_default=True, callback=_prefix, help="Path on the server, where no site_url says it; for 404 pages."
)
@JOBS
@REPORT_STYLE
@click.option("--timings", is_flag=True, help="Say how long each stage took, in each process.")
def build_command(
    content: Path, prose: Path | None, config: Path | None, out: Path, prefix: str, jobs: int | None, style: str, timings: bool
) -> None:
    """Build the whole site, every locale. An error in the content, or a killed build, leaves the last good site as it is."""
    require_folder(content)
    from aeskills.publish.publication import open_publication  # imported here: `aeskills --help` starts at once
    from aeskills.publish.target import TargetRefused
    from aeskills.publish.timings import timings_table
    from aeskills.settings.read import project_of

    begun, say = time.monotonic(), partial(click.echo, err=True)
    pages: dict[str, list[str]] = {}
    try:
        with open_publication(project_of(content, prose, config), out, report=say) as publication:
            publication.jobs = jobs or publication.jobs
            publication.editions.prefix = prefix
            say(f"building {', '.join(publication.editions.tags)}")
            publication.complete(pages)
    except ContentError as error:
        click.echo(FORMATS[style](error.findings, content))
        sys.exit(1)
    except TargetRefused as refused:
        say(f"aeskills: {refused}")
        sys.exit(2)
    if timings:
        say(timings_table(publication.timings))
    total = sum(len(addresses) for addresses in pages.values())
    say(f"{total} pages in {time.monotonic() - begun:.1f} s: {out}")


@click.command("serve")
@CONTENT
@PROSE
@CONFIG
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 is for the whole network.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port to listen on; 0 takes a free one.")
@click.option("--prefix", default="/", show_default=True, callback=_prefix, help="Path below which the site is served, such as /handbook/.")
def serve_command(content: Path, prose: Path | None, config: Path | None, host: str, port: int, prefix: str) -> None:
    """Serve the site from memory, and reload it after every change. An error leaves the last good pages up."""
    require_folder(content)
    from aeskills.serve.hosts import is_loopback
    from aeskills.serve.memory import SiteInMemory
    from aeskills.serve.server import ServedAt
    from aeskills.serve.server import serve_live as serve_site
    from aeskills.settings.read import project_of, watched

    say = partial(click.echo, err=True)
    project = project_of(content, prose, config)
    live = SiteInMemory(project, prefix)

    def refresh() -> str:
        begun = time.monotonic()
        try:
            pages = live.refresh()
        except ContentError as error:
            fault = as_text(error.findings, content)
        except Exception as error:  # an error of the system, or of this tool; the next change may end it
            if wants_traceback():
                traceback.print_exc()
            fault = f"aeskills: {describe(error)}"
        else:
            say(f"{pages} pages in {time.monotonic() - begun:.2f} s")
            return ""
        say(fault)
        return fault

    if not is_loopback(host):
        say(f"warning: everybody who can reach {host} can read this site, and every change as you write it")
    try:
        place = ServedAt(host, port, prefix)
        serve_site(live, watched(project), place, refresh, lambda address: say(f"\n  {address}\n\nCtrl+C stops."), say)
    except OSError as error:
        say(f"aeskills: port {port} of {host}: {error.strerror}; choose another with --port or --host")
        sys.exit(2)
