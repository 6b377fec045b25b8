"""`aeskills rename`: another id for a record, everywhere at once."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from aeskills.cli.options import CONTENT, PROSE, require_folder


@click.command("rename")
@click.argument("record", metavar="KIND:OLD")
@click.argument("new", metavar="NEW")
@click.option("--dry-run", is_flag=True, help="Say which files would change, and change none.")
@CONTENT
@PROSE
def rename_command(record: str, new: str, dry_run: bool, content: Path, prose: Path | None) -> None:
    """Give a record another id, as in `aeskills rename skill:negotiation bargaining`.

    Changes references, links in texts and hand-written pages, contexts of catalogs, forms and the file's name; comments and layout stay.
    The old id is noted as `formerly`, so that its page leads to the new one, and translations, stored answers, ticks and shared
    results stay. Either all files are changed or none.
    """
    from aeskills.authoring.changes import ChangeRefused, apply
    from aeskills.authoring.rename import renaming as renamed

    require_folder(content)
    kind, colon, old = record.partition(":")
    if not colon:
        raise click.UsageError(f'"{record}" has no kind: write it as skill:{record}')
    try:
        made = renamed(content, prose or content.parent / "docs", kind, old, new)
        if not dry_run:
            apply(made.texts, made.moves)
    except (ChangeRefused, OSError) as error:
        click.echo(f"aeskills: {error}; nothing was changed", err=True)
        sys.exit(2)
    for path in sorted({*made.texts, *made.moves}):
        click.echo(f"{path} → {made.moves[path].name}" if path in made.moves else str(path))
    click.echo(f"{made.places} places in {len(made.texts)} files{' would change' if dry_run else ''}")
