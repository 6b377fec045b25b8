"""What several commands share: the content folder and how it is opened."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aeskills.reports import FORMATS

if TYPE_CHECKING:
    from aeskills.content.reader import Reading

FOLDER_TYPE = click.Path(path_type=Path, file_okay=False)
CONTENT = click.option("--content", type=FOLDER_TYPE, default=Path("content"), show_default=True, help="Content folder.")
PROSE = click.option(
    "--prose", type=FOLDER_TYPE, default=None, help="Folder of hand-written pages, <tag>/<name>.md.  [default: docs beside the content]"
)
CONFIG = click.option(
    "--config-file", "config", type=click.Path(path_type=Path, dir_okay=False), default=None,
    help="Settings of the site.  [default: mkdocs.yml beside the content]",
)  # fmt: skip
REPORT_STYLE = click.option(
    "--format", "style", type=click.Choice(sorted(FORMATS)), default="text", show_default=True, help="How to print findings."
)


def require_folder(content: Path) -> None:
    """Exits with 2 when there is no such folder."""
    if not content.is_dir():
        hint = "name one with --content, or begin a handbook here: aeskills new --role ID --title TITLE"
        click.echo(f"aeskills: there is no folder {content}; {hint}", err=True)
        sys.exit(2)


def read_or_exit(content: Path) -> Reading:
    """The reading of a content folder; exits with 2 when there is no such folder."""
    require_folder(content)
    from aeskills.content.reader import read  # with all models: a command that need not read starts at once

    return read(content)
