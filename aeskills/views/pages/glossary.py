"""The glossary: every term by its first letter, and beside the page a file with the definitions for the text of other pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from aeskills.edition.alphabet import letter, sort_key
from aeskills.edition.edition import Edition
from aeskills.edition.headings import heading
from aeskills.locales.texts import Untranslated
from aeskills.model.glossary import Term
from aeskills.views import structured
from aeskills.views.view import SearchPlace, View


class GlossaryEntry(NamedTuple):
    """A term as the glossary shows it. `original` is its name in the source language, where that is another word."""

    term: Term
    original: str | None


class Letter(NamedTuple):
    """The terms under one letter; `id` is ASCII, `name` the letter or a word for what begins with none."""

    id: str
    name: str
    entries: tuple[GlossaryEntry, ...]


def glossary_views(edition: Edition) -> Iterator[View]:
    """One page and `terms.json`; none where the handbook has no terms."""
    handbook, voice = edition.handbook, edition.voice
    if "glossary" not in edition.parts:
        return
    glossary = handbook.glossary
    cited = {(citation.source, citation.at): citation for term in glossary.terms for citation in term.sources}
    yield View(
        address="glossary/",
        template="glossary.html",
        styles=("glossary",),
        title=voice.text("glossary.title"),
        description=voice.text("glossary.description", count=len(glossary.terms), role=handbook.role.title),
        section="reference",
        frame="working",
        data=lambda: {
            "letters": edition.once(_letters),
            "words": {"found": voice.interface.messages("site")["find.found"]},
            "scripts": ("assets/javascripts/find.js",),
        },
        subjects=(glossary,),
        sources=tuple(cited.values()),
        checked=glossary.checked,
        places=lambda: tuple(_place(entry) for letter in edition.once(_letters) for entry in letter.entries),
        files={"terms.json": lambda _printer: _definitions(edition)},
        structured=lambda: (structured.glossary(edition, "glossary/"),),
    )


def _place(entry: GlossaryEntry) -> SearchPlace:
    """The term as search finds it."""
    others = (*entry.term.synonyms, entry.original) if entry.original else entry.term.synonyms
    return SearchPlace(entry.term.id, heading(entry.term.name), tuple(dict.fromkeys(others)))


def _letters(edition: Edition) -> list[Letter]:
    originals = edition.source.by_kind["term"] if edition.source and not edition.is_source else {}
    groups: dict[str, list[GlossaryEntry]] = {}
    for term in sorted(edition.handbook.glossary.terms, key=lambda term: sort_key(term.name, edition.tag)):
        source = getattr(originals.get(term.id), "name", None)
        original = source if source and source.casefold() != term.name.casefold() else None
        groups.setdefault(letter(term.name, edition.tag), []).append(GlossaryEntry(term, original))
    others = groups.pop("", [])
    found = [
        Letter("letter-" + (name.lower() if name.isascii() else f"{ord(name):x}"), name, tuple(entries)) for name, entries in groups.items()
    ]
    return [*found, Letter("letter-other", edition.voice.text("glossary.other-letters"), tuple(others))] if others else found


def _definitions(edition: Edition) -> dict[str, Any]:
    """What terms.js shows: id → name, text and, when it is not translated, its language."""
    source = edition.handbook.site.source_locale
    terms = {}
    for term in edition.handbook.glossary.terms:
        terms[term.id] = {"name": heading(term.name), "text": edition.plain(term.definition)}
        if isinstance(term.definition, Untranslated):
            terms[term.id]["lang"] = source
    return {"more": edition.voice.text("glossary.more"), "terms": terms}
