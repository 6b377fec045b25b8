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
    types = {
        skill["id"]: "id",
        skill["why"]: "translated text",
        skill["levels"]: "list: [skill level](#skill-level); at least one",
        skill["related"]: "list: id of a record: skill",
        skill["weight"]: "number, above 0, at most 10",
        skill["checked"]: "day, written year-month-day",
        seniority["targets"]: "mapping: id of a record: skill → whole number",
        fields("banks", "Bank")["items"]: (
            "list: [situational item](#situational-item) or [knowledge item](#knowledge-item); at least one"
        ),
        fields("banks", "Situational item")["type"]: "always `situational`",
        fields("banks", "Knowledge option")["keyed"]: "`true` or `false`",
        fields("onboarding", "Activity")["day"]: "one of `30`, `60`, `90`",
        fields("sources", "Source")["certainty"]: "one of `A`, `B`",
        fields("sources", "Source")["publisher"]: "text, not translated",
        figure["currency"]: "text of the form `^[A-Z]{3}$`",
        figure["as_of"]: "year, year-month or year-month-day",
    }
    assert {field.name: field.type for field in types} == {field.name: words for field, words in types.items()}


def test_defaults_and_examples_are_as_they_are_written() -> None:
    site, locale = fields("site", "Site"), fields("site", "Published locale")
    assert (site["source_locale"].default, site["url"].default, site["title"].default) == ("en", None, None)
    assert fields("compensation", "Compensation")["calculator"].default == "false"
    assert fields("skills", "Skill")["order"].default == "0"
    assert fields("skills", "Skill")["interview"].default is None
    assert locale["threshold"].default == "100"
    assert locale["tag"].examples == ("en", "pt-BR")
    assert fields("figures", "Figure")["value"].examples == ("468500",)
