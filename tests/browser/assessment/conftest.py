"""A small site with nothing but the self-assessment: a page with a strict policy, the real content's bundle, our modules."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, Request

from aeskills.assessment.bundle import make_bundle, parts
from tests.contents import handbook

ROOT = Path(__file__).parents[3]
SCRIPTS = ROOT / "aeskills" / "assets" / "static" / "assessment"
MESSAGES = ROOT / "aeskills" / "locales" / "interface" / "assessment.yaml"

POLICY = "default-src 'self'; style-src 'self'; script-src 'self'; object-src 'none'"
PAGE = """<!doctype html>
<html lang="{locale}" dir="{direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}"><title>Self-assessment</title><link rel="icon" href="../../assets/icon.svg">
<link rel="stylesheet" href="../../assets/theme.css"><link rel="stylesheet" href="../../assets/assessment.css"></head>
<body data-md-color-scheme="default"><main><h1>Self-assessment</h1>
<div id="assessment" data-bundle="bundle.json" data-questions="questions.json" data-ticks="aeskills:onboarding:role"
data-failed="Not loaded."><p>The readable form.</p></div>
<script type="module" src="../../{script}"></script></main></body></html>
"""
THEME = """
body { --md-default-fg-color: #1d1d22; --md-default-bg-color: #fff; --md-accent-fg-color: #0b57a4; --md-typeset-a-color: #0b57a4;
  --ae-family-1: #1f6fb2; --ae-family-2: #96620a; --ae-family-3: #7a3fa0; --ae-family-4: #1b7a4b;
  background: var(--md-default-bg-color); color: var(--md-default-fg-color); font: 16px/1.6 system-ui, sans-serif; margin: 0 }
body[data-md-color-scheme="slate"] { --md-default-fg-color: #e2e4ea; --md-default-bg-color: #16181d; --md-accent-fg-color: #8ab8f0;
  --md-typeset-a-color: #8ab8f0; --ae-family-1: #6fb1ea; --ae-family-2: #dba748; --ae-family-3: #c79ae6; --ae-family-4: #6fcf9b; }
main { max-width: 60rem; margin: auto; padding: 1rem }
a { color: var(--md-typeset-a-color) }
"""
ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


def interface() -> dict[str, Any]:
    """The messages as the bundle has them: without the notes for translators."""
    found: dict[str, Any] = {}
    for key, value in yaml.safe_load(MESSAGES.read_text(encoding="utf-8")).items():
        words = {name: text for name, text in value.items() if name != "note"} if isinstance(value, dict) else value
        found[key] = words["text"] if isinstance(words, dict) and set(words) == {"text"} else words
    return found


def _html(text: str) -> str:
    return re.sub(r"\[([^\]]*)\]\(([\w:-]+)\)|&lt;(\w+:[\w-]+)&gt;", r'<a href="../\2\3/">\1\3</a>', escape(text, quote=False))


@pytest.fixture(scope="session")
def bundle() -> Any:
    """Of the real content; full-b is called parallel to full, whether or not its present items are."""
    made = json.loads(json.dumps(make_bundle(handbook(), "en", _html, lambda kind, name: f"../{kind}/{name}/", interface())))
    next(form for form in made["forms"] if form["id"] == "full-b")["parallel"] = "full"
    return made


@pytest.fixture(scope="session")
def site(bundle: Any, tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """Address of the site: /en/, /it/ (the same, marked), /ar/ (right to left), /broken/ (no bundle)."""
    folder = tmp_path_factory.mktemp("site")
    assets = folder / "assets"
    assets.mkdir()
    modules = {file.name: file.read_text(encoding="utf-8") for file in SCRIPTS.glob("*.js")}
    assert len(modules) > 10
    for name, text in modules.items():
        (assets / name).write_text(text, encoding="utf-8")
    (assets / "assessment.css").write_text((SCRIPTS / "assessment.css").read_text(encoding="utf-8"), encoding="utf-8")
    (assets / "theme.css").write_text(THEME, encoding="utf-8")
    (assets / "icon.svg").write_text(ICON, encoding="utf-8")
    for locale in ("en", "it", "ar", "broken"):
        page = folder / locale / "check"
        page.mkdir(parents=True)
        direction = "rtl" if locale == "ar" else "ltr"
        spoken = {**bundle, "locale": "en" if locale == "broken" else locale, "dir": direction}
        if locale == "it":
            spoken["messages"] = {**bundle["messages"], "next": "Avanti", "review-title": "Rivedi le risposte"}
        if locale != "broken":
            for name, part in zip(("bundle.json", "questions.json"), parts(spoken), strict=True):
                (page / name).write_text(json.dumps(part), encoding="utf-8")
        text = PAGE.format(locale=locale, direction=direction, policy=POLICY, script="assets/main.js")
        (page / "index.html").write_text(text, encoding="utf-8")
    return serve(folder)


class Reader:
    """Someone at the page; everything that goes wrong in the browser is collected in `trouble`."""

    def __init__(self, context: BrowserContext, site: str, bundle: Any) -> None:
        self.context, self.site, self.bundle = context, site, bundle
        self.trouble: list[str] = []
        self.requests: list[str] = []
        self.page = self.tab()

    def tab(self) -> Page:
        page = self.context.new_page()
        page.set_default_timeout(5000)
        page.on("console", lambda message: self.trouble.append(message.text))
        page.on("pageerror", lambda error: self.trouble.append(str(error)))
        page.on("request", self._note)
        return page

    def _note(self, request: Request) -> None:
        if not request.url.endswith("icon.svg"):  # Chromium looks at it often
            self.requests.append(request.url)

    def open(self, address: str = "", locale: str = "en") -> None:
        self.page.goto("about:blank")
        self.page.goto(f"{self.site}/{locale}/check/{address}")
        self.page.locator("#assessment .sa-page h2").wait_for()

    def begin(self, form: str = "quick", level: str = "account-executive", tab_only: bool = False, skills: tuple[str, ...] = ()) -> None:
        self.fill_in(form, level, tab_only)
        self.page.click("button:has-text('Begin')")
        for skill in skills:
            self.page.check(f"input[value={skill}]")
        if skills:
            self.page.click("button:has-text('Start')")
        self.heading("Question 1 of")

    def fill_in(self, form: str = "quick", level: str = "account-executive", tab_only: bool = False) -> None:
        """The start page, with its other ways opened."""
        page = self.page
        page.locator("details", has=page.locator("input[name=tab]")).evaluate("(ways) => (ways.open = true)")
        page.check(f"input[name=form][value={form}]")
        page.select_option("#seniority", level)
        if tab_only:
            page.check("input[name=tab]")

    def heading(self, text: str) -> None:
        self.page.locator("h2", has_text=text).wait_for()

    def stored(self) -> Any:
        """What the browser keeps; None when nothing is."""
        text = self.page.evaluate("localStorage.getItem('aeskills.assessment:/check/')")
        return text and json.loads(text)

    def put(self, responses: Any, **more: Any) -> None:
        """Puts an attempt into the storage and opens the page anew."""
        state = json.dumps({"schema": 1, "current": responses, "history": [], "done": {}, "plan": {}, **more})
        self.page.evaluate("text => localStorage.setItem('aeskills.assessment:/check/', text)", state)


def answered(bundle: Any, form: str = "full", quality: int = 0, **more: Any) -> dict[str, Any]:
    """Whole responses to a form. `quality` 0 takes every key; 1 those of the items up to level 3, 2 up to level 2, else the next best."""
    chosen = next(entry for entry in bundle["forms"] if entry["id"] == form)
    answers: dict[str, Any] = {}
    for name in chosen["items"]:
        item = bundle["items"][name]
        known = item["level"] <= (5, 3, 2)[quality]
        ranked = [o["id"] for o in sorted(item["options"], key=lambda option: -option.get("effectiveness", option.get("keyed", 0)))]
        keys = sum(bool(option.get("keyed")) for option in item["options"])
        if item["type"] == "situational":
            answers[name] = {"best": ranked[0], "worst": ranked[-1]} if known else {"best": ranked[1], "worst": ranked[-2]}
        else:
            answers[name] = {"picks": sorted(ranked[:keys] if known else [*ranked[: keys - 1], ranked[keys]])}
    return {
        "schema": bundle["schema"], "bank": bundle["bank"], "form": form, "industry": None, "seniority": "senior", "seed": 7,
        "skills": list(chosen["ratings"]), "ratings": {skill: 1 + at % 5 for at, skill in enumerate(chosen["ratings"])}, "answers": answers,
        "started": "2026-11-20T09:00:00.000Z", "finished": "2026-11-20T09:30:00.000Z", **more,
    }  # fmt: skip


@pytest.fixture
def reader(browser: Browser, site: str, bundle: Any) -> Iterator[Reader]:
    """A reader with a fresh browser profile; the test fails when the console says anything or the policy is violated."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    someone = Reader(context, site, bundle)
    someone.open()
    yield someone
    context.close()
    assert someone.trouble == []
