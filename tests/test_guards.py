"""Each guard finds the fault it is there for, and finds nothing in a sound page."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from tests import guards
from tests.pages import Page, parse

SOUND = """<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8"><title>Home</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="description" content="What this is.">
<link rel="stylesheet" href="../x.css"><script src="../x.js"></script><script type="application/ld+json">{}</script></head>
<body><h1 id="top">Home</h1><h2>Part</h2><h3>Detail</h3><h2>Part</h2><a href="#top">up</a> <a href="https://elsewhere.test/a">away</a>
<a href="../it/" hreflang="it">it</a><label for="field">Word</label><input id="field"><img src="../x.png" alt="" width="1" height="1">
<svg viewBox="0 0 1 1" aria-hidden="true"><path d="M0 0"/></svg></body></html>"""
FILES = {"en/index.html", "it/index.html", "x.css", "x.js", "x.png", "en/404.html"}
ANCHORS = {"en/": {"top", "field"}, "it/": {"top"}}

Guard = Callable[[Page], Iterable[str]]


def _language(page: Page) -> Iterable[str]:
    return guards.language(page, "en", "ltr")


def _links(page: Page) -> Iterable[str]:
    return guards.links(page, FILES, ANCHORS, "https://own.test/")


BROKEN: list[tuple[Guard, str, str]] = [
    (guards.ids, 'id="field"', 'id="top"'),
    (guards.ids, 'id="field"', 'id="a b"'),
    (guards.headings, "<h1", "<h2"),
    (guards.headings, "<h2>Part</h2><a", "<h1>Two</h1><a"),
    (guards.headings, "<h2>Part</h2><h3>", "<h3>"),
    (guards.headings, "<h3>Detail", "<h3>"),
    (_language, 'lang="en"', 'lang="it"'),
    (_language, 'dir="ltr"', ""),
    (_language, 'dir="ltr"', 'dir="rtl"'),
    (_language, "<h3>", '<h3 lang="x y">'),
    (_language, "<h3>", '<h3 dir="up">'),
    (guards.head, "<title>Home</title>", "<title> </title>"),
    (guards.head, 'content="What this is."', 'content=""'),
    (guards.head, '<meta charset="utf-8">', ""),
    (guards.head, ",initial-scale=1", ",user-scalable=no"),
    (_links, 'href="#top"', 'href="#bottom"'),
    (_links, "../it/", "../fr/"),
    (_links, "../it/", "../it"),
    (_links, "../it/", "../it/#bottom"),
    (_links, "../x.js", "x.js"),
    (_links, "../x.png", ""),
    (_links, "https://elsewhere.test/a", "https://own.test/de/"),
    (guards.references, 'for="field"', 'for="other"'),
    (guards.references, "<h3>", '<h3 aria-labelledby="top other">'),
    (guards.references, '<path d="M0 0"/>', '<path fill="url(#other)"/>'),
    (guards.foreign, "../x.js", "https://elsewhere.test/x.js"),
    (guards.foreign, "../x.css", "//elsewhere.test/x.css"),
    (guards.foreign, "../x.png", "https://elsewhere.test/x.png"),
    (guards.foreign, "<h3>", '<form action="https://elsewhere.test/">'),
    (guards.foreign, "<h3>", '<img srcset="../a.png 1x, https://elsewhere.test/b.png 2x">'),
    (guards.foreign, "<h3>", '<a href="../it/" ping="https://elsewhere.test/">'),
    (guards.foreign, "<h3>", '<meta http-equiv="refresh" content="0">'),
    (guards.plain_links, 'test/a"', 'test/a" target="_blank"'),
    (guards.inline, "<h3>", '<h3 style="color:red">'),
    (guards.inline, "<h3>", '<h3 onclick="go()">'),
    (guards.inline, "</head>", "<style>p{}</style></head>"),
    (guards.inline, ' type="application/ld+json"', ""),
    (guards.inline, "../it/", "JavaScript:go()"),
    (guards.images, ' width="1"', ""),
    (guards.images, ' alt=""', ""),
    (guards.images, ' viewBox="0 0 1 1"', ""),
    (guards.images, ' aria-hidden="true"', ""),
]


@pytest.mark.parametrize("guard", dict.fromkeys(guard for guard, _, _ in BROKEN), ids=lambda guard: guard.__name__)
def test_a_sound_page_has_no_fault(guard: Guard) -> None:
    assert list(guard(parse(SOUND))) == []


@pytest.mark.parametrize(("guard", "good", "bad"), BROKEN, ids=lambda value: getattr(value, "__name__", value))
def test_a_broken_page_has_one(guard: Guard, good: str, bad: str) -> None:
    assert good in SOUND
    assert list(guard(parse(SOUND.replace(good, bad, 1))))


def test_titles_and_descriptions_are_compared_inside_a_locale() -> None:
    other = SOUND.replace("Home</title>", "Other</title>").replace("What this is.", "What that is.")
    assert list(guards.told_apart([parse(SOUND), parse(other, "en/other/"), parse(SOUND, "it/")])) == []
    assert len(list(guards.told_apart([parse(SOUND), parse(SOUND, "en/other/")]))) == 2


def test_a_page_for_wrong_addresses_is_judged_at_any_depth() -> None:
    anchors = {**ANCHORS, "en/404.html": {"top"}}
    assert list(guards.links(parse(SOUND.replace("../", "/"), "en/404.html"), FILES, anchors)) == []
    assert list(guards.links(parse(SOUND, "en/404.html"), FILES, anchors))
