"""Files that an editor must mark: the lighthouse handbook's, each with one thing wrong."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any, NamedTuple

from tests.schema.test_authoring import FILES, loaded
from tests.tool import LIGHTHOUSE

GONE = object()
"""In place of a value: the key is not there."""

Path = tuple[str | int, ...]


class Broken(NamedTuple):
    """One thing that is wrong in a file of a kind: `value` stands at `at`; `where` is the place that a validator must name."""

    kind: str
    at: str
    value: Any

    @property
    def path(self) -> Path:
        return tuple(int(part) if part.isdecimal() else part for part in self.at.split("."))

    @property
    def place(self) -> Path:
        """What a validator must name: the value itself; the record, where a key is missing or is one too many."""
        return self.path[:-1] if self.value is GONE or self.path[-1] in ("nome", "Not an id") else self.path

    @property
    def where(self) -> str:
        """The place as a JSON path: `$.levels[0].summary`."""
        return "$" + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in self.place)


BROKEN = (
    # unknown keys
    Broken("site", "nome", "Handbook"),
    Broken("skills", "levels.0.nome", "Aware"),
    Broken("banks", "items.0.nome", "first"),
    Broken("banks", "items.0.options.0.nome", "first"),
    Broken("figures", "figures.0.nome", "wage"),
    # missing keys
    Broken("site", "title", GONE),
    Broken("role", "families.0.icon", GONE),
    Broken("skills", "levels.0.summary", GONE),
    Broken("banks", "items.0.stem", GONE),
    Broken("banks", "items.0.type", GONE),
    Broken("glossary", "terms.0.definition", GONE),
    # wrong types
    Broken("site", "locales", "en"),
    Broken("skills", "levels.0.indicators", "Points to the wick."),
    Broken("skills", "name", ["Lamp care"]),
    Broken("industries", "day.0", "08:30"),
    Broken("career", "levels.0.targets", []),
    Broken("compensation", "calculator", "maybe"),
    Broken("duties", "duties", {"first": {}}),
    Broken("forms", "forms.0.minutes", "ten"),
    # ids and references
    Broken("role", "id", "Lighthouse Keeper"),
    Broken("glossary", "terms.0.id", "2nd-lamp"),
    Broken("skills", "family", "watch_keeping"),
    Broken("duties", "duties.0.skills.0", "Lamp care"),
    Broken("career", "levels.0.targets.Not an id", 2),
    Broken("engagement", "phases.0.id", "a" * 65),
    # dates
    Broken("glossary", "checked", "20 May 2026"),
    Broken("scales", "checked", "2026-05"),
    Broken("onboarding", "checked", "2026-5-20"),
    Broken("figures", "figures.0.until", "Mai 2026"),
    Broken("sources", "sources.0.published", 26),
    # choices
    Broken("figures", "figures.0.measure", "guess"),
    Broken("sources", "sources.0.certainty", "C"),
    Broken("onboarding", "activities.0.day", 45),
    Broken("banks", "items.0.type", "essay"),
    Broken("career", "levels.0.branch", "both"),
    # patterns
    Broken("site", "locales.0.tag", "English"),
    Broken("site", "url", "example.org/handbook"),
    Broken("sources", "sources.0.url", "https://example.org/a page"),
    Broken("regulations", "regulations.0.official", "ftp://example.org"),
    Broken("figures", "figures.0.currency", "kr"),
    Broken("regulations", "regulations.0.jurisdictions.0", "Norway"),
    Broken("banks", "items.0.passage", "lamp care"),
    # numbers
    Broken("skills", "weight", 11),
    Broken("skills", "levels.0.level", 0),
    Broken("industries", "multipliers.0.factor", "1,5"),
    Broken("figures", "figures.0.value", "402 000"),
    Broken("forms", "forms.0.minutes", 7.5),
    Broken("site", "least.skills", -1),
    # blanks
    Broken("skills", "summary", " "),
    Broken("role", "title", ""),
    Broken("regulations", "summary", None),
    # lists without an entry
    Broken("skills", "levels", []),
    Broken("duties", "duties.0.skills", []),
    Broken("banks", "items", []),
)  # fmt: skip


def files() -> Iterator[tuple[str, Any]]:
    """Kind and content of each file of the lighthouse handbook."""
    for kind, path in FILES:
        if path.is_relative_to(LIGHTHOUSE):
            yield kind, loaded(path.read_text(encoding="utf-8"))


def with_value(value: Any, path: Path, new: Any) -> Any:
    """The value with another part at a path, below which nothing is shared."""
    whole = copy.deepcopy(value)
    parent = whole
    for part in path[:-1]:
        parent = parent[part]
    if new is GONE:
        del parent[path[-1]]
    else:
        parent[path[-1]] = new
    return whole


def broken_files() -> Iterator[tuple[Broken, Any]]:
    """Each of the broken with the content of its file."""
    first: dict[str, Any] = {}
    for kind, value in files():
        first.setdefault(kind, value)
    for broken in BROKEN:
        yield broken, with_value(first[broken.kind], broken.path, broken.value)
