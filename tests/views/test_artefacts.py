"""Pages of forms to take away, and the links that lead to them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from aeskills.model.artefacts import Artefacts
from aeskills.views.pages import all_views, artefacts, engagement, onboarding, skills
from tests.contents import handbook
from tests.guards import headings, ids
from tests.rendered import Printed, edition, printed


@pytest.fixture(scope="module")
def pages() -> Mapping[str, Printed]:
    return printed(artefacts.artefacts_views, edition())


def test_every_form_has_a_page_and_the_index_leads_to_it(pages: Mapping[str, Printed]) -> None:
    forms = handbook().artefacts.artefacts
    assert len(forms) == 9
    assert list(pages) == ["templates/", *(f"templates/{form.id}/" for form in forms)]
    assert {f"../templates/{form.id}/" for form in forms} <= pages["templates/"].links
    for page in pages.values():
        assert [*ids(page.page), *headings(page.page)] == []


def test_a_page_links_its_files_and_shows_every_section(pages: Mapping[str, Printed]) -> None:
    for form in handbook().artefacts.artefacts:
        page = pages[f"templates/{form.id}/"]
        assert len(page.view.files) == 4
        assert set(page.view.files) <= page.links
        assert {section.id for section in form.sections} <= page.page.ids
        assert {f"../../engagement/{phase}/" for phase in form.used_by.phases} <= page.links
        for section in form.sections:
            if section.example:
                assert section.example.split()[0] in page.html


def test_what_uses_a_form_leads_to_it() -> None:
    one = edition()
    found = printed(skills.skills_views, one) | printed(engagement.engagement_views, one) | printed(onboarding.onboarding_views, one)
    links = {address: page.links for address, page in found.items()}
    checked = 0
    for form in handbook().artefacts.artefacts:
        places = [("../../", f"skills/{name}/") for name in form.used_by.skills]
        places += [("../../", f"engagement/{name}/") for name in form.used_by.phases]
        places += [("../", "onboarding/") for _ in form.used_by.activities]
        for up, address in places:
            assert f"{up}templates/{form.id}/" in links[address], (form.id, address)
            checked += 1
    assert checked > 40


def test_without_forms_there_is_no_page_and_no_link() -> None:
    bare = edition(handbook().changed({"artefacts": Artefacts()}))
    assert not [view.address for view in all_views(bare) if view.address.startswith("templates/")]
    found = printed(skills.skills_views, bare) | printed(engagement.engagement_views, bare) | printed(onboarding.onboarding_views, bare)
    assert len(found) > 20
    assert not [address for address, page in found.items() if any("templates/" in link for link in page.links)]
