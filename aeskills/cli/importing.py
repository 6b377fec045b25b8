"""`aeskills import`: drafts from public classifications and from tables of your own."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from aeskills.authoring.draft import Draft
    from aeskills.authoring.esco import Esco
    from aeskills.authoring.onet import Onet

_FOLDER = click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
_CODE = click.option("--code", required=True, help="Code of the occupation in the classification.")
RELEASE = click.option("--release", required=True, help="Release of the files, such as 30.2; they do not say it themselves.")
SINCE = click.option(
    "--since", type=click.Path(path_type=Path, file_okay=False, exists=True), default=None,
    help="Folder with an older release of the same files: print what differs, and write nothing.",
)  # fmt: skip


def _common(command: Callable[..., Any]) -> Callable[..., Any]:
    command = click.option("--role", default="my-role", show_default=True, help="Id of the role, for its folder.")(command)
    command = click.option(
        "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("import"), show_default=True,
        help="Folder of the drafts; laid out like the content folder, and never written over.",
    )(command)  # fmt: skip
    return click.option(
        "--read-on", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Day on which the files were fetched.  [default: today]"
    )(command)


@click.group("import")
def import_command() -> None:
    """Write drafts from O*NET, ESCO or a table: facts, with their source and licence, in the layout of the content folder.

    The drafts lie in a folder of their own beside the content. What is already there is never changed: move over what you want. Each
    file says at its head what is still to be written; what could not be placed is printed.
    """


@import_command.command("onet")
@_FOLDER
@_CODE
@RELEASE
@SINCE
@_common
def onet_command(folder: Path, code: str, release: str, since: Path | None, role: str, out: Path, read_on: dt.datetime | None) -> None:
    """Occupation, tasks, skills and technology from O*NET's text files in FOLDER.

    Files: Occupation Data.txt, Task Statements.txt, Skills.txt, Knowledge.txt, Technology Skills.txt; all but the first may be missing.
    """
    from aeskills.authoring.onet import Onet

    _run(lambda place: Onet(place, code), folder, since, lambda found: found.draft(role, release, _day(read_on)), out)


@import_command.command("esco")
@_FOLDER
@_CODE
@RELEASE
@SINCE
@_common
def esco_command(folder: Path, code: str, release: str, since: Path | None, role: str, out: Path, read_on: dt.datetime | None) -> None:
    """Occupation and skills from ESCO's CSV files in FOLDER.

    Files: occupations_en.csv, occupationSkillRelations_en.csv, skills_en.csv; all but the first may be missing.
    """
    from aeskills.authoring.esco import Esco

    _run(lambda place: Esco(place, code), folder, since, lambda found: found.draft(role, release, _day(read_on)), out)


@import_command.command("csv")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--as", "kind", type=click.Choice(["glossary", "figures", "duties"]), required=True, help="What the lines of the table are.")
@_common
def import_csv_command(file: Path, kind: str, role: str, out: Path, read_on: dt.datetime | None) -> None:
    """Glossary, figures or duties from a table saved as CSV, whose first line names the fields.

    Entries of a list are parted by "|", parts of a field by a dot (percentiles.p50). A column without a field is named, not guessed.
    """
    from aeskills.authoring.sheet import draft_of
    from aeskills.authoring.tables import Unreadable

    try:
        _write(draft_of(file, kind, role, _day(read_on)), out)
    except Unreadable as error:
        _stop(str(error))


def _run(opened: Callable[[Path], Any], folder: Path, since: Path | None, make: Callable[[Any], Draft], out: Path) -> None:
    from aeskills.authoring.draft import all_compared
    from aeskills.authoring.tables import Unreadable

    try:
        found: Onet | Esco = opened(folder)
        if since is None:
            _write(make(found), out)
            return
        lines = all_compared(opened(since).tables(), found.tables())
    except Unreadable as error:
        _stop(str(error))
    click.echo("\n".join(lines) if lines else "nothing differs")


def _write(draft: Draft, out: Path) -> None:
    from aeskills.authoring.changes import ChangeRefused

    try:
        draft.write(out)
    except (ChangeRefused, OSError) as error:
        _stop(str(error))
    for name, count in draft.counts.items():
        click.echo(f"{name} {count}")
    click.echo(f"{len(draft.files)} files below {out}")
    if draft.unplaced:
        click.echo(f"\nnot placed ({len(draft.unplaced)}):")
        for line in draft.unplaced:
            click.echo(f"  {line}")


def _day(read_on: dt.datetime | None) -> dt.date:
    return read_on.date() if read_on else dt.date.today()


def _stop(message: str) -> NoReturn:
    click.echo(f"aeskills: {message}", err=True)
    sys.exit(2)
