"""A record gets another id: in every YAML file, link, catalog, form and hand-written page, with the old one noted as `formerly`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from aeskills.assessment.bundle import bank_hash, make_bundle, unusable
from aeskills.authoring.changes import ChangeRefused
from aeskills.authoring.references import Written, link_pattern, written_ids
from aeskills.content.layout import PARTS, Part
from aeskills.content.reader import read
from aeskills.content.yaml_source import Node, parse_text
from aeskills.files import CATALOG_BYTES, PAGE_BYTES, YAML_BYTES, read_text, walk
from aeskills.model.base import Record
from aeskills.model.handbook import Handbook

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
BANKED = ("skill", "family", "item", "industry", "seniority")
"""Kinds whose ids a link to a shared result names by their place in a list."""


@dataclass
class Renaming:
    """New texts by path, files that move, and how many places changed."""

    texts: dict[Path, str] = field(default_factory=dict)
    moves: dict[Path, Path] = field(default_factory=dict)
    places: int = 0


def renaming(content: Path, prose: Path, kind: str, old: str, new: str) -> Renaming:
    """What has to change; nothing is written. Raises Refused with the reason when it cannot be done whole."""
    handbook = _handbook(content)
    known = handbook.by_kind.get(kind)
    if known is None or kind in ("role", "site"):
        kinds = ", ".join(sorted(name for name in handbook.by_kind if name not in ("role", "site")))
        raise ChangeRefused(f"{kind} is no kind of record that can be renamed; there are {kinds}")
    if old not in known:
        raise ChangeRefused(f"there is no {kind}:{old}")
    if not ID.fullmatch(new) or len(new) > 64:
        raise ChangeRefused(f'"{new}" is no id: lower-case words joined by hyphens, at most 64 characters')
    if new in known:
        raise ChangeRefused(f"{kind}:{new} exists already")
    if any(new in getattr(record, "formerly", ()) for record in known.values()):
        raise ChangeRefused(f"{new} is a former id of a {kind}: take it out of its `formerly` first")
    made = Renaming()
    _yaml_files(made, content, kind, old, new)
    if kind in BANKED and not list(unusable(handbook)):
        _note_bank(made, content, handbook)
    _others(made, content / "locale", ".po", CATALOG_BYTES, kind, old, new)
    _others(made, prose, ".md", PAGE_BYTES, kind, old, new)
    return made


def _handbook(content: Path) -> Handbook:
    reading = read(content)
    errors = [finding for finding in reading.findings if finding.severity == "error"]
    if reading.handbook is None or errors:
        raise ChangeRefused("the content has errors, so a place could be missed; see `aeskills check`")
    return reading.handbook


def _parts(content: Path) -> Iterator[tuple[str, Path, Part]]:
    """Every YAML file of the layout, of all roles."""
    for entry in walk(content):
        for part in PARTS:
            pattern = re.escape(part.pattern).replace(r"\{role\}", "[^/]+").replace(r"\*", "[^/]+")
            if re.fullmatch(pattern, entry.name):
                yield entry.name, entry.path, part


def _yaml_files(made: Renaming, content: Path, kind: str, old: str, new: str) -> None:
    for name, path, part in _parts(content):
        text = read_text(path, name, YAML_BYTES).text
        node = parse_text(text, name)[0] if text is not None else None
        if text is None or node is None:
            raise ChangeRefused(f"{name} cannot be read")
        changed, places = _edited(text, node, part.model, kind, old, new)
        changed, links = link_pattern(kind, old).subn(f"{kind}:{new}", changed)
        if places + links:
            made.texts[path] = changed
            made.places += places + links
        of_kind = part.model.kind == kind or (part.field == "banks" and kind == "skill")
        if part.many and of_kind and path.stem == old:
            made.moves[path] = path.with_name(f"{new}{path.suffix}")


def _edited(text: str, node: Node, model: type[Record], kind: str, old: str, new: str) -> tuple[str, int]:
    """The text with every written id replaced, from the last place to the first so that earlier places stay where they are."""
    lines = text.split("\n")
    found = sorted(set_of(written_ids(node, model, kind, old)), key=lambda place: (place.line, place.column), reverse=True)
    for place in found:
        line = lines[place.line - 1]
        at = line.find(old, place.column - 1)
        if at < 0:
            raise ChangeRefused(f"line {place.line}: {old} is not written in one piece")
        end = at + len(old)
        line = line[:at] + new + line[end:]
        end = at + len(new) + (1 if line[at - 1] in "'\"" else 0)
        lines[place.line - 1] = line
        if place.own is not None:
            _note_former(lines, place.own, place.line, end, old)
    return "\n".join(lines), len(found)


def set_of(places: Iterator[Written]) -> list[Written]:
    """Each place once."""
    return list({(place.line, place.column): place for place in places}.values())


def _note_former(lines: list[str], own: Node, line: int, end: int, old: str) -> None:
    """Adds the old id to the record's `formerly`, below its id or in the same line where the record is written in one."""
    before = own.child("formerly")
    if before is not None and isinstance(before.value, list) and before.value:
        first = before.value[0]
        row = lines[first.line - 1]
        start = row[: first.column - 1]
        if start.rstrip().endswith("["):
            lines[first.line - 1] = f"{start}{old}, {row[first.column - 1 :]}"
        else:
            lines.insert(first.line - 1, f"{start}{old}")
        return
    row = lines[line - 1]
    rest = row[end:].strip()
    if rest and not rest.startswith("#"):
        lines[line - 1] = f"{row[:end]}, formerly: [{old}]{row[end:]}"
    else:
        lines.insert(line, f"{' ' * (own.keys['id'].column - 1)}formerly: [{old}]")


def _others(made: Renaming, folder: Path, suffix: str, limit: int, kind: str, old: str, new: str) -> None:
    """Contexts and links in catalogs, links in hand-written pages."""
    context = re.compile(rf'^((?:#~ )?msgctxt "){re.escape(kind)}/{re.escape(old)}(?=[#"])', re.M)
    for entry in walk(folder):
        if not entry.name.endswith(suffix) or entry.problem:
            continue
        text = read_text(entry.path, entry.name, limit).text
        if text is None:
            raise ChangeRefused(f"{entry.name} cannot be read")
        changed, places = link_pattern(kind, old).subn(f"{kind}:{new}", text)
        if suffix == ".po":
            changed, contexts = context.subn(rf"\g<1>{kind}/{new}", changed)
            places += contexts
        if places:
            made.texts[entry.path] = changed
            made.places += places


def _note_bank(made: Renaming, content: Path, handbook: Handbook) -> None:
    """Notes the ids of the present bank in forms.yaml, so that links to shared results keep opening."""
    bundle = make_bundle(handbook, "en", str, lambda kind, identifier: f"{kind}/{identifier}", {}, reach=False)
    bank = bank_hash(bundle)
    if any(entry.bank == bank for entry in handbook.forms.former):
        return
    path = content / f"roles/{handbook.site.role}/assessment/forms.yaml"
    text = made.texts.get(path) or read_text(path, path.name, YAML_BYTES).text or ""
    lists = {
        "industries": [entry["id"] for entry in bundle["industries"]], "seniority": [entry["id"] for entry in bundle["seniority"]],
        "families": [entry["id"] for entry in bundle["families"]], "skills": list(bundle["skills"]),
    }  # fmt: skip
    entry = [f"- bank: '{bank}'", *(f"  {name}: [{', '.join(sorted(ids))}]" for name, ids in lists.items()), "  items:"]
    for item in sorted(bundle["items"]):
        found = bundle["items"][item]
        entry.append(f"    {item}: {' '.join([found['type'], *sorted(option['id'] for option in found['options'])])}")
    node = parse_text(text, path.name)[0]
    former = node.child("former") if node else None
    lines = text.rstrip("\n").split("\n")
    if former is not None and isinstance(former.value, list) and former.value:
        first = former.value[0]
        indent = " " * (first.column - 3)
        lines[first.line - 1 : first.line - 1] = [indent + line for line in entry]
    elif former is None:
        lines += ["former:", *("  " + line for line in entry)]
    else:
        raise ChangeRefused("forms.yaml: take the empty `former` out")
    made.texts[path] = "\n".join(lines) + "\n"
