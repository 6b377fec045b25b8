"""`aeskills schema`: JSON Schema for editors, so that YAML is completed and checked while it is written."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from aeskills.cli.options import CONTENT
from aeskills.content.reader import read
from aeskills.schema.authoring import Known, author_schemas


@click.command("schema")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder to write the schemas into.")
@CONTENT
def schema_command(out: Path, content: Path) -> None:
    """Write one JSON Schema for each kind of YAML file, for completion and checks in an editor.

    Where the content folder can be read, the ids it has are offered wherever a record is named; run the command again
    after adding records. An editor finds the schema by a comment in the first line of the YAML file,

    \b
        # yaml-language-server: $schema=../../../schemas/role.schema.json

    or, for all files at once, by the setting that this command prints (VS Code: .vscode/settings.json).
    """
    handbook = read(content).handbook if content.is_dir() else None
    known: Known = {kind: sorted(found) for kind, found in handbook.by_kind.items()} if handbook else {}
    setting = {}
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, pattern, value in author_schemas(known):
            path = out / f"{name}.schema.json"
            path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
            setting[path.as_posix()] = f"{content.as_posix()}/{pattern.format(role='*')}"
    except OSError as error:
        click.echo(f"aeskills: cannot write into {out} ({error.strerror})", err=True)
        sys.exit(2)
    click.echo(json.dumps({"yaml.schemas": setting}, indent=2))
