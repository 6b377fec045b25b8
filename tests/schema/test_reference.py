"""The files and fields in words, for the reference in the documentation."""

from __future__ import annotations

from aeskills.content.layout import PARTS
from aeskills.schema.reference import FieldReference, file_references

FILES = {file.name: file for file in file_references()}


def fields(file: str, record: str) -> dict[str, FieldReference]:
    (one,) = [entry for entry in FILES[file].records if entry.name == record]
    return {field.name: field for field in one.fields}


def test_every_file_and_field_is_there() -> None:
    assert [(file.name, file.pattern, file.optional) for file in FILES.values()] == [(p.field, p.pattern, p.optional) for p in PARTS]
    for part in PARTS:
        first = FILES[part.field].records[0]
        assert [field.name for field in first.fields] == list(part.model.model_fields)
        assert [field.name for field in first.fields if field.required] == [
            name for name, field in part.model.model_fields.items() if field.is_required()
        ]
    everything = [field for file in FILES.values() for record in file.records for field in record.fields]
    assert len(everything) > 250
    assert [field for field in everything if not (field.type and field.meaning)] == []


def test_the_parts_of_a_record_follow_it_once() -> None:
    names = [record.name for record in FILES["skills"].records]
    assert names[:3] == ["Skill", "Skill level", "Industry example"]
    assert len(set(names)) == len(names)
    assert {"Situational item", "Knowledge option"} <= {record.name for record in FILES["banks"].records}


def test_types_are_in_words() -> None:
    skill, seniority, figure = fields("skills", "Skill"), fields("career", "Seniority"), fields("figures", "Figure")
    assert skill["levels"].type == "list of Skill level, at least one"
    assert skill["related"].type == "list of id of a record: skill"
    assert skill["weight"].type == "number above 0 to 10"
    assert skill["checked"].type == "day, written year-month-day"
    assert seniority["targets"].type == "whole number by id of a record: skill"
    assert fields("banks", "Bank")["items"].type == "list of Situational item or Knowledge item, at least one"
    assert fields("banks", "Knowledge option")["keyed"].type == "true or false"
    assert fields("sources", "Source")["certainty"].type == "one of: A, B"
    assert skill["id"].type == "id"
    assert skill["why"].type == "translated text"
    assert fields("banks", "Situational item")["type"].type == "always situational"
    assert fields("onboarding", "Activity")["day"].type == "one of: 30, 60, 90"
    assert figure["currency"].type == "text of the form ^[A-Z]{3}$"
    assert fields("sources", "Source")["publisher"].type == "text"


def test_defaults_and_examples_are_as_they_are_written() -> None:
    site, locale = fields("site", "Site"), fields("site", "Published locale")
    assert (site["source_locale"].default, site["url"].default, site["title"].default) == ("en", None, None)
    assert fields("compensation", "Compensation")["calculator"].default == "false"
    assert fields("skills", "Skill")["order"].default == "0"
    assert fields("skills", "Skill")["interview"].default is None
    assert float(locale["threshold"].default or "") == 100
    assert locale["tag"].examples == ("en", "pt-BR")
    assert fields("figures", "Figure")["value"].examples == ("468500",)
