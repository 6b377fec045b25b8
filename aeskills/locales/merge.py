"""The merge of a catalog with the texts it must hold. Nothing a translator wrote is lost, and nothing moves to another context."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from aeskills.locales.po import CatalogMessage

ALIKE = 0.5
"""Two texts of a list count as one text that was changed from this similarity on."""


class Unit(NamedTuple):
    """One text that a catalog must hold. `plural` is empty when the message has no plural; `file` is where the text stands."""

    context: str
    text: str
    plural: str
    rich: bool
    purpose: tuple[str, ...]
    file: str
    flags: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What tells two texts apart, as in gettext."""
        return self.context, self.text


class Merged(NamedTuple):
    """The entries after a merge, and how many were kept, new, changed, revived and gone."""

    entries: list[CatalogMessage]
    kept: int
    new: int
    changed: int
    revived: int
    gone: int


def merge(old: Iterable[CatalogMessage], units: Sequence[Unit], forms: int) -> Merged:
    """The entries for `units`, in their order, with the translations of `old`; then the obsolete ones.

    Same context and text: kept, or revived. Same context, other text: kept as fuzzy, with the previous text. `forms` is the number of
    plural forms of the language.
    """
    left: dict[tuple[str, str], list[CatalogMessage]] = defaultdict(list)
    for entry in sorted(old, key=lambda entry: (entry.obsolete, entry.fuzzy, not entry.complete)):
        left[entry.key].append(entry)
    sources = {index: left[unit.key].pop(0) for index, unit in enumerate(units) if left[unit.key]}
    revived = sum(entry.obsolete for entry in sources.values())
    rest = [entry for entries in left.values() for entry in entries]
    lone = {context for context, count in Counter(unit.context for unit in units).items() if count == 1}
    lone -= {entry.context for entry in sources.values()}
    pairs = _changed(rest, [(index, unit) for index, unit in enumerate(units) if index not in sources], lone)
    sources.update(pairs)
    paired = {id(entry) for _, entry in pairs}
    rest = [entry for entry in rest if id(entry) not in paired]
    entries = [_renewed(sources.get(index) or CatalogMessage(*unit.key, unit.plural), unit, forms) for index, unit in enumerate(units)]
    gone = sum(not entry.obsolete for entry in rest)
    rest += [sources[index] for index, entry in enumerate(entries) if index in sources and _shortened(sources[index], entry)]
    kept, new = len(sources) - revived - len(pairs), len(units) - len(sources)
    return Merged([*entries, *_obsolete(rest)], kept, new, len(pairs), revived, gone)


def _changed(olds: Sequence[CatalogMessage], news: Sequence[tuple[int, Unit]], lone: Set[str]) -> list[tuple[int, CatalogMessage]]:
    """A unit and the entry that held its text before it was changed: the likest pairs first, each of the two once.

    `lone` are the contexts of one text only; there the present entry is the old text, however unlike.
    """
    by_context: dict[str, list[CatalogMessage]] = defaultdict(list)
    for entry in olds:
        if entry.started:
            by_context[entry.context].append(entry)
    scored: list[tuple[float, int, int, CatalogMessage]] = []
    for index, unit in news:
        candidates = by_context.get(unit.context, [])
        present = [entry for entry in candidates if not entry.obsolete]
        sure = present if unit.context in lone and len(present) == 1 else []
        for position, entry in enumerate(candidates):
            likeness = 2.0 if entry in sure else _likeness(entry, unit) - 0.01 * entry.obsolete
            if likeness >= ALIKE:
                scored.append((-likeness, index, position, entry))
    pairs: dict[int, CatalogMessage] = {}
    taken: set[int] = set()
    for _, index, _, entry in sorted(scored, key=lambda row: row[:3]):
        if index not in pairs and id(entry) not in taken:
            pairs[index] = entry
            taken.add(id(entry))
    return sorted(pairs.items())


def _likeness(entry: CatalogMessage, unit: Unit) -> float:
    if entry.previous and entry.previous[0] == unit.text:
        return 1.0
    matcher = SequenceMatcher(None, entry.text, unit.text, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _written_for(entry: CatalogMessage) -> tuple[str, ...]:
    """The source text, and its plural, of the words in `entry`. Who takes the fuzzy mark off has made them words for the text itself."""
    own = (entry.text, entry.plural) if entry.plural else (entry.text,)
    return entry.previous if entry.fuzzy and entry.previous else own


def _renewed(entry: CatalogMessage, unit: Unit, forms: int) -> CatalogMessage:
    """`entry` for `unit`: its words stay; they are fuzzy when they were written for another text, and no more when that text is back.

    A fuzzy mark without a previous text is the translator's own and stays.
    """
    flags, previous = set(entry.flags) - {"python-brace-format"}, _written_for(entry)
    doubted = entry.fuzzy and not entry.previous
    if previous == ((unit.text, unit.plural) if unit.plural else (unit.text,)) or doubted or not any(entry.strings):
        previous = ()
    if any(entry.strings) and (doubted or previous):
        flags.add("fuzzy")
    else:
        flags.discard("fuzzy")
    return replace(
        entry,
        context=unit.context,
        text=unit.text,
        plural=unit.plural,
        strings=_formed(entry.strings, forms if unit.plural else 1),
        flags=tuple(sorted(flags | set(unit.flags))),
        extracted=unit.purpose,
        references=(unit.file,) if unit.file else (),
        previous=previous,
        obsolete=False,
    )


def _formed(strings: tuple[str, ...], forms: int) -> tuple[str, ...]:
    return (*strings[: forms - 1], *strings[-1:]) if len(strings) > forms else (*strings, *[""] * (forms - len(strings)))


def _shortened(old: CatalogMessage, new: CatalogMessage) -> bool:
    """Whether a form with words found no place, so that the old entry must stay as obsolete."""
    return len(old.strings) > len(new.strings) and sum(map(bool, old.strings)) > sum(map(bool, new.strings))


def _obsolete(entries: Iterable[CatalogMessage]) -> list[CatalogMessage]:
    """`entries` as obsolete, each once, under the text that its words were written for, so that they come back with it."""
    found: dict[tuple[object, ...], CatalogMessage] = {}
    for entry in entries:
        text, *plural = _written_for(entry)
        flags = tuple(flag for flag in entry.flags if flag != "fuzzy" or not entry.previous)
        kept = replace(
            entry, text=text, plural=plural[0] if plural else "", flags=flags, previous=(), obsolete=True, extracted=(), references=()
        )
        if len(kept.strings) > 1 and not kept.plural:
            kept = replace(kept, plural=entry.plural or text)
        if entry.started:
            found.setdefault((kept.context, text, kept.plural, kept.strings, kept.comments), kept)
    return [found[key] for key in sorted(found, key=repr)]
