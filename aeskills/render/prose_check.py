"""Hand-written pages, their files and a project's templates looked through before a build: what would fail there is a finding."""

from __future__ import annotations

import os
import re
import traceback
from collections.abc import Iterator
from pathlib import Path

import jinja2

from aeskills.assets.files import copied_files, text_files
from aeskills.edition.edition import Edition
from aeskills.findings import Finding, Location, did_you_mean
from aeskills.markup.html_printer import HtmlPrinter, Printers, root_of
from aeskills.markup.links import LinkTarget, files_beside
from aeskills.markup.markdown_page import look_through
from aeskills.render.locale_site import LocaleSite
from aeskills.render.pages import content_html
from aeskills.render.root_files import root_files
from aeskills.views.pages import data_views
from aeskills.views.view import View

_ID = re.compile(r'\sid="([^"]+)"')


def values_and_links(edition: Edition) -> tuple[list[Finding], list[tuple[Location, str, LinkTarget]]]:
    """What is wrong with the values and addresses of every page in every language, and its links to pages made from data.

    `edition` is that of the source language: records and fields are the same in all.
    """
    findings: list[Finding] = []
    targets: list[tuple[Location, str, LinkTarget]] = []
    for page in edition.docs.all():
        looked = look_through(page, edition.docs, HtmlPrinter(edition, root_of(page.address)))
        findings += looked.findings
        targets += [(page.address_place(written), written, target) for written, target in looked.targets]
    return findings, targets


def addresses(edition: Edition, targets: list[tuple[Location, str, LinkTarget]]) -> Iterator[Finding]:
    """Links to pages and anchors that are not there, and pages and files that would take the place of others."""
    views = {view.address: view for view in data_views(edition)}
    yield from _taken(edition, views)
    written = {page.address for page in edition.docs.all()}
    for link in (link for door in edition.handbook.site.doors for link in door.links):
        if link.to not in views and link.to not in written:
            hint = did_you_mean(link.to, [*views, *written], "write the address as the browser shows it after the language, such as pay/")
            yield Finding(Location("site.yaml"), "missing-page", f'a door of the home page leads to "{link.to}", which is no page', hint)
    ids: dict[str, frozenset[str]] = {}
    for place, word, target in targets:
        address = "" if target.address == "./" else target.address
        if address not in views and address not in written:
            hint = did_you_mean(address, [*views, *written], "write the address as the browser shows it after the language, such as pay/")
            yield Finding(place, "missing-page", f'there is no page "{word}"', hint)
        elif target.anchor and address in views:
            if address not in ids:
                printers = Printers(edition)
                ids[address] = frozenset(_ID.findall(content_html(printers, views[address], views[address].data())))
            if target.anchor not in ids[address]:
                hint = did_you_mean(target.anchor, ids[address], "look at the heading's address in the browser")
                yield Finding(place, "missing-anchor", f'there is no place "#{target.anchor}" on the page "{address}"', hint)


def _taken(edition: Edition, views: dict[str, View]) -> Iterator[Finding]:
    """Pages and files at addresses that others have."""
    seen: dict[str, str] = {}
    for name, versions in edition.docs.pages.items():
        page = next(iter(versions.values()))
        other = "a page made from data" if page.address in views else f'the page "{seen[page.address]}"' if page.address in seen else ""
        if other:
            message = f'its address "{page.address or "/"}" is that of {other}'
            yield Finding(Location(page.shown), "address-taken", message, "give the file another name")
        seen[page.address] = f"{name}.md"
    ours = {*copied_files(), *text_files(), "404.html", "search/index.json"}
    ours |= {f"{address}index.html" for address in (*views, *seen)}
    for name, path in files_beside(edition.docs, edition).items():
        if name in ours or name.startswith("data/"):
            shown = Path(os.path.relpath(path.resolve(), edition.docs.content.resolve())).as_posix()
            message = f'its address "{name}" is that of a file that every site has'
            yield Finding(Location(shown), "address-taken", message, "give the file another name or folder")


def templates(site: LocaleSite, edition: Edition, url: str) -> Iterator[Finding]:
    """Errors of theme.custom_dir: every template of a page is printed once with it."""
    folder = edition.settings.templates
    if folder is None:
        return
    shown = {view.template: address for address, view in site.pages.views.items()}
    try:
        for address in shown.values():
            site.html(site.pages.render(address))
        site.not_found("/")
        root_files(edition.handbook, url, edition.settings)
    except Exception as error:  # a template can raise anything
        yield template_finding(error, folder, edition.docs.content)


def template_finding(error: Exception, folder: Path, content: Path) -> Finding:
    """An error of a template as a finding, at its line."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if folder in Path(frame.filename).parents]
    name, line = (frames[-1].filename, frames[-1].lineno or 1) if frames else (str(folder), 1)
    if isinstance(error, jinja2.TemplateSyntaxError):
        name, line = error.filename or name, error.lineno
    shown = Path(os.path.relpath(Path(name).resolve(), content.resolve())).as_posix()
    message = f"the template cannot be printed: {error or type(error).__name__}"
    if isinstance(error, jinja2.TemplateNotFound):
        message = f'there is no template "{error.name}"'
    hint = 'begin with {% extends "aeskills/main.html" %} and fill its blocks; docs/publishing.md lists them'
    return Finding(Location(shown, line), "template-error", message, hint)
