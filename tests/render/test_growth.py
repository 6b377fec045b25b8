"""A site grows with its handbook: twice the records make about twice the bytes, in pages of every kind and in every file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from types import ModuleType

import pytest

from aeskills.edition.edition import Edition
from aeskills.locales.voice import Voice
from aeskills.model.handbook import Handbook
from aeskills.publish.locale_folder import encoded
from aeskills.render import menus
from aeskills.render.locale_site import SEARCH, LocaleSite
from aeskills.render.pages import RenderedPage
from aeskills.views.pages import explore, industries
from tests.bench.synthetic import multiplied

LIGHTHOUSES = 8
MOST_GROWTH = 2.1
"""Of what holds twice the records: a little more than twice the bytes, since the numbers of the copies have more digits."""

LIMITS = ((explore, "MOST_CELLS", 100), (industries, "MOST_SHARED", 20), (menus, "MOST_LISTED", 10), (menus, "NEAR", 5))
"""What keeps a large site from growing faster; lowered, so that small handbooks are above them."""


def handbook(lighthouses: int) -> Handbook:
    """So many lighthouses, each with a rule that binds every industry beside its own."""
    book = multiplied(lighthouses - 1)
    rules = book.regulations.regulations
    shared = tuple(one.model_copy(update={"id": f"{one.id}-for-all", "industries": (), "situations": ()}) for one in rules)
    whole = book.regulations.model_copy(update={"regulations": (*rules, *shared)})
    return Handbook.model_construct(**{**dict(book), "regulations": whole})


def sizes(lighthouses: int) -> Counter[str]:
    """Kind of page, and address of what is no page → bytes."""
    book = handbook(lighthouses)
    site = LocaleSite(Edition(book, Voice("en"), book), "https://example.org/")
    found = Counter[str]()

    def weighed() -> Iterator[RenderedPage]:
        for page in site.rendered_pages():
            found[page.view.template] += len(site.html(page).encode())
            yield page

    found[SEARCH] += len(site.search_index(weighed()).encode())
    for address, make in site.files().items():
        found[address] += sum(len(encoded(piece)) for piece in make())
    return found


def too_large() -> dict[str, float]:
    """Pages and files that grow by more than they may when the handbook doubles, and by how much."""
    small, large = sizes(LIGHTHOUSES), sizes(2 * LIGHTHOUSES)
    assert small.keys() == large.keys() >= {"explore.html", "skill.html", "data/handbook.json", "search/index.json", "llms.txt"}
    assert len(small) > 40
    return {name: large[name] / small[name] for name in small if large[name] > MOST_GROWTH * small[name]}


def lowered(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name, limit in LIMITS:
        monkeypatch.setattr(module, name, limit)


def test_nothing_grows_with_the_square_of_the_handbook(monkeypatch: pytest.MonkeyPatch) -> None:
    lowered(monkeypatch)
    assert too_large() == {}


@pytest.mark.parametrize(
    ("module", "name", "kinds"),
    [
        (explore, "MOST_CELLS", {"explore.html"}),
        (industries, "MOST_SHARED", {"industry.html", "compare.html"}),
        (menus, "MOST_LISTED", {"industry.html", "rule.html", "skill.html"}),
    ],
)
def test_without_a_limit_it_would(module: ModuleType, name: str, kinds: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    lowered(monkeypatch)
    monkeypatch.setattr(module, name, 10**9)
    assert too_large().keys() == kinds
