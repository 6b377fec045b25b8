"""Ids: each record's own, once; and those that other records name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath
from typing import Any, get_args

from aeskills.checks.survey import Survey, kinds
from aeskills.findings import Finding
from aeskills.model.base import Record


def dangling(survey: Survey) -> Iterator[Finding]:
    """Fields that name a record which does not exist."""
    known = survey.handbook.by_kind
    for pointer in survey.pointers:
        kind, identifier = pointer.kind, pointer.id
        if pointer.word or survey.exists(kind, identifier) or identifier in survey.excused:
            continue
        if kind not in kinds():
            hint = survey.guess(kind, kinds(), f"one of: {', '.join(sorted(kinds()))}")
            yield Finding(survey.place_of(pointer), "unknown-kind", f'"{kind}" is no kind of record', hint)
        else:
            hint = survey.guess(identifier, known.get(kind, {}), f"write the {kind}, or name one that exists")
            yield Finding(survey.place_of(pointer), "dangling-reference", f'there is no {kind} "{identifier}"', hint)


def to_itself(survey: Survey) -> Iterator[Finding]:
    """Records that name themselves among their neighbours."""
    for pointer in survey.pointers:
        record, owner = pointer.part
        if not pointer.word and owner is record and (owner.kind, getattr(owner, "id", "")) == (pointer.kind, pointer.id):
            message, hint = f'"{pointer.id}" refers to itself', "name another record, or delete it"
            yield Finding(survey.place_of(pointer), "self-reference", message, hint)


def repeated(survey: Survey) -> Iterator[Finding]:
    """Lists that name the same record twice."""
    seen: set[tuple[int, str | int, str]] = set()
    for pointer in survey.pointers:
        if pointer.word or len(pointer.path) < 2 or pointer.is_key:
            continue
        key = (id(pointer.part.record), pointer.path[0], f"{pointer.kind}:{pointer.id}")
        if key in seen:
            yield Finding(survey.place_of(pointer), "repeated-entry", f'"{pointer.id}" stands already in this list', "keep one of the two")
        seen.add(key)
    for industry in survey.handbook.industries:
        skills = [entry.skill for entry in industry.multipliers]
        for index, skill in enumerate(skills):
            if skill in skills[:index]:
                place = survey.reading.place(industry, "multipliers", index, "skill")
                yield Finding(place, "repeated-entry", f'"{skill}" stands already in this list', "keep one of the two")


def duplicate_ids(survey: Survey) -> Iterator[Finding]:
    """Two records of one kind, or two entries of one list, with the same id."""
    first: dict[tuple[str, str], Record] = {}
    for part in survey.parts:
        record = part.record
        if record.kind and "id" in type(record).model_fields:
            identifier = getattr(record, "id", "")
            known = first.setdefault((record.kind, identifier), record)
            if known is not record:
                yield _duplicate(survey, known, record, record.kind)
        for name in _lists(type(record)):
            entries: dict[str, Record] = {}
            for entry in getattr(record, name):
                known = entries.setdefault(entry.id, entry)
                if known is not entry:
                    yield _duplicate(survey, known, entry, "entry")


@cache
def _lists(model: type[Record]) -> tuple[str, ...]:
    """The fields of a record that are lists of parts with an id, but without a kind."""
    return tuple(name for name, field in model.model_fields.items() if any(_is_part(one) for one in get_args(field.annotation)))


def _is_part(entry: Any) -> bool:
    return isinstance(entry, type) and issubclass(entry, Record) and not entry.kind and "id" in entry.model_fields


def _duplicate(survey: Survey, known: Record, record: Record, kind: str) -> Finding:
    place, other = survey.reading.place(record, "id"), survey.reading.place(known, "id")
    where = f"line {other.line}" if other.file == place.file else f"{other.file}, line {other.line}"
    hint = "give one of the two another id"
    return Finding(place, "duplicate-id", f'the {kind} "{getattr(record, "id", "")}" stands already in {where}', hint)


def file_names(survey: Survey) -> Iterator[Finding]:
    """Files of a folder must be called like the record they hold."""
    for document in survey.reading.documents:
        if document.part.many:
            field = "id" if hasattr(document.record, "id") else "skill"
            identifier = getattr(document.record, field)
            if PurePosixPath(document.file).stem != identifier:
                place = survey.reading.place(document.record, field)
                message = f'the file holds "{identifier}" but is called {PurePosixPath(document.file).name}'
                yield Finding(place, "file-name", message, f"rename the file to {identifier}.yaml, or mend the {field}")


def role_id(survey: Survey) -> Iterator[Finding]:
    """The role must be the one that site.yaml publishes."""
    role, site = survey.handbook.role, survey.handbook.site
    if role.id != site.role:
        place = survey.reading.place(role, "id")
        yield Finding(place, "role-id", f'the role is "{role.id}", but site.yaml says "{site.role}"', f'write "id: {site.role}"')
