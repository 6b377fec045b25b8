"""`aeskills upgrade`: older content in the present format."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from aeskills.cli.options import CONTENT, require_folder


@click.command("upgrade")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@CONTENT
def upgrade_command(dry_run: bool, content: Path) -> None:
    """Bring a content folder to the present format, keeping comments and layout.

    `format` in site.yaml says in which format the content is; without it, it is 1. Either everything is changed or nothing.
    """
    from aeskills.authoring.changes import ChangeRefused, apply
    from aeskills.authoring.upgrade import upgrading as upgraded

    require_folder(content)
    try:
        made = upgraded(content)
        if not dry_run:
            apply(made.texts, made.moves)
    except (ChangeRefused, OSError) as error:
        click.echo(f"aeskills: {error}; nothing was changed", err=True)
        sys.exit(2)
    click.echo("\n".join(made.notes) if made.notes else f"{content}: already in the present format")
