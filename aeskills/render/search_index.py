"""What the search dialog loads: the names of a locale's places and, for each word, the pages whose text has it.

Names are page titles, their sections' titles, and the terms of the glossary with their synonyms; the browser splits them
into words itself. Only the words of the text come ready: those of a page, not of each section; words that stand on more
than a quarter of the pages tell none apart and are only listed, so that a query may have them. `assets/static/search/query.js`
is the other side.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from aeskills.edition.navigation import SECTIONS
from aeskills.render.folding import LONG_NUMBER, Folding, affixes, letters
from aeskills.render.pages import RenderedPage
from aeskills.views.view import SearchPlace

_REPEATING = frozenset({"compare.html", "explore.html", "data.html"})
"""Templates of pages that show what other pages say: found by their title."""

_LESSER = frozenset({"source.html", "artefact.html", "variant.html"})
"""Templates of pages that say where something comes from, or say again for one trade or form what stands elsewhere in full."""

_SECTION, _USUAL_SECTION = 6, 2
"""What a word in a heading weighs, and in one that stands on many pages, such as "Sources"."""

_SIGNS = "".join(chr(code) for code in range(35, 127) if chr(code) != "\\")
_USUAL = 3
"""What more pages have does not tell a page from others."""

_LAST = 63
"""The first signs of the alphabet end a number, the other 28 go before."""


class SearchDocument(NamedTuple):
    """One page as search sees it; `sections` are ids and titles, `places` what it holds under a name of its own.

    `tab` is the name of the section of the site that begins with it, `others` are further names; `value` lets it stand below
    others that have the words as well.
    """

    address: str
    title: str
    description: str
    sections: Sequence[tuple[str, str]] = ()
    text: str = ""
    places: Sequence[SearchPlace] = ()
    tab: str = ""
    others: Sequence[str] = ()
    value: float = 1


def index(rendered: Iterable[RenderedPage], tag: str) -> dict[str, Any]:
    """The value of `search/index.json`."""
    return index_of((_document(page) for page in rendered if not page.untranslated), tag)


def _document(page: RenderedPage) -> SearchDocument:
    view = page.view
    if not view.search or view.template in _REPEATING:
        return SearchDocument(view.address, view.title, view.description)
    places = view.places()
    sections = () if places else [(part.id, part.title) for part in page.headings]
    text = " ".join(part.words for part in page.parts)
    tab = page.section_title if (view.section, view.address) in SECTIONS else ""
    value = 0.3 if view.template in _LESSER else 1
    return SearchDocument(view.address, view.title, view.description, sections, text, places, tab, view.keywords, value)


def index_of(documents: Iterable[SearchDocument], tag: str) -> dict[str, Any]:
    """The index of some pages in one locale; each is let go of before the next is asked for."""
    vocabulary, common, pages = _vocabulary(documents, tag)
    sections = Counter(section for page in pages for section in page.sections)
    numbers = {section: number for number, section in enumerate(sections)}
    keywords = Counter(word for page in pages for word in page.others)
    beginnings, endings = affixes(tag)
    return {
        "tag": tag,
        "letters": letters(tag),
        "beginnings": beginnings,
        "endings": endings,
        "common": common,
        "words": _front_coded(list(vocabulary)),
        "found": " ".join(_numbers_coded(found) for found in vocabulary.values()),
        "pages": [
            [*_said(page), [numbers[part] for part in page.sections], page.value, page.tab, *_others(page, keywords)] for page in pages
        ],
        "sections": [[*section, _USUAL_SECTION if count > _USUAL else _SECTION] for section, count in sections.items()],
        "places": [[number, place.id, place.name, *place.others] for number, page in enumerate(pages) for place in page.places],
    }


def _said(document: SearchDocument) -> tuple[str, str, str]:
    """What a result shows."""
    return document.address, document.title, document.description


def _others(document: SearchDocument, keywords: Mapping[str, int]) -> list[str]:
    """The further names that few pages have, and that no title says already."""
    said = {document.title, *(title for _, title in document.sections)}
    return [word for word in document.others if keywords[word] <= _USUAL and word not in said]


def _vocabulary(documents: Iterable[SearchDocument], tag: str) -> tuple[dict[str, Sequence[int]], list[str], list[SearchDocument]]:
    """Word → the pages that have it: twice their number, and one more where the page is much about it.

    And the common words, and the pages without their text.
    """
    found: dict[str, array[int]] = defaultdict(lambda: array("I"))
    pages: list[SearchDocument] = []
    full = 0
    folding = Folding(tag)
    for document in documents:
        counts = folding.counted(document.text)
        often = max(4, counts.total() // 150)
        number = 2 * len(pages)
        for word, count in counts.items():
            found[word].append(number + (count >= often))
        full += bool(document.text)
        pages.append(document._replace(text=""))
    most = max(full / 4, 3)
    told = sorted(word for word in found if len(word) >= LONG_NUMBER or not word.isdecimal())
    common = [word for word in told if len(found[word]) > most]
    return {word: found[word] for word in told if len(found[word]) <= most}, common, pages


def _front_coded(vocabulary: Sequence[str]) -> str:
    """Sorted words; each begins with a capital letter that says how many letters it shares with the word before."""
    coded, before = [], ""
    for word in vocabulary:
        most, shared = min(len(before), len(word), 25), 0
        while shared < most and before[shared] == word[shared]:
            shared += 1
        coded.append(chr(ord("A") + shared) + word[shared:])
        before = word
    return "".join(coded)


def _numbers_coded(found: Sequence[int]) -> str:
    """Rising pages as the steps between them, each with its mark, in as few signs as it takes."""
    coded, following = [], 0
    for value in found:
        step = value - following
        following = (value | 1) + 1
        while step >= _LAST:
            step -= _LAST
            coded.append(_SIGNS[_LAST + step % 28])
            step //= 28
        coded.append(_SIGNS[step])
    return "".join(coded)
