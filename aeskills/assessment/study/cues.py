"""Surface cues: how often a test taker who knows nothing and follows a rule of thumb picks the key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

MARGIN = 0.05  # a rule may beat chance by this much before it counts as a cue

AGREEING_WORDS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "ask",
        "agree",
        "together",
        "confirm",
        "listen",
        "offer",
        "understand",
        "check",
        "invite",
        "propose",
        "suggest",
        "clarify",
        "explain",
        "thank",
        "acknowledge",
        "discuss",
        "joint",
        "share",
        "support",
    ),
    "it": (
        "chied",
        "domand",
        "concord",
        "insieme",
        "conferm",
        "ascolt",
        "offr",
        "capi",
        "verific",
        "invit",
        "propo",
        "sugger",
        "chiari",
        "spieg",
        "ringraz",
        "riconosc",
        "discut",
        "congiunt",
        "condivid",
        "accord",
        "controll",
    ),
}
ABSOLUTE_WORDS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "always",
        "never",
        "only",
        "all",
        "every",
        "no",
        "none",
        "nothing",
        "nobody",
        "everyone",
        "everything",
        "any",
        "must",
        "entirely",
        "completely",
        "whole",
        "immediately",
    ),
    "it": (
        "sempre",
        "mai",
        "solo",
        "soltanto",
        "tutto",
        "tutta",
        "tutti",
        "tutte",
        "ogni",
        "nessuno",
        "nessuna",
        "nessun",
        "niente",
        "nulla",
        "ognuno",
        "qualsiasi",
        "qualunque",
        "completamente",
        "interamente",
        "subito",
        "intero",
        "intera",
    ),
}
LONG_ENOUGH = 4  # letters from which a word of the stem carries meaning
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NUMBER = re.compile(r"\d+(?:[.,  ]\d+)*")


@dataclass(frozen=True)
class CueItem:
    """An item as a test taker without knowledge sees it, and which options are right (the best action, or the keys)."""

    id: str
    stem: str
    options: tuple[str, ...]
    right: frozenset[int]

    @property
    def chance(self) -> float:
        """Expected score of picking at random: keys among options."""
        return len(self.right) / len(self.options)


Rule = Callable[[CueItem, int], float]


@dataclass(frozen=True)
class RuleResult:
    """How a rule does on a set of items: mean expected score, mean chance, and the items it gains on, largest gain first."""

    rule: str
    share: float
    chance: float
    hits: tuple[tuple[str, float], ...]

    def beats(self, margin: float = MARGIN) -> bool:
        """Whether the rule beats chance by more than the margin."""
        return self.share > self.chance + margin + 1e-9


@lru_cache(maxsize=10_000)
def lower_words(text: str) -> tuple[str, ...]:
    """Words of the text, lower case."""
    return tuple(word.casefold() for word in WORD.findall(text))


def length(item: CueItem, index: int) -> float:
    """Characters of the option."""
    return len(item.options[index])


def commas(item: CueItem, index: int) -> float:
    """Commas, semicolons and colons of the option."""
    return sum(item.options[index].count(mark) for mark in ",;:،、，")


def numbers(item: CueItem, index: int) -> float:
    """Numbers in digits of the option."""
    return len(_NUMBER.findall(item.options[index]))


def stem_overlap(item: CueItem, index: int) -> float:
    """Distinct longer words that the option shares with the stem."""
    stem = {word for word in lower_words(item.stem) if len(word) >= LONG_ENOUGH}
    return len(stem.intersection(lower_words(item.options[index])))


def counting(lists: Mapping[str, tuple[str, ...]], language: str, whole: bool) -> Rule:
    """A rule that counts the option's words of a list; `whole` compares whole words, otherwise beginnings."""
    wanted = lists.get(language, ())

    def count(item: CueItem, index: int) -> float:
        spoken = lower_words(item.options[index])
        return sum(word in wanted if whole else word.startswith(wanted) for word in spoken)

    return count


def position_rule(place: int) -> Rule:
    """A rule that prefers the option at a place, counted from 0."""
    return lambda _item, index: float(index == place)


def mirror(rule: Rule) -> Rule:
    """The rule turned round: least instead of most."""
    return lambda item, index: -rule(item, index)


def together(*rules: Rule) -> Rule:
    """Rules added up, each stretched to 0–1 over the options of the item (a rule that sees no difference adds nothing)."""

    last: CueItem | None = None
    sums: list[float] = []

    def added(item: CueItem, index: int) -> float:
        nonlocal last, sums
        if item is not last:  # all options of an item are asked for one after the other
            last, sums = item, [round(total, 9) for total in _sums(item, rules)]
        return sums[index]

    return added


def _sums(item: CueItem, rules: Sequence[Rule]) -> list[float]:
    totals = [0.0] * len(item.options)
    for rule in rules:
        values = [rule(item, each) for each in range(len(item.options))]
        low, high = min(values), max(values)
        if high > low:
            totals = [total + (value - low) / (high - low) for total, value in zip(totals, values, strict=True)]
    return totals


@cache
def rules(language: str) -> Mapping[str, Rule]:
    """All rules by name for content in a language; rules that need a word list are left out where there is none."""
    simple: dict[str, tuple[str, str, Rule]] = {
        "length": ("longest", "shortest", length),
        "commas": ("most commas", "fewest commas", commas),
        "numbers": ("most numbers", "fewest numbers", numbers),
        "overlap": ("most words of the stem", "fewest words of the stem", stem_overlap),
    }
    if language in AGREEING_WORDS:
        simple["agreeing"] = "most asking and agreeing", "least asking and agreeing", counting(AGREEING_WORDS, language, whole=False)
        simple["absolutes"] = "most absolutes", "fewest absolutes", counting(ABSOLUTE_WORDS, language, whole=True)
    named: dict[str, Rule] = {}
    for most, least, rule in simple.values():
        named[most], named[least] = rule, mirror(rule)
    pairs = (
        ("length", "agreeing", 1), ("length", "absolutes", -1), ("length", "commas", 1), ("length", "numbers", 1), ("length", "overlap", 1),
        ("agreeing", "absolutes", -1), ("commas", "agreeing", 1), ("overlap", "agreeing", 1), ("length", "agreeing", -1),
        ("length", "absolutes", 1),
    )  # fmt: skip
    for first, second, sign in pairs:
        if first not in simple or second not in simple:
            continue
        one, two = simple[first], simple[second]
        a, b = one[2], two[2] if sign > 0 else mirror(two[2])
        named[f"{one[0]} + {two[0 if sign > 0 else 1]}"] = together(a, b)
        named[f"{one[1]} + {two[1 if sign > 0 else 0]}"] = together(mirror(a), mirror(b))
    if "agreeing" in simple:
        savvy = together(length, simple["agreeing"][2], mirror(simple["absolutes"][2]))
        named["longest + most agreeing + fewest absolutes"] = savvy
        named["shortest + least agreeing + most absolutes"] = mirror(savvy)
    for place, letter in enumerate("abcde"):
        named[f"position {letter}"] = position_rule(place)
    return named


def expected_score(item: CueItem, rule: Rule) -> float:
    """Expected share of the item's keys among as many picks as it has keys, following the rule and breaking ties at random."""
    left, score = len(item.right), 0.0
    scored = sorted(((rule(item, index), index) for index in range(len(item.options))), reverse=True)
    for _, tied in groupby(scored, key=lambda pair: pair[0]):
        group = [index for _, index in tied]
        picks = min(left, len(group))
        score += picks * len(item.right.intersection(group)) / len(group)
        left -= picks
        if not left:
            break
    return score / len(item.right)


@lru_cache(maxsize=10_000)
def expected_scores(item: CueItem, language: str) -> Mapping[str, float]:
    """Expected score of the item by every rule; kept, since an item is in several forms and seldom changes."""
    return {name: expected_score(item, rule) for name, rule in rules(language).items()}


def rule_results(items: Sequence[CueItem], language: str) -> Iterator[RuleResult]:
    """Each rule's result over a non-empty set of items."""
    chance = sum(item.chance for item in items) / len(items)
    scores = [(item.id, item.chance, expected_scores(item, language)) for item in items]
    for name in rules(language):
        gains = ((key, expected[name] - by_chance) for key, by_chance, expected in scores)
        hits = sorted(((key, gain) for key, gain in gains if gain > 0), key=lambda pair: (-pair[1], pair[0]))
        yield RuleResult(name, sum(expected[name] for _, _, expected in scores) / len(items), chance, tuple(hits))


def offending(items: Sequence[CueItem], language: str, margin: float = MARGIN) -> list[RuleResult]:
    """The rules that beat chance by more than the margin."""
    return [result for result in rule_results(items, language) if result.beats(margin)] if items else []
