"""Rules that hold on every built page: each is a function that yields the faults it finds, as text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote, urljoin, urlsplit

from tests.pages import Element, Page

HOST = "http://the.site/"
RESOURCES = {"src", "srcset", "href", "action", "formaction", "poster", "data", "ping", "xlink:href", "manifest", "background"}
OWN = {"data-search", "data-bundle"}
"""Where our scripts find what they load."""

REFERENCES = {
    "for",
    "list",
    "form",
    "headers",
    "aria-controls",
    "aria-labelledby",
    "aria-describedby",
    "aria-owns",
    "aria-details",
    "aria-flowto",
}
_URL_OF_ID = re.compile(r"url\(#([^)]+)\)")


def ids(page: Page) -> Iterator[str]:
    """Ids are unique, not empty, and without white space."""
    counts = Counter(element.attributes["id"] for element in page.elements if "id" in element.attributes)
    yield from (f'id "{name}" stands {count} times' for name, count in counts.items() if count > 1)
    yield from (f'id "{name}" is not a name' for name in counts if not name or re.search(r"\s", name))


def headings(page: Page) -> Iterator[str]:
    """One h1, before all other headings; no level is skipped; none is empty."""
    levels = [(int(element.tag[1]), element) for element in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    if (count := sum(level == 1 for level, _ in levels)) != 1:
        yield f"{count} h1"
    above = 0
    for level, element in levels:
        if level > above + 1:
            yield f"{element} follows h{above}: {element.text.strip()[:40]}"
        if not element.text.strip():
            yield f"{element} is empty"
        above = level


def language(page: Page, tag: str, direction: str) -> Iterator[str]:
    """The page says which language it speaks and which way that runs."""
    root = next(page.all("html"), None)
    if root is None:
        yield "no html element"
        return
    if root.attributes.get("lang") != tag:
        yield f'lang is "{root.attributes.get("lang")}" and not "{tag}"'
    if root.attributes.get("dir") != direction:
        yield f'dir is "{root.attributes.get("dir")}" and not "{direction}"'
    for element in page.elements:
        if element.attributes.get("dir", "ltr") not in ("ltr", "rtl", "auto"):
            yield f"{element} has no such direction: {element.attributes['dir']}"
        if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", element.attributes.get("lang", "en")):
            yield f"{element} has no such language: {element.attributes['lang']}"


def _meta(page: Page, name: str) -> str:
    return next(
        (element.attributes.get("content", "") for element in page.all("meta") if element.attributes.get("name") == name), ""
    ).strip()


def _title(page: Page) -> str:
    return next((element.text for element in page.all("title")), "").strip()


def head(page: Page) -> Iterator[str]:
    """A title, a description (but on a page that is not to be indexed), character set and viewport."""
    if not _title(page):
        yield "no title"
    if not _meta(page, "description") and "noindex" not in _meta(page, "robots"):
        yield "no description"
    if not any("charset" in element.attributes for element in page.all("meta")):
        yield "no character set"
    if "user-scalable=no" in (viewport := _meta(page, "viewport")) or "width=device-width" not in viewport:
        yield f'viewport is "{viewport}"'


def told_apart(pages: Sequence[Page]) -> Iterator[str]:
    """No two pages of a locale have the same title or description."""
    for what, words in (("title", _title), ("description", lambda page: _meta(page, "description"))):
        counts = Counter((page.locale, words(page)) for page in pages if "noindex" not in _meta(page, "robots"))
        yield from (f'{what} of {count} pages in "{locale}": {text}' for (locale, text), count in counts.items() if count > 1)


def _addresses(page: Page) -> Iterator[tuple[Element, str, str]]:
    for element in page.elements:
        for name in (RESOURCES | OWN) & element.attributes.keys():
            value = element.attributes[name]
            parts = [part.split()[0] for part in value.split(",") if part.strip()] if name == "srcset" else [value]
            yield from ((element, name, part) for part in parts)


def _is_foreign(address: str) -> bool:
    target = urljoin(f"{HOST}en/x/", address)
    return target.startswith(("http:", "https:", "ws:", "wss:", "ftp:")) and not target.startswith(HOST)


def links(page: Page, files: Iterable[str], anchors: dict[str, set[str]], url: str = "") -> Iterator[str]:
    """Every link and anchor leads somewhere. `files`: all addresses; `anchors`: page → its ids; `url`: the public address."""
    known = frozenset(files)
    for element, _name, given in _addresses(page):
        address = HOST + given.removeprefix(url) if url and given.startswith(url) else given
        if _is_foreign(address) or address.startswith(("mailto:", "tel:", "data:", "javascript:")):
            continue
        if not address:
            yield f"{element} leads nowhere"
            continue
        deep = page.address.endswith("404.html") and not address.startswith("#")
        for base in {page.address, f"{page.locale}/some/where/" if deep else page.address}:
            target = urlsplit(urljoin(HOST + base, address))
            place = unquote(target.path).lstrip("/")
            file = place + "index.html" if place.endswith("/") or not place else place
            if file not in known:
                yield f"{element} leads to {place or '/'}, which is not there"
            elif target.fragment and unquote(target.fragment) not in anchors.get(place, set()):
                yield f"{element} leads to {place}#{target.fragment}, which has no such place"


def references(page: Page) -> Iterator[str]:
    """What refers to an element of the same page names one that is there."""
    here = page.ids
    for element in page.elements:
        for name in REFERENCES & element.attributes.keys():
            yield from (f'{element} {name} names "{one}"' for one in element.attributes[name].split() if one not in here)
        for name, value in element.attributes.items():
            yield from (f'{element} {name} names "{one}"' for one in _URL_OF_ID.findall(value) if one not in here)


def foreign(page: Page, url: str = "") -> Iterator[str]:
    """Only a plain link leads to another host; nothing is loaded from there or sent there."""
    for element, name, address in _addresses(page):
        own = url and address.startswith(url) and element.tag in ("link", "a")
        if _is_foreign(address) and not own and (element.tag != "a" or name != "href"):
            yield f"{element} {name} goes to {address}"
    for element in page.all("meta"):
        if element.attributes.get("http-equiv", "").lower() == "refresh":
            yield f"{element} refreshes the page"


def plain_links(page: Page) -> Iterator[str]:
    """A link to another host opens where the reader is, and tells nobody."""
    for element in page.all("a", "area"):
        if _is_foreign(element.attributes.get("href", "")):
            yield from (f"{element} has {name}" for name in ("target", "ping", "download") if name in element.attributes)


def inline(page: Page) -> Iterator[str]:
    """No style, script or handler stands in the page; structured data may."""
    yield from (str(element) for element in page.all("style"))
    for element in page.all("script"):
        if "src" not in element.attributes and element.attributes.get("type") != "application/ld+json":
            yield f"{element} without src"
    for element, _, address in _addresses(page):
        if address.lower().startswith("javascript:"):
            yield f"{element} runs {address}"
    for element in page.elements:
        yield from (f"{element} has {name}" for name in element.attributes if name == "style" or name.startswith("on"))


def images(page: Page) -> Iterator[str]:
    """A picture says how large it is and what it shows; a drawing has its frame, and a name or is hidden."""
    for element in page.all("img"):
        yield from (f"{element} has no {name}" for name in ("width", "height", "alt") if name not in element.attributes)
    named = {element.parent for element in page.all("title") if element.parent and element.text.strip()}
    for element in page.all("svg"):
        around = (element, *element.above)
        if any(one.tag == "svg" for one in around[1:]):
            continue
        if not {"viewbox", "height"} & element.attributes.keys():
            yield f"{element} has no frame"
        hidden = any(one.attributes.get("aria-hidden") == "true" for one in around)
        if not hidden and element not in named and not {"aria-label", "aria-labelledby"} & element.attributes.keys():
            yield f"{element} has no name and is not hidden"
