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

from aeskills.content.yaml_source import parse_yaml
from aeskills.locales.po_reader import read_catalog
from aeskills.locales.words import Key, Words, finished, joined

INTERFACE_FOLDER = Path(__file__).parent / "interface"
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
    for path in sorted(INTERFACE_FOLDER.glob("*.yaml")):
        root, _ = parse_yaml(path.read_bytes(), path.name)
        assert root is not None, path
        for key, value in root.plain().items():
            entry = value if isinstance(value, dict) else {"text": value}
            found.append(Phrase(path.stem, key, entry.get("text") or entry["one"], entry.get("other", ""), entry.get("note", "")))
    return tuple(found)


class Own(NamedTuple):
    """What a project says in place of the tool's own words: by (context, English text), and by key for labels of the role.

    Tuples, so that a voice can be looked up by it.
    """

    singular: tuple[tuple[Key, str], ...] = ()
    plural: tuple[tuple[Key, tuple[str, ...]], ...] = ()
    labels: tuple[tuple[str, str], ...] = ()


def own(words: Words, labels: Mapping[str, str] | None = None) -> Own:
    """The same words as a value that can be looked up by."""
    return Own(tuple(words.singular.items()), tuple(words.plural.items()), tuple((labels or {}).items()))


def speaks(tag: str) -> bool:
    """Whether the tool speaks a language itself: `it`, and `it-CH` as well, which has no words of its own."""
    return _catalog(tag) is not None or tag.partition("-")[0] == SOURCE


def _catalog(tag: str) -> Path | None:
    """The tool's catalog of a tag, or of its language."""
    paths = (INTERFACE_FOLDER / f"{name}.po" for name in (tag, tag.partition("-")[0]))
    return next((path for path in paths if path.is_file()), None)


@cache
def _words(tag: str) -> Words:
    """What the tool says in a language that it is translated to; nothing in any other."""
    path = _catalog(tag)
    return finished(read_catalog(path, path.name)[0]) if path else Words({}, {})


class Interface:
    """Interface messages of one locale: the project's own words, else the tool's; what is not translated stays in English."""

    def __init__(self, tag: str, own: Own = Own()) -> None:  # noqa: B008 - a frozen value
        self.tag = tag
        words = joined((_words(tag), Words(dict(own.singular), dict(own.plural))))
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
            if translated is None and tag.partition("-")[0] != SOURCE:
                self.missing.append(phrase.context)
            self._messages[phrase.area][phrase.key] = source if translated is None else translated
        self._labels = dict(own.labels)
        self._messages["site"].update(self._labels)

    def text(self, key: str, area: str = "site", count: int | None = None, values: Mapping[str, object] | None = None) -> str:
        """The message with its placeholders filled; `count` chooses the form of a plural one. KeyError for an unknown key."""
        message = self._messages[area][key]
        if isinstance(message, dict):
            message = message.get(self._rule(count or 0)) or message["other"]
        return message.format_map(values) if values and key not in self._labels else message

    def messages(self, area: str) -> Mapping[str, str | dict[str, str]]:
        """All messages of an area, for the browser."""
        return self._messages[area]
