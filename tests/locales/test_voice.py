"""Numbers, money, dates and plurals as each locale writes them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from aeskills.locales.interface import INTERFACE_FOLDER, Interface, phrases
from aeskills.locales.voice import Voice, own_name


@pytest.mark.parametrize(
    ("tag", "money", "cents", "percent", "month", "day"),
    [
        ("en", "US$57,504", "€12.50", "7.5%", "March 2026", "30 March 2026"),
        ("it", "57.504\xa0USD", "12,50\xa0€", "7,5%", "marzo 2026", "30 marzo 2026"),
        ("pt-BR", "US$\xa057.504", "€\xa012,50", "7,5%", "março de 2026", "30 de março de 2026"),
        ("ja", "$57,504", "€12.50", "7.5%", "2026年3月", "2026年3月30日"),
    ],
)
def test_formats(tag: str, money: str, cents: str, percent: str, month: str, day: str) -> None:
    voice = Voice(tag)
    assert voice.money(57504, "USD") == money
    assert voice.money(Decimal("12.5"), "EUR") == cents
    assert voice.percent(Decimal("7.5")) == percent
    assert voice.date("2026-03") == month
    assert voice.date("2026-03-30") == voice.date(dt.date(2026, 3, 30)) == day
    assert voice.date("2026") == "2026"


def test_directions_and_names() -> None:
    assert (Voice("ar").direction, Voice("it").direction) == ("rtl", "ltr")
    assert [own_name(tag) for tag in ("en", "it", "ar", "pt-BR")] == ["English", "Italiano", "العربية", "Português (Brasil)"]
    assert Voice("it").territory("DE") == "Germania"
    assert Voice("it").territory("EU") == "Unione europea"
    assert Voice("it").join(["a", "b", "c"]) == "a, b e c"


def test_plurals_and_placeholders() -> None:
    assert Voice("en").text("unit.minutes", count=1) == "1 minute"
    assert Voice("en").text("unit.minutes", count=1200) == "1,200 minutes"
    assert Voice("it").text("unit.minutes", count=1) == "1 minuto"
    assert Voice("it").text("unit.minutes", count=1200) == "1.200 minuti"
    with pytest.raises(KeyError):
        Voice("en").text("no.such-key")


def test_a_locale_without_a_catalog_speaks_english_and_says_so() -> None:
    assert not (INTERFACE_FOLDER / "pl.po").exists()
    found = Interface("pl")
    assert found.text("nav.home") == "Home"
    assert len(found.missing) == len(phrases()) > 300


def test_italian_is_complete() -> None:
    assert Interface("it").missing == []


def test_keys_are_unique_within_an_area() -> None:
    keys = [(phrase.area, phrase.key) for phrase in phrases()]
    assert len(keys) == len(set(keys)) > 300
    for path in INTERFACE_FOLDER.glob("*.yaml"):
        written = [line.split(":")[0] for line in path.read_text(encoding="utf-8").splitlines() if line[:1].isalpha()]
        assert len(written) == len(set(written)), path.name


@pytest.mark.parametrize(
    ("tag", "comma", "semicolon"),
    [("en", ", ", "; "), ("it", ", ", "; "), ("ar", " و", "؛ "), ("ja", "、", "；"), ("zh-Hant", "、", "；"), ("el", ", ", "· ")],
)
def test_entries_are_parted_as_the_language_does(tag: str, comma: str, semicolon: str) -> None:
    voice = Voice(tag)
    assert (voice.comma, voice.semicolon) == (comma, semicolon)
