"""JSON Schema of the file in which a reader takes answers along: the shape that `parse_responses` and the page accept.

What a schema cannot say (which forms and levels there are, that a day is in the calendar) is left to the reader of the file.
"""

from __future__ import annotations

from typing import Any

from aeskills.assessment.bundle import READABLE
from aeskills.assessment.contract import Bundle
from aeskills.assessment.responses import LONGEST_ASKED, LONGEST_NOTE, MARKS, OPTIONAL_KEYS, RESPONSE_KEYS

_ID = {"type": "string", "pattern": "^(?!(?:constructor|prototype)$)[a-z][a-z0-9]*(-[a-z0-9]+)*$", "maxLength": 64}
_TIME = {"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})$"}
_IDS = {"type": "array", "items": _ID, "uniqueItems": True}


def result_file_schema(bundle: Bundle) -> dict[str, Any]:
    """The schema for this handbook: its forms, industries, levels of seniority and scale."""
    answer = {
        "oneOf": [
            _object({"best": _ID}, {"worst": _ID}, "Situation: the best action, perhaps with the least good one"),
            _object({"picks": {**_IDS, "minItems": 1, "maxItems": 26}}, {}, "Knowledge question: the chosen options"),
            _object({"unknown": {"const": True}}, {}, "The person did not know"),
        ]
    }
    rating = {"oneOf": [{"type": "integer", "minimum": 1, "maximum": len(bundle["scale"])}, {"enum": ["none", "not-mine"]}]}
    properties = {
        "schema": {"enum": list(READABLE), "description": "Version of this format"},
        "bank": {"type": "string", "pattern": "^[0-9a-f]{12}$", "description": "Version of the questions"},
        "form": {"enum": [form["id"] for form in bundle["forms"]]},
        "industry": {"enum": [*(industry["id"] for industry in bundle["industries"]), None], "description": "null: no particular one"},
        "seniority": {"enum": [level["id"] for level in bundle["seniority"]], "description": "The level aimed at"},
        "seed": {"type": "integer", "minimum": 0, "maximum": 2**32 - 1, "description": "Order of options"},
        "skills": {**_IDS, "description": "Skills that are part of the person's work"},
        "ratings": {"type": "object", "propertyNames": _ID, "additionalProperties": rating, "description": "Skill → own rating"},
        "answers": {"type": "object", "propertyNames": _ID, "additionalProperties": answer, "description": "Question → answer"},
        "started": _TIME,
        "finished": {"oneOf": [_TIME, {"type": "null"}]},
        "asked": {**_IDS, "maxItems": LONGEST_ASKED, "description": "Questions of an adaptive form, in order"},
        "country": {"type": ["string", "null"], "pattern": "^[A-Z]{2}$"},
        **{name: {"enum": list(words)} for name, words in MARKS.items()},
        "notes": {
            "type": "object", "propertyNames": _ID, "additionalProperties": {"type": "string", "maxLength": LONGEST_NOTE},
            "description": "Skill → what a mentor noted",
        },
    }  # fmt: skip
    assert properties.keys() == {*RESPONSE_KEYS, *OPTIONAL_KEYS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answers of a self-assessment",
        "description": "For the development of the person who answered; not for hiring, pay, promotion or dismissal.",
        "type": "object",
        "properties": properties,
        "required": list(RESPONSE_KEYS),
        "additionalProperties": False,
    }


def _object(needed: dict[str, Any], more: dict[str, Any], description: str) -> dict[str, Any]:
    return {
        "type": "object", "description": description, "properties": {**needed, **more}, "required": list(needed),
        "additionalProperties": False,
    }  # fmt: skip
