"""The same text for other generators: Markdown made from the built pages, as a stock MkDocs + Material site and as a Hugo site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

LARGEST = 150_000
"""Characters of Markdown; a page above (the whole paper form of a huge handbook) is left out, which makes the others' work lighter."""

_ARTICLE = re.compile(r'<article[^>]*id="content"[^>]*>(.*)</article>', re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_HIDDEN = ("svg", "script", "style", "button", "select", "template", "form")
_BLOCKS = ("p", "div", "section", "dl", "dt", "dd", "blockquote", "figure", "figcaption", "caption", "table", "nav", "details", "summary")


class _Markdown(HTMLParser):
    """HTML of an article → Markdown: headings, paragraphs, lists, tables, emphasis, links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.blocks: list[str] = []
        self.words: list[str] = []
        self.prefix = ""
        self.hidden = 0
        self.lists = 0
        self.row: list[str] | None = None
        self.rows = 0
        self.links: list[str] = []

    def close_block(self) -> None:
        text = " ".join("".join(self.words).split())
        self.words.clear()
        if text:
            self.blocks.append(self.prefix + text)
        self.prefix = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self.hidden += 1
        elif tag in ("td", "th"):
            self.words.append(" | ")
        elif self.row is not None and tag in (*_BLOCKS, "ul", "li"):
            self.words.append(" ")
        elif tag == "tr":
            self.close_block()
            self.row = []
        elif tag in ("ul", "ol"):
            self.close_block()
            self.lists += 1
        elif tag == "li":
            self.close_block()
            self.prefix = "    " * (self.lists - 1) + "- "
        elif re.fullmatch("h[1-6]", tag):
            self.close_block()
            self.prefix = "#" * int(tag[1]) + " "
        elif tag in _BLOCKS:
            if tag == "table":
                self.rows = 0
            self.close_block()
        elif tag == "a":
            self.links.append(self._target(dict(attrs).get("href") or ""))
            self.words.append("[" if self.links[-1] else "")
        elif tag in ("strong", "em", "code"):
            self.words.append({"strong": "**", "em": "*", "code": "`"}[tag])

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self.hidden -= 1
        elif tag == "tr" and self.row is not None:
            cells = " ".join("".join(self.words).split()).removeprefix("| ").split(" | ")
            self.words.clear()
            self.blocks.append(f"| {' | '.join(cells)} |" + (f"\n|{'---|' * len(cells)}" if self.rows == 0 else ""))
            self.row, self.rows = None, self.rows + 1
        elif tag in ("ul", "ol") and self.row is None:
            self.close_block()
            self.lists -= 1
        elif (tag in (*_BLOCKS, "li") or re.fullmatch("h[1-6]", tag)) and self.row is None:
            self.close_block()
        elif tag == "a" and self.links:
            target = self.links.pop()
            self.words.append(f"]({target})" if target else "")
        elif tag in ("strong", "em", "code"):
            self.words.append({"strong": "**", "em": "*", "code": "`"}[tag])

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data.replace("|", "/").replace("[", "(").replace("]", ")"))

    def _target(self, href: str) -> str:
        """A link to another page as a link to its file; links to anchors lose the anchor, all others stay."""
        address = href.partition("#")[0]
        if "//" in href or not address.endswith("/"):
            return href if "//" in href else ""
        path = posixpath.normpath(posixpath.join("/" + self.page, address)).strip("/")
        return posixpath.relpath(file_of(path), posixpath.dirname(file_of(self.page)) or ".")


def file_of(address: str) -> str:
    """The Markdown file of a page: a section's first page is its index."""
    path = address.strip("/")
    return f"{path}.md" if "/" in path else posixpath.join(path, "index.md")


def pages(site: Path, tag: str) -> Iterator[tuple[str, str, str]]:
    """Address, title and Markdown of each page of a built locale."""
    for path in sorted((site / tag).rglob("index.html")):
        address = path.parent.relative_to(site / tag).as_posix().removeprefix(".")
        html = path.read_text(encoding="utf-8")
        article, title = _ARTICLE.search(html), _TITLE.search(html)
        if article is None or title is None:
            continue
        reader = _Markdown(address)
        reader.feed(article[1])
        reader.close_block()
        lines = [f"\n{block}" if not block.startswith(("|", "- ", "    ")) else block for block in _spaced(reader.blocks)]
        yield address, title[1], "\n".join(lines) + "\n"


def _spaced(blocks: list[str]) -> Iterator[str]:
    """A blank line before each list and table."""
    before = ""
    for block in blocks:
        kind = "|" if block.startswith("|") else "-" if block.lstrip().startswith("- ") else ""
        if kind and kind != before:
            yield ""
        before = kind
        yield block


def write_material(site: Path, folder: Path, tag: str) -> tuple[Path, int]:
    """A stock MkDocs + Material site of one locale's text: its configuration, and how many pages it has."""
    docs, count = folder / f"docs-{tag}", 0
    for address, _, text in pages(site, tag):
        if len(text) <= LARGEST:
            path = docs / file_of(address)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            count += 1
    config = folder / f"mkdocs-{tag}.yml"
    config.write_text(
        f"site_name: Stock\nsite_url: https://example.org/{tag}/\ndocs_dir: docs-{tag}\nsite_dir: site/{tag}\n"
        f"theme:\n  name: material\n  language: {tag}\n  font: false\n  features: [navigation.prune, navigation.tabs, navigation.indexes]\n"
        "plugins: [search]\nmarkdown_extensions: [tables, toc]\nvalidation: {links: {not_found: info, anchors: info}}\n",
        encoding="utf-8",
    )
    return config, count


_LAYOUT = """<!doctype html><html lang="{{ .Language.Lang }}"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<nav><ul>{{ range .Site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></nav>
<main>{{ .Content }}</main></body></html>
"""


def write_hugo(site: Path, folder: Path, tags: list[str]) -> None:
    """A Hugo site of the same text with a bare layout, all locales in one build."""
    languages = "".join(f'[languages.{tag}]\ncontentDir = "content/{tag}"\n' for tag in tags)
    base = f'baseURL = "https://example.org/"\ndefaultContentLanguage = "{tags[0]}"\ndefaultContentLanguageInSubdir = true\n'
    kinds = 'disableKinds = ["taxonomy", "term", "RSS"]\n'
    (folder / "hugo.toml").write_text(base + kinds + languages, encoding="utf-8")
    for name in ("single", "list", "home"):
        layout = folder / "layouts" / "_default" / f"{name}.html"
        layout.parent.mkdir(parents=True, exist_ok=True)
        layout.write_text(_LAYOUT, encoding="utf-8")
    for tag in tags:
        for address, title, text in pages(site, tag):
            if len(text) <= LARGEST:
                path = folder / "content" / tag / file_of(address).replace("index.md", "_index.md")
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(f"---\ntitle: {title!r}\n---\n{text}", encoding="utf-8")
