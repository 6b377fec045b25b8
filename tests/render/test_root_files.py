"""What stands above the locales, and what a public address and an unfinished translation change."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests import guards
from tests.pages import Page, pages_of
from tests.tool import LIGHTHOUSE, build, copied, files_below

URL = "https://lights.example/book/"
UNTRANSLATED = "Until 2020 every harbour had hours of its own."
STUB = "rules/harbour-lights-act/"


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented site with a public address, and with one text of one page not translated."""
    folder = tmp_path_factory.mktemp("public")
    content = copied(LIGHTHOUSE, folder)
    site = content / "site.yaml"
    site.write_text(f"{site.read_text(encoding='utf-8')}url: {URL}\n", encoding="utf-8")
    catalog = content / "locale" / "ar" / "regulations.po"
    text = catalog.read_text(encoding="utf-8")
    before, found, after = text.partition(f'msgid "{UNTRANSLATED}"\nmsgstr "')
    assert found
    catalog.write_text(f'{before}{found}"\n{after.partition(chr(10))[2]}', encoding="utf-8")
    return build(content, folder / "site")


def by_address(site: Path) -> dict[str, Page]:
    return {page.address: page for page in pages_of(site)}


def canonical(page: Page) -> list[str]:
    return [link.attributes["href"] for link in page.all("link") if link.attributes.get("rel") == "canonical"]


def stubs(site: Path) -> set[str]:
    """Addresses, below the locale's folder, of the Arabic pages that name the source page as theirs."""
    found = {
        page.address.removeprefix("ar/") for page in pages_of(site) if page.locale == "ar" and canonical(page)[:1] != [URL + page.address]
    }
    return {address for address in found if address != "404.html"}


def sitemap(site: Path) -> dict[str, dict[str, str]]:
    """Address → language → address, as the site map says."""
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    tree = ElementTree.parse(site / "sitemap.xml")
    found = {}
    for entry in tree.getroot().findall("s:url", spaces):
        links = entry.findall("x:link[@rel='alternate']", spaces)
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", entry.findtext("s:lastmod", "", spaces))
        found[entry.findtext("s:loc", "", spaces)] = {link.attrib["hreflang"]: link.attrib["href"] for link in links}
        assert len(links) == len(found[entry.findtext("s:loc", "", spaces)])
    return found


def test_the_chooser_leads_to_every_locale_without_javascript(site: Path) -> None:
    page = by_address(site)[""]
    links = {link.attributes["hreflang"]: link for link in page.all("a") if "hreflang" in link.attributes}
    assert {tag: link.attributes["href"] for tag, link in links.items()} == {"en": "./en/", "it": "./it/"}
    assert all(link.attributes["lang"] == tag and link.text.strip() for tag, link in links.items())
    assert links["it"].text.startswith("Italiano")


def test_the_chooser_says_which_way_a_language_runs(lighthouse_site: Path) -> None:
    links = {link.attributes.get("hreflang"): link.attributes for link in by_address(lighthouse_site)[""].all("a")}
    assert links["ar"]["dir"] == "rtl"
    assert links["en"]["dir"] == "ltr"


def test_each_locale_and_the_root_have_a_page_for_wrong_addresses(site: Path) -> None:
    pages = by_address(site)
    for address in ("404.html", "en/404.html", "it/404.html"):
        robots = [meta.attributes["content"] for meta in pages[address].all("meta") if meta.attributes.get("name") == "robots"]
        assert robots == ["noindex"], address
        assert {"en", "it"} <= {link.attributes.get("hreflang") for link in pages[address].all("a")}


def test_without_a_public_address_nothing_names_one(site: Path) -> None:
    assert not list(site.rglob("sitemap*"))
    assert (site / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nAllow: /\n"
    assert [page.address for page in pages_of(site) if canonical(page)] == []


def test_robots_name_the_site_map(public: Path) -> None:
    assert (public / "robots.txt").read_text(encoding="utf-8") == f"User-agent: *\nAllow: /\nSitemap: {URL}sitemap.xml\n"


def test_the_site_map_has_every_version_of_every_page(public: Path) -> None:
    """Each page refers to itself, to its other versions, and to the source as x-default; the versions refer back."""
    found = sitemap(public)
    indexed = {page.address for page in pages_of(public) if page.locale and not page.address.endswith("404.html")}
    assert {address.removeprefix(URL) for address in found} == indexed - {f"ar/{address}" for address in stubs(public)}
    assert len(found) > 40
    for address, versions in found.items():
        tag, _, rest = address.removeprefix(URL).partition("/")
        assert versions[tag] == address
        assert versions["x-default"] == f"{URL}en/{rest}"
        assert all(found[other] == versions for other in versions.values())
        assert set(versions) == ({"en", "x-default"} if rest in stubs(public) else {"en", "ar", "x-default"})


def test_a_page_below_its_threshold_says_so_and_leads_to_the_source(public: Path) -> None:
    assert STUB in stubs(public)
    assert not stubs(public) & {"", "skills/lamp-care/", "industries/", "self-assessment/"}
    stub = by_address(public)[f"ar/{STUB}"]
    assert canonical(stub) == [f"{URL}en/{STUB}"]
    leads = [link for link in stub.all("a") if link.attributes.get("class") == "ae-action"]
    assert [(link.attributes["href"], link.attributes["hreflang"]) for link in leads] == [(f"../../../en/{STUB}", "en")]
    html = (public / "ar" / STUB / "index.html").read_text(encoding="utf-8")
    assert UNTRANSLATED not in html
    assert UNTRANSLATED in (public / "en" / STUB / "index.html").read_text(encoding="utf-8")
    assert STUB not in (public / "ar" / "search" / "index.json").read_text(encoding="utf-8")


def test_a_canonical_address_is_the_page_itself_or_its_source(public: Path) -> None:
    pages = {address: page for address, page in by_address(public).items() if page.locale and not address.endswith("404.html")}
    assert len(pages) > 60
    for address, page in pages.items():
        tag, _, rest = address.partition("/")
        assert canonical(page) == [f"{URL}{'en' if tag == 'ar' and rest in stubs(public) else tag}/{rest}"]


def test_heads_name_the_versions_that_the_site_map_names(public: Path) -> None:
    pages, named = by_address(public), sitemap(public)
    assert len(named) > 60
    for address, versions in named.items():
        links = [link.attributes for link in pages[address.removeprefix(URL)].all("link") if "hreflang" in link.attributes]
        heads = {link["hreflang"]: link["href"] for link in links if link["rel"] == "alternate"}
        assert versions.items() <= heads.items(), address
        assert len(heads) == len(links) == 3


def test_without_a_public_address_heads_name_no_versions(lighthouse_site: Path) -> None:
    links = [link for page in pages_of(lighthouse_site) if page.locale for link in page.all("link")]
    assert len(links) > 100
    assert [link for link in links if "hreflang" in link.attributes] == []


def test_links_and_anchors_hold_under_a_public_address(public: Path) -> None:
    """The pages for wrong addresses begin with the path of the public address; the others do not need it."""
    files = {f"book/{name}" for name in files_below(public)}
    anchors = {f"book/{page.address}": page.ids for page in pages_of(public)}
    faults = []
    for page in pages_of(public):
        moved = Page(f"book/{page.address}", page.elements)
        faults += [f"{page.address}: {fault}" for fault in guards.links(moved, files, anchors, "https://lights.example/")]
        faults += [f"{page.address}: {fault}" for fault in guards.foreign(page, URL)]
    assert faults == []
