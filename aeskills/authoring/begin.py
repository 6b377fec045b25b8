"""A small handbook to begin with: the files of `starter/`, filled in for a role, a title and languages."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from aeskills import __version__
from aeskills.authoring.changes import write_new
from aeskills.content.layout import part_of
from aeskills.content.reader import read
from aeskills.handwritten.docs import begin_pages
from aeskills.locales.catalogs import content_areas, own_interface_areas, published_locales, update_catalog
from aeskills.model.site_settings import CONTENT_FORMAT
from aeskills.schema.authoring import author_schemas

STARTER = Path(__file__).parent / "starter"
_SCHEMAS = "schemas"


def begin(folder: Path, role: str, title: str, locales: Sequence[str], today: dt.date) -> list[Path]:
    """Writes the files into `folder` and gives their paths; raises changes.Refused, and writes nothing, where one exists already.

    The first of `locales` is the language that the author writes in.
    """
    texts = starter(role, title, locales, today) | editor()
    write_new({folder / name: text for name, text in texts.items()})
    return [folder / name for name in texts]


def begin_translations(folder: Path) -> None:
    """Makes the catalogs of all languages but the first, and of the interface where the tool does not speak a language."""
    reading = read(folder / "content")
    tags = published_locales(reading)
    for tag in tags:
        for area in (*content_areas(reading), *own_interface_areas(reading, tags)):
            if area.concerns(tag) and area.is_whole:
                update_catalog(area, tag)
    begin_pages(folder / "docs", tags)


def starter(role: str, title: str, locales: Sequence[str], today: dt.date) -> dict[str, str]:
    """Name → text of each file of the handbook."""
    words = {
        "ROLE": role,
        "TITLE": title,
        "QUOTED_TITLE": json.dumps(title, ensure_ascii=False),  # a quoted text of JSON is one of YAML
        "SOURCE": locales[0],
        "LOCALES": "\n".join(f"  - tag: {tag}" for tag in locales),
        "TODAY": today.isoformat(),
        "FORMAT": str(CONTENT_FORMAT),
        "VERSION": __version__,
    }
    found = {}
    for path in sorted(path for path in STARTER.rglob("*") if path.is_file()):
        name = _filled(path.relative_to(STARTER).as_posix(), words)
        name = re.sub(r"(^|/)dot\.", r"\1.", name)  # the wheel would leave out names that begin with a dot
        found[name] = _schema_line(name, role) + _filled(path.read_text(encoding="utf-8"), words)
    return found


def editor() -> dict[str, str]:
    """Name → text of the schemas and of the setting that leads editors to them."""
    schemas = {f"{_SCHEMAS}/{name}.schema.json": (pattern, schema) for name, pattern, schema in author_schemas({})}
    setting = {"yaml.schemas": {f"./{name}": f"/content/{pattern.format(role='*')}" for name, (pattern, _) in schemas.items()}}
    return {
        **{name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, (_, schema) in schemas.items()},
        ".vscode/settings.json": json.dumps(setting, indent=2) + "\n",
    }


def _schema_line(name: str, role: str) -> str:
    """The first line of a file of the content, by which any YAML language server finds its schema."""
    part = part_of(name.removeprefix("content/"), role) if name.startswith("content/") else None
    if part is None:
        return ""
    way = os.path.relpath(f"{_SCHEMAS}/{part.field}.schema.json", Path(name).parent)
    return f"# yaml-language-server: $schema={Path(way).as_posix()}\n"


def _filled(text: str, words: Mapping[str, str]) -> str:
    return re.sub(rf"\b({'|'.join(words)})\b", lambda match: words[match[0]], text)
