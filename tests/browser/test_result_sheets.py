"""The result on the whole site: its first screen on a phone, its height, its sheets of paper."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from aeskills.assessment.bundle import plain_bundle
from tests.contents import handbook

from .assessment.conftest import answered
from .conftest import Visit

PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("form", ["full", "quick"])
def test_the_result_answers_in_the_first_screen_of_a_phone_and_prints_on_two_sheets(visit: Visit, form: str) -> None:
    """On the whole site, in both languages."""
    person = answered(plain_bundle(handbook()), form, 1)
    for tag in ("en", "it"):
        someone = visit(viewport=PHONE)
        page = someone.go(f"{tag}/privacy/")
        state = json.dumps({"schema": 1, "current": person, "history": [], "done": {}, "plan": {}})
        page.evaluate("text => localStorage.setItem('aeskills.assessment:/self-assessment/', text)", state)
        someone.go(f"{tag}/self-assessment/#/result")
        steps = page.locator(".sa-steps > li")
        expect(steps.first).to_be_visible()
        assert 0 < steps.count() <= 3
        assert page.locator(".sa-verdicts div").count() > 0
        assert page.evaluate("document.querySelector('.sa-steps').getBoundingClientRect().bottom") <= 844
        assert page.evaluate("document.documentElement.scrollHeight") <= 8 * 844
        assert sheets(page.pdf(format="A4")) <= (2 if form == "full" else 1)
        page.evaluate("document.querySelector('.sa-app').classList.add('sa-alone')")
        assert sheets(page.pdf(format="A4")) > 2


def sheets(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page[^s]", pdf))
