"""A panel's sheet (modified Angoff 1971): of ten people who have just reached the item's level, how many would pick the key?

Each practitioner fills one copy. Read back, the answers of at least five give every item a difficulty: the level at which the model expects
that share, averaged over the panel, with the standard deviation between its members.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from typing import NamedTuple

from aeskills.assessment.constants import PANEL_LEAST
from aeskills.assessment.contract import Bundle, BundleItem, Model
from aeskills.assessment.scoring.distance import choices
from aeskills.assessment.scoring.likelihood import probabilities

COLUMNS = ("item", "skill", "level", "level_name", "question", "options", "key", "of_ten")
LEAST_SD = 3.0
"""Points; five people who agree by chance do not make a level certain."""

_LOWEST, _HIGHEST = -20.0, 120.0
_HALVINGS = 50
FORMULA = ("=", "+", "-", "−", "@", "\t", "\r")


class Judgement(NamedTuple):
    """An item's difficulty in points by a panel of `n`; `sd` between its members."""

    mean: float
    sd: float
    n: int


def panel_sheet(bundle: Bundle) -> str:
    """The sheet as CSV with a byte order mark, `of_ten` empty; cells that a spreadsheet would take for a formula get an apostrophe."""
    names = {step["level"]: step["name"] for step in bundle["scale"]}
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for identifier, item in bundle["items"].items():
        options = " | ".join(f"{option['id']}) {option['text']}" for option in item["options"])
        skill = bundle["skills"][item["skill"]]["name"]
        row = [identifier, skill, str(item["level"]), names[item["level"]], item["stem"], options, _key(item), ""]
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row])
    return f"\ufeff{out.getvalue()}"


def _key(item: BundleItem) -> str:
    if item["type"] == "knowledge":
        return ", ".join(option["id"] for option in item["options"] if option["keyed"])
    ranked = sorted(item["options"], key=lambda option: option["effectiveness"])
    return f"best {ranked[-1]['id']}, worst {ranked[0]['id']}"


class UnreadableSheetError(ValueError):
    """What is wrong with a filled sheet; each argument is one line."""


def read_panel(text: str, bundle: Bundle) -> dict[str, float]:
    """Item → how many of ten, for the rows that were filled. Commas or semicolons part the columns, either sign the decimals."""
    text = text.removeprefix("\ufeff")
    first = text.split("\n", 1)[0]
    rows = csv.DictReader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",")
    if not {"item", "of_ten"} <= set(rows.fieldnames or ()):
        raise UnreadableSheetError('line 1: the columns "item" and "of_ten" are needed')
    found: dict[str, float] = {}
    errors: list[str] = []
    for row in rows:
        item, written = (row.get("item") or "").strip(), (row.get("of_ten") or "").strip()
        if not written:
            continue
        try:
            value = float(written.replace(",", "."))
        except ValueError:
            value = -1.0
        if item not in bundle["items"]:
            errors.append(f'line {rows.line_num}: there is no item "{item}"')
        elif item in found:
            errors.append(f'line {rows.line_num}: "{item}" stands twice')
        elif not 0 <= value <= 10:
            errors.append(f'line {rows.line_num}: "{written}" is not a number from 0 to 10')
        else:
            found[item] = value
    if errors:
        raise UnreadableSheetError(*errors)
    return found


def judged(bundle: Bundle, sheets: Sequence[Mapping[str, float]]) -> dict[str, Judgement]:
    """Item → difficulty, for items that at least `PANEL_LEAST` members judged."""
    found = {}
    for identifier, item in bundle["items"].items():
        places = [place(bundle["model"], item, _edge(bundle, item), each[identifier] / 10) for each in sheets if identifier in each]
        n = len(places)
        if n >= PANEL_LEAST:
            mean = sum(places) / n
            sd = sqrt(sum((value - mean) ** 2 for value in places) / (n - 1))
            found[identifier] = Judgement(mean, max(LEAST_SD, sd), n)
    return found


def _edge(bundle: Bundle, item: BundleItem) -> float:
    """Where somebody stands who has just reached the item's level."""
    return next(band["start"] for band in bundle["bands"] if band["level"] == item["level"])


def place(model: Model, item: BundleItem, level: float, share: float) -> float:
    """The difficulty at which a person of the level picks the key with that probability; at the ends of the scale beyond what it can be."""
    groups = choices(item, model["size"])
    low, high = _LOWEST, _HIGHEST
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        moved: BundleItem = {**item, "difficulty": middle}
        if probabilities(model, moved, groups, level)[0] > share:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def as_yaml(found: Mapping[str, Judgement]) -> Iterator[str]:
    """Lines to put into the items."""
    for identifier, judgement in found.items():
        yield f"{identifier}: {{mean: {judgement.mean:.1f}, sd: {judgement.sd:.1f}, n: {judgement.n}, basis: panel}}"
