"""The tool's own words (buttons, headings, questions' frames) in one locale.

Each `interface/<area>.yaml` maps a key to a text, to `{text, note}`, or to plural forms `{one, other, note}` on `{count}`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from babel import Locale

from aeskills.content.yaml_source import parse
from aeskills.locales.po_reader import read_catalog
from aeskills.locales.words import Words, finished

FOLDER = Path(__file__).parent / "interface"
SOURCE = "en"


class Phrase(NamedTuple):
    """One interface message in the source language. `other` is empty when the message has no plural."""

    area: str
    key: str
    text: str
    other: str
    note: str

    @property
    def context(self) -> str:
        return f"interface/{self.area}#{self.key}"


@cache
def phrases() -> tuple[Phrase, ...]:
    """All interface messages of the tool, area by area."""
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        root, _ = parse(path.read_bytes(), path.name)
        assert root is not None, path
        for key, value in root.plain().items():
            entry = value if isinstance(value, dict) else {"text": value}
            found.append(Phrase(path.stem, key, entry.get("text") or entry["one"], entry.get("other", ""), entry.get("note", "")))
    return tuple(found)


@cache
def _words(tag: str) -> Words:
    """What the tool says in a language that it is translated to; nothing in any other."""
    return finished(read_catalog(FOLDER / f"{tag}.po", f"{tag}.po")[0])


class Interface:
    """Interface messages of one locale; what is not translated stays in English."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        words = _words(tag)
        self._rule = Locale.parse(tag, sep="-").plural_form
        forms = sorted({*self._rule.rules, "other"}, key=("zero", "one", "two", "few", "many", "other").index)
        self._messages: dict[str, dict[str, str | dict[str, str]]] = defaultdict(dict)
        self.missing: list[str] = []
        for phrase in phrases():
            translated: str | dict[str, str] | None
            if phrase.other:
                plural = words.plural.get((phrase.context, phrase.text))
                translated = dict(zip(forms, plural, strict=False)) if plural else None
                source: str | dict[str, str] = {"one": phrase.text, "other": phrase.other}
            else:
                translated, source = words.singular.get((phrase.context, phrase.text)), phrase.text
            if translated is None and tag != SOURCE:
                self.missing.append(phrase.context)
            self._messages[phrase.area][phrase.key] = source if translated is None else translated

    def text(self, key: str, area: str = "site", count: int | None = None, values: Mapping[str, object] | None = None) -> str:
        """The message with its placeholders filled; `count` chooses the form of a plural one. KeyError for an unknown key."""
        message = self._messages[area][key]
        if isinstance(message, dict):
            message = message.get(self._rule(count or 0)) or message["other"]
        return message.format_map(values) if values else message

    def messages(self, area: str) -> Mapping[str, str | dict[str, str]]:
        """All messages of an area, for the browser."""
        return self._messages[area]
