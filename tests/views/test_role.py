"""The page of the role and the page of its account models."""

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
    return {address: (one.view, one.html, one.page) for address, one in printed(role.views, edition).items()}


def test_headings_and_ids(pages: dict[str, Printed]) -> None:
    assert list(pages) == ["role/", "account-models/"]
    for _, _, page in pages.values():
        assert [*headings(page), *ids(page)] == []


def test_role_says_every_title_context_and_code(edition: Edition, pages: dict[str, Printed]) -> None:
    view, html, page = pages["role/"]
    record = edition.handbook.role
    assert view.title != record.title, "the home page already has that title"
    links = {element.attributes.get("href") for element in page.all("a")}
    for context in record.contexts:
        assert {f"../industries/{industry}/" for industry in context.industries} <= links
    assert {f"../account-models/#{model.id}" for model in record.account_models} <= links
    assert all(f"<li>{title}</li>" in html for title in record.synonyms)
    codes = [code for part in ("schemes", "others") for _, found in view.data()[part] for code in found]
    assert sorted(one.code.code for one in codes) == sorted(one.code for one in record.classifications)


def test_codes_of_other_jobs_stand_apart(pages: dict[str, Printed]) -> None:
    data = pages["role/"][0].data()
    beside = {one.code.title for _, codes in data["others"] for one in codes}
    fitting = {one.code.title for _, codes in data["schemes"] for one in codes}
    assert {"Sales Engineers", "Sales Managers", "ICT presales engineer"} <= beside
    assert {"Advertising Sales Agents", "sales account manager"} <= fitting
    assert len(fitting) > len(beside) > 5


def test_role_leads_into_every_section(pages: dict[str, Printed]) -> None:
    links = {element.attributes.get("href") for element in pages["role/"][2].all("a")}
    sections = ("engagement", "industries", "skills", "career", "pay", "rules", "onboarding", "self-assessment", "glossary")
    assert {f"../{section}/" for section in sections} <= links


def test_every_model_is_a_section_with_its_industries(edition: Edition, pages: dict[str, Printed]) -> None:
    _, html, page = pages["account-models/"]
    sections = html.split('<section class="ae-model">')[1:]
    models = edition.handbook.role.account_models
    assert len(sections) == len(models) > 1
    for model, section in zip(models, sections, strict=True):
        assert f'<h2 id="{model.id}">' in section
        using = [industry for industry in edition.handbook.industries if model.id in industry.account_models]
        assert using
        assert all(f'href="../industries/{industry.id}/"' in section for industry in using)
    assert {model.id for model in models} <= page.ids
