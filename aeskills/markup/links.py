"""Where the links and pictures of a hand-written page lead: records, pages of the site, other hand-written pages, files beside them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

from aeskills.checks.texts.broken_links import is_allowed
from aeskills.edition.edition import Edition
from aeskills.findings import did_you_mean
from aeskills.handwritten.docs import Docs
from aeskills.handwritten.page import Page
from aeskills.markup.html_printer import HtmlPrinter

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_IGNORED = re.compile("[\x00-\x20\x7f]")
"""What browsers leave out of an address before they look at its beginning."""


class Broken(Exception):  # noqa: N818
    """An address that leads nowhere: code, message, hint."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


class LinkTarget(NamedTuple):
    """The address to write, and what is still to be checked: an anchor on a page made from data."""

    href: str
    address: str = ""
    anchor: str = ""


class Links:
    """Resolves the addresses of one page in one locale."""

    def __init__(self, page: Page, docs: Docs, printer: HtmlPrinter) -> None:
        self._page, self._docs, self._printer = page, docs, printer
        self._edition: Edition = printer.edition

    def link(self, written: str) -> LinkTarget:
        """The address of `<a href>`. Raises Broken."""
        target = _IGNORED.sub("", written)
        if target.startswith("#"):
            return LinkTarget(f"#{_anchor(self._page, target[1:])}" if target != "#" else "#")
        kind, _, rest = target.partition(":")
        if kind == "page":
            return self._to_page(target)
        if kind in self._edition.handbook.by_kind:
            return self._to_record(kind, rest)
        if is_allowed(target, self._edition.handbook.site.link_hosts):
            return LinkTarget(target)
        if target.startswith(("//", "\\", "www.")) or kind.lower() in ("http", "https", "mailto", "ftp"):
            hint = "add the page to sources.yaml and link [words](source:its-id)"
            raise Broken("web-link", f'"{written}" leads out of the handbook', hint)
        if _SCHEME.match(target):
            known = ["page", *self._edition.handbook.by_kind]
            raise Broken("unknown-kind", f'"{written}" names no kind of record', did_you_mean(kind, known, "write kind:id of a record"))
        return self._to_file(target)

    def resource(self, written: str) -> str:
        """The address of a picture, sound or film. Raises Broken."""
        target = _IGNORED.sub("", written)
        if target.startswith(("//", "\\", "www.")) or _SCHEME.match(target):
            hint = "put the file beside the page; pages load nothing from other hosts"
            raise Broken("foreign-resource", f'"{written}" is not a file beside the page', hint)
        path, _, fragment = target.partition("#")
        return self._to_existing(path.partition("?")[0]) + (f"#{fragment}" if fragment else "")

    def _to_record(self, kind: str, identifier: str) -> LinkTarget:
        try:
            return LinkTarget(self._printer.href(kind, identifier))
        except KeyError:
            known = self._edition.handbook.by_kind[kind]
            hint = did_you_mean(identifier, known, f"write the {kind}, or link one that exists")
            raise Broken("dangling-link", f'there is no {kind} "{identifier}"', hint) from None

    def _to_page(self, target: str) -> LinkTarget:
        address, _, anchor = target.removeprefix("page:").partition("#")
        return LinkTarget(self._printer.url(address) + (f"#{anchor}" if anchor else ""), address or "./", anchor)

    def _to_file(self, target: str) -> LinkTarget:
        path, _, anchor = target.partition("#")
        path = path.partition("?")[0]
        if path.endswith(".md"):
            name = self._name(unquote(path)).removesuffix(".md")
            page = self._docs.page(name, self._page.tag) or self._docs.page(name, self._edition.handbook.site.source_locale)
            if page is None:
                hint = did_you_mean(name, self._docs.pages, "write the file as it lies beside this page, such as guide/start.md")
                raise Broken("missing-page", f'there is no page "{path}"', hint)
            return LinkTarget(self._printer.url(page.address) + (f"#{_anchor(page, anchor)}" if anchor else ""))
        return LinkTarget(self._to_existing(path))

    def _name(self, path: str) -> str:
        """A path from this page as one from the folder of its language."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self._page.name), path))

    def _to_existing(self, path: str) -> str:
        """The address of a file beside the page, in its own language or else in the source language."""
        name = self._name(unquote(path)).removeprefix("../")
        if path and not path.startswith("/") and name in files_beside(self._docs, self._edition):
            return quote(self._printer.url(name))
        hint = "write the file as it lies from this page; page:address leads to a page made from data, such as page:pay/"
        known = [posixpath.relpath(known, posixpath.dirname(self._page.name) or ".") for known in files_beside(self._docs, self._edition)]
        raise Broken("missing-resource", f'there is no file "{path}"', did_you_mean(path, known, hint))


def _anchor(page: Page, written: str) -> str:
    """The id that an anchor means on a hand-written page. Raises Broken."""
    anchor = unquote(written)
    if anchor not in page.draft.anchors:
        ids = sorted(set(page.draft.anchors))
        hint = did_you_mean(anchor, ids, f"the page has {', '.join(ids[:8])}" if ids else "the page has no headings")
        raise Broken("missing-anchor", f'there is no heading "#{anchor}" on the page "{page.name}"', hint)
    return page.draft.anchors[anchor]


def files_beside(docs: Docs, edition: Edition) -> Mapping[str, Path]:
    """Address → file of what lies beside the pages of a locale; what its folder lacks is taken from that of the source language,
    and last from beside the folders of the languages."""
    source = edition.handbook.site.source_locale
    return {**docs.shared, **docs.files.get(source, {}), **docs.files.get(edition.tag, {})}
