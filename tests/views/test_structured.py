"""What pages say to machines: words of schema.org where they belong, whole addresses, and no answer key anywhere."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from aeskills.markup.html_printer import Printers
from aeskills.model.handbook import Handbook
from aeskills.render.pages import Pages
from aeskills.schema.fields import KEYS
from aeskills.views import structured
from tests.contents import SHIPPED, handbook
from tests.export.editions import URL, edition
from tests.pages import pages_of
from tests.tool import LIGHTHOUSE

THING = {"name", "alternateName", "description", "url", "sameAs", "identifier", "mainEntityOfPage"}
WORK = THING | {
    "about", "assesses", "author", "citation", "dateModified", "datePublished", "educationalLevel", "hasPart", "inLanguage",
    "isAccessibleForFree", "isPartOf", "keywords", "learningResourceType", "license", "mainEntity", "publisher", "timeRequired", "version",
}  # fmt: skip
TERM = THING | {"inDefinedTermSet", "termCode"}
VOCABULARY: Mapping[str, set[str]] = {
    "WebPage": WORK | {"breadcrumb", "lastReviewed", "mainContentOfPage", "specialty"},
    "Occupation": THING | {
        "educationRequirements", "estimatedSalary", "experienceRequirements", "occupationLocation", "occupationalCategory",
        "qualifications", "responsibilities", "skills",
    },
    "CategoryCode": TERM | {"codeValue", "inCodeSet"},
    "CategoryCodeSet": WORK | {"hasCategoryCode", "hasDefinedTerm"},
    "MonetaryAmountDistribution": THING | {"currency", "duration", "median", *(f"percentile{p}" for p in (10, 25, 75, 90))},
    "AdministrativeArea": THING | {"address", "containedInPlace", "geo"},
    "DefinedTerm": TERM,
    "DefinedTermSet": WORK | {"hasDefinedTerm"},
    "Quiz": WORK | {"competencyRequired", "educationalAlignment", "educationalUse", "teaches"},
    "Dataset": WORK | {"distribution", "includedInDataCatalog", "measurementTechnique", "variableMeasured"},
    "DataDownload": WORK | {"contentSize", "contentUrl", "encodingFormat"},
    "BreadcrumbList": THING | {"itemListElement", "itemListOrder", "numberOfItems"},
    "ListItem": THING | {"item", "position", "nextItem", "previousItem"},
    "LearningResource": WORK | {"competencyRequired", "educationalAlignment", "educationalUse", "teaches"},
    "Question": WORK | {"acceptedAnswer", "answerCount", "suggestedAnswer", "eduQuestionType"},
    "FAQPage": WORK | {"breadcrumb"},
    "Organization": THING | {"logo"},
    "Legislation": WORK | {"legislationDate", "legislationIdentifier", "legislationJurisdiction", "legislationType"},
}  # fmt: skip
"""Type → its properties as schema.org defines them, as far as a handbook may want them."""

RANGES: Mapping[str, set[str]] = {
    "occupationalCategory": {"CategoryCode"},
    "inCodeSet": {"CategoryCodeSet"},
    "estimatedSalary": {"MonetaryAmountDistribution"},
    "occupationLocation": {"AdministrativeArea"},
    "hasDefinedTerm": {"DefinedTerm"},
    "inDefinedTermSet": {"DefinedTermSet"},
    "assesses": {"DefinedTerm"},
    "distribution": {"DataDownload"},
    "itemListElement": {"ListItem"},
}
"""Property → what it may hold, where that is not a plain value."""


def faults(value: Any, top: bool = True) -> Iterator[str]:
    """What schema.org does not know."""
    if not isinstance(value, dict):
        return
    kind = value.get("@type")
    if kind not in VOCABULARY:
        yield f"unknown type {kind}"
        return
    if top != ("@context" in value):
        yield f"{kind}: @context stands at the top, and only there"
    for name, held in value.items():
        if name.startswith("@"):
            if name not in ("@type", "@context", "@id"):
                yield f"{kind} has {name}"
            continue
        if name not in VOCABULARY[kind]:
            yield f"{kind} has no property {name}"
        for entry in held if isinstance(held, list) else [held]:
            if name in RANGES and (not isinstance(entry, dict) or entry.get("@type") not in RANGES[name]):
                yield f"{kind}.{name} holds {entry!r:.60}"
            if entry is None or entry in ("", [], {}):
                yield f"{kind}.{name} is empty"
            yield from faults(entry, top=False)


def kinds(value: Any) -> Iterator[str]:
    """The types in a value."""
    if isinstance(value, dict):
        yield from [value["@type"]] if "@type" in value else []
    for entry in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from kinds(entry)


@cache
def said(content: Path = SHIPPED, tag: str = "en", url: str = "") -> dict[str, list[dict[str, Any]]]:
    """Address → the values of the page."""
    spoken_by = edition(content, tag, url=url or None)
    pages = Pages(spoken_by, Printers(spoken_by), f"{url}/" if url else "")
    found = map(pages.render, pages.views)
    return {page.view.address: [json.loads(value) for value in page.structured] for page in found}


def only(kind: str, values: list[dict[str, Any]]) -> dict[str, Any]:
    (found,) = (value for value in values if value["@type"] == kind)
    return found


def test_every_built_page_keeps_to_the_vocabulary(site: Path, lighthouse_site: Path) -> None:
    seen: Counter[str] = Counter()
    found = []
    for page in (*pages_of(site), *pages_of(lighthouse_site)):
        for element in page.all("script"):
            if element.attributes.get("type") == "application/ld+json":
                value = json.loads(element.text)
                seen.update(kinds(value))
                found += [f"{page.address}: {fault}" for fault in faults(value)]
    assert not found, "\n".join(found[:30])
    assert sum(seen.values()) > 300
    assert {"Occupation", "CategoryCode", "DefinedTerm", "DefinedTermSet", "Dataset"} <= seen.keys()


@pytest.mark.parametrize(("content", "tag"), [(SHIPPED, "en"), (LIGHTHOUSE, "ar")])
def test_every_page_keeps_to_it_with_a_public_address(content: Path, tag: str) -> None:
    found = [f"{address}: {fault}" for address, values in said(content, tag, URL).items() for value in values for fault in faults(value)]
    assert not found, "\n".join(found[:30])
    assert sum("BreadcrumbList" in kinds(values) for values in said(content, tag, URL).values()) >= 30
    text = json.dumps(said(content, tag, URL))
    addresses = re.findall(r'"(?:url|contentUrl|item)": "([^"]*)"', text)
    assert len(addresses) > 40
    for address in addresses:
        assert address.startswith((f"{URL}/{tag}/", "https://", "http://data.europa.eu/")), address


def test_the_guard_finds_faults() -> None:
    sound = {"@context": "https://schema.org", "@type": "DefinedTermSet", "hasDefinedTerm": [{"@type": "DefinedTerm", "name": "a"}]}
    assert list(faults(sound)) == []
    for broken in (
        {**sound, "@type": "TermSet"},
        {**sound, "inlanguage": "en"},
        {**sound, "name": ""},
        {**sound, "hasDefinedTerm": ["a"]},
        {**sound, "hasDefinedTerm": [{"@type": "DefinedTerm", "inLanguage": "en"}]},
        {name: value for name, value in sound.items() if name != "@context"},
        {**sound, "@graph": []},
    ):
        assert list(faults(broken)), broken


def test_the_occupation_has_its_codes_and_pay() -> None:
    page = only("WebPage", said()[""])
    entity = page["mainEntity"]
    assert (page["inLanguage"], entity["@type"]) == ("en", "Occupation")
    book = handbook()
    codes = [code for code in book.role.classifications if not code.neighbour]
    assert 10 < len(codes) < len(book.role.classifications)
    assert [one["codeValue"] for one in entity["occupationalCategory"]] == [code.code for code in codes]
    assert {one["inCodeSet"]["name"] for one in entity["occupationalCategory"]} == {code.scheme for code in codes}
    assert entity["responsibilities"] == [duty.name for duty in book.duties.duties]
    figures = {f"{figure.label}, ": figure for figure in book.figures.figures}
    assert len(entity["estimatedSalary"]) > 5
    for one in entity["estimatedSalary"]:
        figure = next(figure for label, figure in figures.items() if one["name"].startswith(label))
        assert figure.percentiles is not None and figure.occupation is not None
        assert any(code.code.startswith(figure.occupation) for code in codes)
        assert one["median"] == float(figure.percentiles.p50)
        assert one["percentile10"] < one["percentile25"] < one["median"] < one["percentile75"]
    assert entity["occupationLocation"] == [{"@type": "AdministrativeArea", "name": "United States"}]


def test_neighbouring_occupations_give_neither_codes_nor_pay() -> None:
    text = json.dumps(said()[""])
    for title in ("Sales Managers", "Sales Engineers", "All occupations"):
        assert title not in text, title


def test_skills_and_terms() -> None:
    book = handbook()
    for skill in book.skills:
        entity = only("WebPage", said()[f"skills/{skill.id}/"])["mainEntity"]
        assert (entity["@type"], entity["name"], entity["termCode"]) == ("DefinedTerm", skill.name, skill.id)
    one = edition(url=URL)
    terms = structured.glossary(one, "glossary/")
    assert list(faults({"@context": "https://schema.org", **terms})) == []
    assert [term["termCode"] for term in terms["hasDefinedTerm"]] == [term.id for term in book.glossary.terms]
    assert terms["hasDefinedTerm"][0]["url"] == f"{URL}/en/glossary/#{book.glossary.terms[0].id}"
    assert not [term for term in terms["hasDefinedTerm"] if "<" in term["name"]]


def test_a_quiz_has_no_questions_and_no_keys() -> None:
    one = edition()
    for form in handbook().forms.forms:
        quiz = structured.quiz(form, one, "self-assessment/")
        assert list(faults({"@context": "https://schema.org", **quiz})) == []
        assert quiz["timeRequired"] == f"PT{form.minutes}M"
        assert len(quiz["educationalLevel"]) == len(handbook().scales.proficiency)
        assert {skill["termCode"] for skill in quiz["assesses"]} >= set(form.self_ratings)
        text = json.dumps(quiz, ensure_ascii=False)
        assert not [item.id for item in handbook().items if item.stem[:40] in text]


def test_without_a_public_address_no_address_is_given() -> None:
    assert "://" not in json.dumps(said(LIGHTHOUSE, "en")).replace("https://schema.org", "")


def rationales(book: Handbook) -> list[str]:
    """The words that would tell which option is right, as they begin."""
    return [" ".join(option.rationale.split())[:45] for item in book.items for option in item.options]


@pytest.mark.parametrize("tag", ["en", "it"])
def test_no_answer_key_leaks_beyond_the_page_of_the_keys(site: Path, tag: str) -> None:
    wanted = rationales(edition(tag=tag).handbook)
    assert len(wanted) > 150
    keys = site / tag / "self-assessment" / "paper" / "keys" / "index.html"
    pages = [path for path in sorted((site / tag).rglob("*.html")) if path != keys]
    assert len(pages) > 100
    assert keys.parent.parent / "index.html" in pages
    told = [site / tag / name for name in ("llms.txt", "feed.xml", "data/handbook.json")]
    for path in (*pages, *told):
        text = path.read_text(encoding="utf-8")
        words = Markup(text).striptags() if path.suffix == ".html" else text
        assert not [start for start in wanted if start in words], path
    for page in pages_of(site):
        for element in page.all("script"):
            assert not KEYS & set(re.findall(r'"(\w+)":', element.text)), page.address


def test_the_leak_test_would_see_one(site: Path) -> None:
    """The page that may show them does, so the words are found where they are."""
    keys = Markup((site / "en" / "self-assessment" / "paper" / "keys" / "index.html").read_text(encoding="utf-8")).striptags()
    wanted = rationales(handbook())
    assert sum(start in keys for start in wanted) > len(wanted) * 0.8
