"""The change log as an Atom feed (RFC 4287)."""

from __future__ import annotations

import datetime as dt
import uuid
from html import escape
from xml.etree import ElementTree as Tree

from aeskills.edition.edition import Edition
from aeskills.edition.urls import best_url
from aeskills.export.values import ExportValues
from aeskills.model.changes import Change

FEED_NAME = "feed.xml"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def feed(edition: Edition) -> str:
    """The feed of one locale. Its ids stay the same wherever the site is published."""
    site = edition.handbook.site
    changes = sorted(edition.handbook.changes.changes, key=lambda change: change.date, reverse=True)
    root = Tree.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", _LANGUAGE: edition.tag})
    _text(root, "title", edition.voice.text("feed.title", site=site.title))
    _text(root, "subtitle", edition.voice.text("feed.subtitle"))
    _text(root, "id", _identifier(edition, ""))
    _text(root, "updated", _moment(changes[0].date if changes else site.updated))
    Tree.SubElement(_author(root), "name").text = site.title
    Tree.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": best_url(edition, FEED_NAME)})
    Tree.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": best_url(edition, "")})
    for change in changes:
        _entry(root, change, edition)
    Tree.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{Tree.tostring(root, encoding="unicode")}\n'


def _entry(root: Tree.Element, change: Change, edition: Edition) -> None:
    entry = Tree.SubElement(root, "entry")
    places = [(edition.name(kind, name), best_url(edition, edition.address(kind, name))) for kind, _, name in _targets(change)]
    _text(entry, "title", change.title)
    _text(entry, "id", _identifier(edition, change.id))
    _text(entry, "published", _moment(change.date))
    _text(entry, "updated", _moment(change.date))
    Tree.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": places[0][1] if places else best_url(edition, "")})
    listed = "".join(f'<li><a href="{escape(href)}">{escape(name)}</a></li>' for name, href in places)
    content = Tree.SubElement(entry, "content", {"type": "html"})
    content.text = ExportValues(edition, "./").html(change.text) + (f"<ul>{listed}</ul>" if listed else "")


def _targets(change: Change) -> list[tuple[str, str, str]]:
    return [target.partition(":") for target in change.records]


def _author(root: Tree.Element) -> Tree.Element:
    return Tree.SubElement(root, "author")


def _text(parent: Tree.Element, name: str, text: str) -> None:
    Tree.SubElement(parent, name).text = text


def _moment(date: dt.date) -> str:
    return f"{date.isoformat()}T00:00:00Z"


def _identifier(edition: Edition, change: str) -> str:
    name = f"aeskills/{edition.handbook.site.role}/{edition.tag}/{change}"
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn
