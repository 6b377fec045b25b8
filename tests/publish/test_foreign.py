"""Projects of other people: the same bytes by `aeskills build`, `serve` and `mkdocs build`, with everything they set."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from aeskills.serve.memory import SiteInMemory
from aeskills.settings.read import project_of
from tests.foreign import ALL
from tests.guards import foreign, ids, inline, links
from tests.pages import pages_of, parse
from tests.tool import assert_same, build, files_below, run

MKDOCS = (sys.executable, "-m", "mkdocs")


@pytest.fixture(scope="module", params=ALL)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a project with its built `site`."""
    folder = tmp_path_factory.mktemp(request.param)
    content = ALL[request.param](folder)
    build(content, folder / "site", cwd=folder)
    return folder


def test_it_is_checked_without_findings(made: Path) -> None:
    done = run("check", "--strict", cwd=made)
    assert done.returncode == 0, done.stdout + done.stderr


def test_mkdocs_builds_the_same_bytes(made: Path) -> None:
    done = run("build", "--strict", "--quiet", "-d", "by-mkdocs", cwd=made, command=MKDOCS)
    assert done.returncode == 0, done.stdout + done.stderr
    assert_same(made / "site", made / "by-mkdocs")


def test_the_server_shows_the_same_bytes(made: Path) -> None:
    live = SiteInMemory(project_of(made / "content"))
    live.refresh()
    files = files_below(made / "site" / "en")
    assert len(files) > 40
    for name, data in files.items():
        shown = live.find(f"en/{name}")
        if name == "worker.js":  # who writes pages wants none of them kept
            assert shown is None
            continue
        assert name == "404.html" or (shown is not None and shown.data == data), name


def test_every_link_leads_somewhere(made: Path) -> None:
    """With the site where its address says that it stands."""
    url = "https://lights.example/" if (made / "site" / "sitemap.xml").exists() else ""
    server = made / "server"
    shutil.copytree(made / "site", server / ("books/lights" if url else "."), dirs_exist_ok=True)
    pages = pages_of(server)
    assert len(pages) > 50
    files, anchors = set(files_below(server)), {page.address: page.ids for page in pages}
    found = [fault for page in pages for fault in (*foreign(page, url), *inline(page), *ids(page), *links(page, files, anchors, url))]
    assert found == []


def test_extras_are_all_there(tmp_path: Path) -> None:
    site = build(ALL["extras"](tmp_path), tmp_path / "site", cwd=tmp_path)
    html = (site / "en/guide/everything/index.html").read_text(encoding="utf-8")
    page = parse(html)
    classes = {word for element in page.elements for word in element.attributes.get("class", "").split()}
    assert classes >= {
        "admonition",
        "tabbed-set",
        "footnote",
        "highlight",
        "keys",
        "task-list",
        "critic",
        "twemoji",
        "md-button",
        "grid",
        "toc",
    }
    assert {"abbr", "details", "dl", "mark", "sub", "sup", "kbd"} <= {element.tag for element in page.elements}
    assert "!!!" not in html and "{{" not in html and "3 skills" in html and "😄" in html
    assert not [element for element in page.elements if "style" in element.attributes]
    assert 'href="https://example.org/lights/handbook/edit/main/docs/en/guide/everything.md"' in html
    sheets = {path.stem for path in (site / "en/assets/stylesheets").iterdir()}
    assert {"admonitions", "tabs", "footnotes", "code", "marks"} <= sheets
    assert not {"admonitions", "tabs"} & {path.stem for path in (site / "ar/assets/stylesheets").iterdir()}


def test_a_path_reaches_every_address(tmp_path: Path) -> None:
    site = build(ALL["path"](tmp_path), tmp_path / "site", cwd=tmp_path)
    about = (site / "en/about/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://lights.example/books/lights/en/about/">' in about
    assert 'href="/books/lights/en/' in (site / "en/404.html").read_text(encoding="utf-8")
    assert 'href="/books/lights/en/"' in (site / "404.html").read_text(encoding="utf-8")
    assert "<loc>https://lights.example/books/lights/en/about/</loc>" in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_a_look_is_on_every_page(tmp_path: Path) -> None:
    site = build(ALL["look"](tmp_path), tmp_path / "site", cwd=tmp_path)
    colours = (site / "en/assets/stylesheets/palette.css").read_text(encoding="utf-8")
    assert "--ae-accent:light-dark(#7a1f5c,#e8a0d0)" in colours
    for address in ("en/index.html", "ar/pay/index.html", "en/404.html"):
        html = (site / address).read_text(encoding="utf-8")
        for part in ("assets/logo.svg", 'content="The Lights"', "assets/extra.js", "Lights on Mastodon", "Copyright ©", "palette.css"):
            assert part in html, (address, part)
        assert "alert(1)" not in html
    assert "palette.css" in (site / "index.html").read_text(encoding="utf-8")
    assert (site / "ar/assets/extra.css").read_text(encoding="utf-8").startswith(".ae-brand")
    arabic = (site / "ar/about/index.html").read_text(encoding="utf-8")
    assert '<span lang="en" dir="ltr">Guides</span>' in arabic
