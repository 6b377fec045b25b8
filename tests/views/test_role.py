"""The role, its account models, its official codes."""

from __future__ import annotations

import pytest

from aeskills.edition.edition import Edition
from aeskills.views.pages import role
from aeskills.views.view import View
from tests.guards import headings, ids
from tests.pages import Page
from tests.rendered import edition as english
from tests.rendered import printed

Printed = tuple[View, str, Page]


@pytest.fixture(scope="module")
def edition() -> Edition:
    return english()


@pytest.fixture(scope="module")
def pages(edition: Edition) -> dict[str, Printed]:
    return {address: (one.view, one.html, one.page) for address, one in printed(role.role_views, edition).items()}


def test_headings_and_ids(pages: dict[str, Printed]) -> None:
    assert list(pages) == ["role/", "account-models/", "official-codes/"]
    for _, _, page in pages.values():
        assert [*headings(page), *ids(page)] == []


def test_role_says_every_title_and_context(edition: Edition, pages: dict[str, Printed]) -> None:
    view, html, page = pages["role/"]
    record = edition.handbook.role
    assert view.title != record.title, "the home page already has that title"
    links = {element.attributes.get("href") for element in page.all("a")}
    for context in record.contexts:
        assert {f"../industries/{industry}/" for industry in context.industries} <= links
    assert {f"../account-models/#{model.id}" for model in record.account_models} <= links
    assert all(f"<li>{title}</li>" in html for title in record.synonyms)
    assert {"official-codes/", "industries/", "skills/"} <= {str(link).removeprefix("../") for link in links}


def test_every_code_has_a_row_and_the_role_has_the_first_of_each_scheme(edition: Edition, pages: dict[str, Printed]) -> None:
    record, data = edition.handbook.role, pages["official-codes/"][0].data()
    codes = [code for part in ("schemes", "others") for _, found in data[part] for code in found]
    assert sorted(one.code.code for one in codes) == sorted(one.code for one in record.classifications)
    assert pages["official-codes/"][1].count("<details") - 1 <= len(codes) <= pages["official-codes/"][1].count("<details")
    best = pages["role/"][0].data()["best"]
    assert [scheme for scheme, _ in best] == [scheme for scheme, _ in data["schemes"]]
    assert all(one == found[0] for (_, one), (_, found) in zip(best, data["schemes"], strict=True))
    assert "41-3091.00" in [one.code.code for _, one in best]
    assert "classification" in pages["role/"][2].ids


def test_codes_of_other_jobs_stand_apart(pages: dict[str, Printed]) -> None:
    data = pages["official-codes/"][0].data()
    beside = {one.code.title for _, codes in data["others"] for one in codes}
    fitting = {one.code.title for _, codes in data["schemes"] for one in codes}
    assert {"Sales Engineers", "Sales Managers", "ICT presales engineer"} <= beside
    assert {"Advertising Sales Agents", "sales account manager"} <= fitting
    assert len(fitting) > len(beside) > 5


def test_counts_say_how_many_and_lead_there(edition: Edition, pages: dict[str, Printed]) -> None:
    book = edition.handbook
    counts = {one.address: one.number for one in pages["role/"][0].data()["counts"]}
    own = sum(not one.neighbour for one in book.role.classifications)
    assert counts == {
        "role/#titles": len(book.role.synonyms),
        "official-codes/": own,
        "industries/": len(book.industries),
        "skills/": len(book.skills),
    }


def test_a_role_without_codes_has_no_page_of_them(edition: Edition) -> None:
    bare = edition.handbook.role.model_copy(update={"classifications": ()})
    found = printed(role.role_views, english(edition.handbook.model_copy(update={"role": bare})))
    assert list(found) == ["role/", "account-models/"]
    assert not any("official-codes/" in link for one in found.values() for link in one.links)
    assert "official-codes/" not in [one.address for one in found["role/"].data["counts"]]


def test_models_stand_side_by_side_in_few_words(edition: Edition, pages: dict[str, Printed]) -> None:
    models = edition.handbook.role.account_models
    aspects = pages["account-models/"][0].data()["aspects"]
    assert [len(one.values) for one in aspects] == [len(models)] * 4
    assert all(len(value.split()) <= 12 for one in aspects for value in one.values)


def test_models_without_few_words_are_compared_by_their_sentence(edition: Edition) -> None:
    first, *rest = edition.handbook.role.account_models
    models = (first.model_copy(update={"side_by_side": None}), *rest)
    assert [one.values for one in role.aspects(models, edition)] == [tuple(model.summary for model in models)]
    assert role.aspects((), edition) == []


def test_every_model_is_a_fold_with_its_industries(edition: Edition, pages: dict[str, Printed]) -> None:
    _, html, page = pages["account-models/"]
    folds = html.split('<details class="ae-fold ae-model">')[1:]
    models = edition.handbook.role.account_models
    assert len(folds) == len(models) > 1
    for model, fold in zip(models, folds, strict=True):
        assert f'<div class="ae-fold__body" id="{model.id}">' in fold
        using = [industry for industry in edition.handbook.industries if model.id in industry.account_models]
        assert using
        assert all(f'href="../industries/{industry.id}/"' in fold for industry in using)
    assert {model.id for model in models} <= page.ids
