"""Amounts on the pages come from records: figures with their source, worked examples, and scenes that are plainly invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest

from aeskills.checks.survey import Survey
from aeskills.export.documents.form import rows_of
from aeskills.locales.figures import amount
from aeskills.locales.localize import localized
from aeskills.locales.texts import messages
from aeskills.locales.voice import Voice
from aeskills.locales.words import words_of
from aeskills.model.handbook import Handbook
from tests.contents import SHIPPED, handbook, reading

AMOUNT = re.compile(r"(?:US|R|HK)?[$€£¥]\s?\d(?:[\d.,]*\d)?|\d(?:[\d.,]*\d)?[\u00a0\u202f]?(?:%|USD\b|EUR\b|GBP\b|€)")
"""A space that may break does not join a number with what follows it in the next cell of a table."""

ILLUSTRATION = re.compile(
    r"^(item/.*|compensation#examples\..*|industry/.*#(account|day\.text)|skill/.*#(examples|practice|mistakes)\..*"
    r"|regulation/.*#situations\..*|activity/.*|artefacts#scene|artefact/.*#sections\..*)$"
)
"""Texts that tell a scene, set a task or work out an invented example."""

STATED = {
    "regulation/finra-3220#history": "the amounts of a filed change, with its date and register entry",
    "pay-component/bonus#detail": "a percentage that explains the word",
    "figure/pecr-fine-2026#note": "the second half of a limit: an amount or a share of turnover, whichever is higher",
    "figure/ai-act-50-fine#note": "the same",
    "regulation/uk-gdpr-pecr#who_is_bound": "the same",
    "regulation/eu-ai-act-50#history": "the same",
}
"""Texts outside scenes that state an amount in words, and why they may."""

OWN = ("self-assessment/", "pay/calculator/", "handbook/")
"""Pages that print constants of the model, an invented plan, or everything again."""


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text).casefold()


def amounts(text: str) -> set[str]:
    return {squeezed(found) for found in AMOUNT.findall(text)}


def texts() -> Iterator[tuple[str, str]]:
    for document in reading(SHIPPED).documents:
        for message in messages(document.record, document.part.field):
            yield message.context, re.sub(r"\]\([^)]*\)|<[^>]*>", "", message.text)


def known(tag: str) -> set[str]:
    """Every amount that a record of this locale gives, or that a publication says in its title or a quotation."""
    voice = Voice(tag)
    book = handbook() if tag == "en" else localized(handbook(), words_of(SHIPPED, tag))
    found: set[str] = set()
    for figure in book.figures.figures:
        spread = figure.percentiles.model_dump().values() if figure.percentiles else ()
        values: list[Decimal | None] = [figure.value, figure.low, figure.high, figure.mean, *spread]
        for value in values:
            if value is not None:
                found |= amounts(amount(voice, figure, value))
    for source in book.sources.sources:
        found |= amounts(source.title)
    for part in Survey(reading(SHIPPED), handbook()).parts:
        found |= amounts(getattr(part.record, "passage", None) or "")
    for example in book.compensation.examples:
        for line in example.lines:
            found |= amounts(voice.money(line.amount, example.currency))
    for artefact in book.artefacts.artefacts:
        for section in artefact.sections:
            found |= {one for row in rows_of(section, voice) for cell in row for one in amounts(cell.shown)}
    for name in Handbook.model_fields:
        value = getattr(book, name)
        for record in value if isinstance(value, tuple) else (value,):
            for message in messages(record, name):
                found |= amounts(message.text)
    return found


def words_in(html: str) -> str:
    """The words of a page, a new line at every tag; spaces that do not break stay."""
    return unescape(re.sub(r"<[^>]*>", "\n", html))


def smuggled(html: str, allowed: set[str]) -> set[str]:
    return amounts(words_in(html)) - allowed


def test_prose_states_no_amount_outside_scenes_and_examples() -> None:
    stated = {context for context, text in texts() if amounts(text)}
    assert len(stated) >= 35
    assert {context for context in stated if not ILLUSTRATION.match(context)} == set(STATED)


@pytest.mark.parametrize("tag", ["en", "it"])
def test_every_amount_on_a_page_is_that_of_a_record(site: Path, tag: str) -> None:
    allowed, faults, seen = known(tag), {}, 0
    for path in sorted((site / tag).rglob("index.html")):
        address = path.parent.relative_to(site / tag).as_posix() + "/"
        if address.startswith(OWN):
            continue
        html = path.read_text(encoding="utf-8")
        body = html[html.index("<article") : html.index("</article>")]
        seen += len(amounts(words_in(body)))
        if found := smuggled(body, allowed):
            faults[address] = found
    assert seen >= 500
    assert faults == {}


def test_the_guard_sees_a_smuggled_amount() -> None:
    assert smuggled("<p>About US$57,505 a year, or 61%</p>", known("en")) == {"us$57,505", "61%"}
