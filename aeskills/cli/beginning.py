"""`aeskills new`: a small handbook to begin with."""

from __future__ import annotations

import datetime as dt
import re
import shlex
import sys
from pathlib import Path

import click

from aeskills.cli.options import FOLDER_TYPE


def _role(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", value) or len(value) > 60:
        raise click.BadParameter("write lower-case words joined by hyphens, such as harbour-pilot; it becomes part of file names")
    return value


def _title(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and (not value.strip() or not value.isprintable()):
        raise click.BadParameter("write it in one line")
    return value


def _locales(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[str, ...]:
    from aeskills.locales.known import known_language

    tags = tuple(dict.fromkeys(tag.strip() for tag in value.split(",") if tag.strip()))
    for tag in tags:
        if not known_language(tag):
            raise click.BadParameter(f'"{tag}" is not a language that CLDR knows; write tags such as en or pt-BR, with commas between them')
    if not tags:
        raise click.BadParameter("name one language at least, such as en")
    return tags


@click.command("new")
@click.argument("folder", type=FOLDER_TYPE, default=".")
@click.option("--role", default="my-role", show_default=True, callback=_role, help="Id of the role, the name of its folder.")
@click.option("--title", default=None, callback=_title, help="What the role is called.  [default: made of the id]")
@click.option(
    "--locales", default="en", show_default=True, callback=_locales, help="Languages, with commas between; the first is that of the YAML."
)
def new_command(folder: Path, role: str, title: str | None, locales: tuple[str, ...]) -> None:
    """Begin a handbook in FOLDER: a small, valid, commented one that builds at once.

    With settings for looks (mkdocs.yml), editors (.vscode, schemas) and git, workflows for GitHub Pages and GitLab Pages, and a README that
    says what to do next. Nothing is written over; where one of the files exists, nothing is written at all.
    """
    from aeskills.authoring.begin import begin, begin_translations
    from aeskills.authoring.changes import ChangeRefused

    try:
        files = begin(folder, role, title or role.replace("-", " ").capitalize(), locales, dt.date.today())
        begin_translations(folder)
    except (ChangeRefused, OSError) as error:
        click.echo(f"aeskills: {error}; nothing was written", err=True)
        sys.exit(2)
    steps = ([] if folder == Path() else [f"cd {shlex.quote(str(folder))}"]) + ["aeskills serve", "aeskills check"]
    click.echo(f"{len(files)} files in {folder}; README.md says what to do next. Now:\n\n  " + "\n  ".join(steps) + "\n")
    click.echo(f"The texts to replace begin in {folder / 'content' / 'roles' / role / 'role.yaml'}")
