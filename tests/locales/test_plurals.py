"""Plural forms: the header of a catalog says for each whole number what CLDR says."""

from __future__ import annotations

import gettext
import io
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.pofile import read_po

from aeskills.locales import interface
from aeskills.locales.catalogs import interface_area, update_catalog
from aeskills.locales.interface import Phrase
from aeskills.locales.known import known_language
from aeskills.locales.plurals import categories, plural_header
from aeskills.locales.po import Catalog, CatalogMessage, po_text
from aeskills.locales.po_reader import read_catalog
from aeskills.locales.words import finished

FORMS = {
    "it": ("one", "many", "other"),
    "fr": ("one", "many", "other"),
    "pt-BR": ("one", "many", "other"),
    "de": ("one", "other"),
    "ar": ("zero", "one", "two", "few", "many", "other"),
    "pl": ("one", "few", "many"),
    "ja": ("other",),
    "cs": ("one", "few", "many", "other"),
}


@pytest.mark.parametrize("tag", FORMS)
def test_the_forms_are_those_of_cldr(tag: str) -> None:
    assert categories(tag) == FORMS[tag]
    assert plural_header(tag).startswith(f"nplurals={len(FORMS[tag])}; plural=")


@pytest.mark.parametrize("tag", FORMS)
def test_the_header_chooses_the_form_of_cldr_for_every_number(tag: str) -> None:
    choose = gettext.c2py(plural_header(tag).partition("plural=")[2].rstrip(";"))
    rule = Locale.parse(tag, sep="-").plural_form
    for number in (*range(1200), 10_000, 1_000_000, 2_000_000, 1_000_001):
        assert categories(tag)[choose(number)] == rule(number)


@pytest.mark.parametrize("tag", FORMS)
def test_babel_counts_as_many_forms(tag: str) -> None:
    header = CatalogMessage("", "", strings=(f"Content-Type: text/plain; charset=UTF-8\nPlural-Forms: {plural_header(tag)}\n",))
    strings = tuple(f"form {category}" for category in categories(tag))
    text = po_text(Catalog(header, [CatalogMessage("a#b", "{count} lamp", "{count} lamps", strings)]))
    message = read_po(io.BytesIO(text.encode()), locale=tag.replace("-", "_"), abort_invalid=True).get("{count} lamp", "a#b")
    assert message is not None
    assert message.string == strings


@pytest.mark.parametrize("tag", ["it", "ar", "pl", "ja"])
def test_the_interface_chooses_the_form_that_the_catalog_means(tag: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = (Phrase("site", "lamps", "{count} lamp", "{count} lamps", ""),)
    area = interface_area(found, tmp_path)
    update_catalog(area, tag)
    path = area.path(tag)
    text = path.read_text(encoding="utf-8")
    for index, category in enumerate(categories(tag)):
        text = text.replace(f'msgstr[{index}] ""', f'msgstr[{index}] "{category}"')
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(interface, "_words", lambda _: finished(read_catalog(path, path.name)[0]))
    monkeypatch.setattr(interface, "phrases", lambda: found)
    spoken = interface.Interface(tag)
    rule = Locale.parse(tag, sep="-").plural_form
    for number in (0, 1, 2, 3, 5, 11, 22, 100, 103, 1_000_000):
        assert spoken.text("lamps", count=number) == rule(number)


def test_a_language_that_cldr_does_not_know_is_told_apart() -> None:
    assert known_language("pt-BR")
    assert not known_language("xx")
    assert not known_language("../it")
