"""The self-assessment on paper: the form for the person who answers, the sheets and keys for the person who scores."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from markupsafe import Markup

from tests.contents import handbook
from tests.pages import Page, pages_of

TAGS = ("en", "it")
FORM = "self-assessment/paper/"
KEYS = f"{FORM}keys/"


def page_at(site: Path, address: str) -> Page:
    (found,) = (page for page in pages_of(site) if page.address == address)
    return found


def numbers(page: Page, prefix: str = "") -> dict[str, str]:
    """Item → its number in the list of a page."""
    items = (element.attributes for element in page.all("li") if "value" in element.attributes)
    return {item["id"].removeprefix(prefix): item["value"] for item in items}


def links(page: Page) -> list[tuple[str, str]]:
    """Where the links of a page's content lead, below the site, with their words."""
    found = (link for link in page.all("a") if "href" in link.attributes and any(above.tag == "article" for above in link.above))
    return [(urljoin(page.address, link.attributes["href"]), link.text) for link in found]


@pytest.mark.parametrize("tag", TAGS)
def test_both_pages_call_a_question_by_the_same_number(site: Path, tag: str) -> None:
    form, keys = page_at(site, f"{tag}/{FORM}"), page_at(site, f"{tag}/{KEYS}")
    items = {item.id for item in handbook().items}
    assert len(items) > 80
    assert set(numbers(form)) == items
    assert numbers(form) == numbers(keys, "key-")
    assert len(set(numbers(form).values())) == len(items)


@pytest.mark.parametrize("tag", TAGS)
def test_sheets_and_keys_lead_to_the_questions(site: Path, tag: str) -> None:
    numbered = numbers(page_at(site, f"{tag}/{FORM}"))
    found: dict[str, list[str]] = {}
    for address, words in links(page_at(site, f"{tag}/{KEYS}")):
        base, _, item = address.partition("#")
        if base == f"{tag}/{FORM}" and item:
            found.setdefault(item, []).append(words)
    scored = [item for form in handbook().forms.forms if form.type == "fixed" for item in form.items]
    assert set(found) == set(numbered)
    for item, words in found.items():
        assert len(words) >= 1 + scored.count(item), item
        assert {number for name in words for number in re.findall(r"\d+", name)} == {numbered[item]}


@pytest.mark.parametrize("tag", TAGS)
def test_the_form_and_its_keys_lead_to_each_other(site: Path, tag: str) -> None:
    form, keys = page_at(site, f"{tag}/{FORM}"), page_at(site, f"{tag}/{KEYS}")
    forms = [form.id for form in handbook().forms.forms if form.type == "fixed"]
    assert len(forms) >= 3
    wanted = {f"{tag}/{KEYS}", *(f"{tag}/{KEYS}#sheet-{name}" for name in forms)}
    assert wanted <= {address for address, _ in links(form)}
    assert f"{tag}/{FORM}" in {address for address, _ in links(keys)}
    anchors = {"keys", *(f"sheet-{name}" for name in forms)}
    assert anchors <= keys.ids
    assert anchors <= form.ids, "where they stood before the page was parted"


def test_the_form_says_which_questions_belong_to_it(site: Path) -> None:
    numbered = numbers(page_at(site, f"en/{FORM}"))
    html = (site / "en" / FORM / "index.html").read_text(encoding="utf-8")
    for form in (form for form in handbook().forms.forms if form.type == "fixed"):
        (entry,) = re.findall(rf'<li id="{form.id}">.*?</li>', html)
        listed = re.findall(r"\d+", Markup(entry).striptags().rpartition("Questions: ")[2])
        assert [int(number) for number in listed] == sorted(int(numbered[item]) for item in form.items)
        for item in handbook().items:
            (marked,) = re.findall(rf'<li id="{item.id}" value="\d+">\s*<p[^>]*>(.*?)</p>', html)
            assert (form.name in marked.split(" (")[0].split(" · ")) == (item.id in form.items), (form.id, item.id)


@pytest.mark.parametrize("tag", TAGS)
def test_only_the_page_of_the_keys_tells_points(site: Path, tag: str) -> None:
    told = {}
    for address in (FORM, KEYS):
        classes = [element.attributes.get("class", "").split() for element in page_at(site, f"{tag}/{address}").elements]
        told[address] = sum("ae-points__option" in names for names in classes)
    assert told[FORM] == 0
    assert told[KEYS] > 300
