"""An untrusted file of responses → responses of known shape, or messages that say what is wrong with it.

Whitelisted keys, types and ranges; at most 64 KB, checked before parsing. Ids that the bundle does not know are let through: they
are kept aside when scored. An error never raises, and no text of the file is shown unescaped.
"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Iterator
from typing import Any, NamedTuple

from aeskills.assessment.bundle import READABLE
from aeskills.assessment.contract import Bundle, Responses

LIMIT = 64 * 1024
"""Most bytes of a file."""

SHOWN = 20
"""Most errors reported of one file."""

LONGEST_ASKED = 200
"""Most items in `asked`."""

RESPONSE_KEYS = ("schema", "bank", "form", "industry", "seniority", "seed", "skills", "ratings", "answers", "started", "finished")
"""Keys of every file."""
OPTIONAL_KEYS = ("asked", "country", "origin", "whose", "notes")
"""Keys that version 0.1.0 did not know."""

MARKS = {"origin": ("mine", "link", "file"), "whose": ("self", "colleague", "mentor")}
"""Where an attempt came from and whose it is: key → values."""

LONGEST_NOTE = 500
"""Most letters of a note."""

_COUNTRY = re.compile(r"[A-Z]{2}")
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_BANK = re.compile(r"[0-9a-f]{12}")
_TIME = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]{1,6})?(?:Z|[+-]([0-9]{2}):([0-9]{2}))")
_RESERVED = frozenset({"constructor", "prototype"})


class Parsed(NamedTuple):
    """`responses` is None when there are `errors`; `notices` are worth saying but forbid nothing."""

    responses: Responses | None
    faults: list[str]
    notices: list[str]


class _FaultError(ValueError):
    pass


def parse_responses(data: bytes, bundle: Bundle) -> Parsed:
    """Read one file's bytes against a bundle: its schema, scale, forms, industries and seniority levels."""
    try:
        value = _json(data)
    except _FaultError as error:
        return Parsed(None, [str(error)], [])
    value = _with_present_ids(value, bundle)
    faults = list(_faults(value, bundle))
    if faults:
        more = [f"… and {len(faults) - SHOWN} more"] if len(faults) > SHOWN else []
        return Parsed(None, faults[:SHOWN] + more, [])
    responses = _responses(value)
    notices = []
    if responses["schema"] < bundle["schema"]:
        notices.append("made when results were computed by another method; scored anew by the present one")
    elif responses["bank"] != bundle["bank"]:
        notices.append(f"made with bank version {responses['bank']}, scored with {bundle['bank']}: items may have changed")
    return Parsed(responses, [], notices)


def _with_present_ids(value: Any, bundle: Bundle) -> Any:
    """The value with former ids of renamed records replaced; what has not the shape of responses stays for the checks."""
    renamed = bundle.get("renamed")
    if not renamed or not isinstance(value, dict):
        return value

    def present(kind: str, found: Any) -> Any:
        ids = renamed.get(kind, {})
        if isinstance(found, str):
            return ids.get(found, found)
        if isinstance(found, list):
            return [present(kind, entry) for entry in found]
        if isinstance(found, dict):
            return {ids.get(key, key): entry for key, entry in found.items() if ids.get(key, key) == key or ids[key] not in found}
        return found

    kinds = {
        "form": "form", "industry": "industry", "seniority": "seniority", "skills": "skill", "ratings": "skill", "notes": "skill",
        "answers": "item", "asked": "item",
    }  # fmt: skip
    return {key: present(kinds[key], found) if key in kinds else found for key, found in value.items()}


def _json(data: bytes) -> Any:
    if len(data) > LIMIT:
        raise _FaultError(f"the file has {len(data)} bytes; at most {LIMIT} are read")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _FaultError("the file is not UTF-8 text") from None
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except _FaultError:
        raise
    except json.JSONDecodeError as error:
        raise _FaultError(f"the file is not JSON: line {error.lineno}, column {error.colno}") from None
    except (ValueError, RecursionError):
        raise _FaultError("the file is not JSON of this kind: a number is too long or lists are too deep") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _FaultError(f"the key {_shown(key)} stands twice")
        found[key] = value
    return found


def _no_constant(name: str) -> Any:
    raise _FaultError(f"{name} is not a number in JSON")


def _shown(value: object) -> str:
    """A value as pure ASCII on one line, cut short."""
    text = json.dumps(value, ensure_ascii=True)
    return text if len(text) <= 40 else text[:37] + "…"


def _is_id(value: object) -> bool:
    return isinstance(value, str) and len(value) <= 64 and _ID.fullmatch(value) is not None and value not in _RESERVED


def _is_whole(value: object, low: int, high: int) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return low <= value <= high and value == int(value)


def _is_time(value: object) -> bool:
    """A moment that the calendar has, from year 1 on; spelled out, so that both languages judge alike."""
    parts = _TIME.fullmatch(value) if isinstance(value, str) else None
    if parts is None:
        return False
    year, month, day, hour, minute, second, ahead_hours, ahead_minutes = (int(part or 0) for part in parts.groups())
    if year < 1 or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return False
    return hour < 24 and minute < 60 and second < 60 and ahead_hours < 24 and ahead_minutes < 60


def _faults(value: Any, bundle: Bundle) -> Iterator[str]:
    if not isinstance(value, dict):
        yield "the file must hold one object of responses"
        return
    yield from (f"{_shown(key)} is not a key of responses" for key in value if key not in (*RESPONSE_KEYS, *OPTIONAL_KEYS))
    missing = [key for key in RESPONSE_KEYS if key not in value]
    yield from (f'the key "{key}" is missing' for key in missing)
    if missing:
        return
    if not _is_whole(value["schema"], READABLE[0], READABLE[-1]):
        formats = " or ".join(map(str, READABLE))
        yield f"schema: {_shown(value['schema'])} is not {formats}; the file is of another version of the self-assessment"
    if not isinstance(value["bank"], str) or not _BANK.fullmatch(value["bank"]):
        yield "bank: twelve hexadecimal digits are needed"
    if not _is_whole(value["seed"], 0, 2**32 - 1):
        yield "seed: a whole number from 0 to 4294967295 is needed"
    for name, known in (("form", bundle["forms"]), ("seniority", bundle["seniority"]), ("industry", bundle["industries"])):
        entries: list[Any] = list(known)
        if not (name == "industry" and value[name] is None) and value[name] not in [entry["id"] for entry in entries]:
            yield f"{name}: {_shown(value[name])} is not known here"
    if not _is_time(value["started"]) or not (value["finished"] is None or _is_time(value["finished"])):
        yield "started, finished: a time such as 2026-11-23T09:30:00Z is needed (finished may be null)"
    if value.get("country") is not None and not (isinstance(value["country"], str) and _COUNTRY.fullmatch(value["country"])):
        yield "country: two capital letters, such as IT, are needed"
    yield from _id_faults("skills", value["skills"])
    if "asked" in value:
        yield from _id_faults("asked", value["asked"])
        if isinstance(value["asked"], list) and len(value["asked"]) > LONGEST_ASKED:
            yield f"asked: {len(value['asked'])} items are more than a form asks"
    for name, words in MARKS.items():
        if name in value and value[name] not in words:
            yield f"{name}: {_shown(value[name])} is none of {', '.join(words)}"
    if "notes" in value:
        yield from _note_faults(value["notes"])
    yield from _rating_faults(value["ratings"], len(bundle["scale"]))
    yield from _answer_faults(value["answers"])


def _id_faults(key: str, ids: Any) -> Iterator[str]:
    if not isinstance(ids, list):
        yield f"{key}: a list is needed"
    elif not all(_is_id(identifier) for identifier in ids):
        yield f"{key}: every entry must be an id"
    elif len(set(ids)) < len(ids):
        yield f"{key}: one stands twice"


def _rating_faults(ratings: Any, levels: int) -> Iterator[str]:
    if not isinstance(ratings, dict):
        yield "ratings: an object is needed"
        return
    for skill, rating in ratings.items():
        if not _is_id(skill):
            yield f"ratings: {_shown(skill)} is not an id"
        elif rating not in ("none", "not-mine") and not _is_whole(rating, 1, levels):
            yield f'ratings.{skill}: {_shown(rating)} is neither a level from 1 to {levels} nor "none" or "not-mine"'


def _note_faults(notes: Any) -> Iterator[str]:
    if not isinstance(notes, dict):
        yield "notes: an object is needed"
        return
    for skill, note in notes.items():
        if not _is_id(skill):
            yield f"notes: {_shown(skill)} is not an id"
        elif not isinstance(note, str) or len(note) > LONGEST_NOTE:
            yield f"notes.{skill}: a text of at most {LONGEST_NOTE} letters is needed"


def _answer_faults(answers: Any) -> Iterator[str]:
    if not isinstance(answers, dict):
        yield "answers: an object is needed"
        return
    for item, answer in answers.items():
        if not _is_id(item):
            yield f"answers: {_shown(item)} is not an id"
        elif not _is_answer(answer):
            yield f'answers.{item}: {_shown(answer)} is no answer; {{"best"}}, {{"best","worst"}}, {{"picks"}} or {{"unknown"}} is'


def _is_answer(answer: Any) -> bool:
    if not isinstance(answer, dict):
        return False
    keys = set(answer)
    if keys in ({"best"}, {"best", "worst"}):
        return all(_is_id(option) for option in answer.values())
    if keys == {"picks"}:
        picks = answer["picks"]
        return isinstance(picks, list) and 0 < len(picks) <= 26 and all(_is_id(pick) for pick in picks)
    return keys == {"unknown"} and answer["unknown"] is True


def _responses(value: dict[str, Any]) -> Responses:
    ratings: dict[str, Any] = {skill: rating if isinstance(rating, str) else int(rating) for skill, rating in value["ratings"].items()}
    made: Responses = {
        "schema": int(value["schema"]), "bank": value["bank"], "form": value["form"], "industry": value["industry"],
        "seniority": value["seniority"], "seed": int(value["seed"]), "skills": value["skills"], "ratings": ratings,
        "answers": value["answers"], "started": value["started"], "finished": value["finished"],
    }  # fmt: skip
    if "asked" in value:
        made["asked"] = value["asked"]
    if "country" in value:
        made["country"] = value["country"]
    for name in (*MARKS, "notes"):
        if name in value:
            made[name] = value[name]  # type: ignore[literal-required]
    return made
