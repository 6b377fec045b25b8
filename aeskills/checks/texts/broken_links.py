"""Links inside texts: their kind and their target must exist, and the web is reached through a source."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from aeskills.checks.survey import Pointer, Survey, kinds
from aeskills.findings import Finding

MANUAL = r"""
- code: dangling-link
  means: A link inside a text leads to a record that does not exist.
  why: Readers would find a dead link.
  fix: Mend the id after the colon, or write the record. The hint names the nearest id, or the kind that has this id.
  file: roles/lighthouse-keeper/skills/lamp-care.yaml
  good: "why: A dirty <term:lens> halves the range. A ship then sees the rocks before the light."
  bad: "why: A dirty <term:lense> halves the range. A ship then sees the rocks before the light."
- code: web-link
  means: A link inside a text leads to the web or to a mail address.
  why: Addresses change; each stands once, in sources.yaml, with the date on which it was read.
  fix: "Add the page to sources.yaml and link it as `[words](source:its-id)`."
  file: roles/lighthouse-keeper/assessment/model.yaml
  good: "basis: These constants are invented for a test, and no keeper was ever measured."
  bad: "basis: These constants are [invented](https://example.org/why) for a test."
- code: unknown-kind
  means: "A passage or a link starts with a word that is no kind of record, such as `person:`."
  why: "Every link names what it leads to: a skill, a term, a regulation, and so on."
  fix: "Write `kind:id` with a kind from the hint."
  file: roles/lighthouse-keeper/assessment/items/lamp-care.yaml
  good: "    passage: duty:tend-lamp"
  bad: "    passage: task:tend-lamp"
"""

_WEB = re.compile(r"^([a-z.+-]+:)?//|^www\.", re.IGNORECASE)


def check(survey: Survey) -> Iterator[Finding]:
    for pointer in survey.pointers:
        if not pointer.word or (pointer.kind in kinds() and survey.exists(pointer.kind, pointer.id)):
            continue
        if is_allowed(pointer.word, survey.handbook.site.link_hosts):
            continue
        if pointer.kind not in kinds() or not survey.may_exist(pointer.kind, pointer.id):
            yield _broken(survey, pointer)


def is_allowed(target: str, hosts: Collection[str]) -> bool:
    """Whether a link leads to a web page on a host that site.yaml names, whatever is before its port or path."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc in hosts


def _broken(survey: Survey, pointer: Pointer) -> Finding:
    place = survey.place_of(pointer)
    if _WEB.match(pointer.word) or pointer.kind in ("http", "https", "mailto"):
        hint = "add the page to sources.yaml and link [words](source:its-id); or name its host in site.yaml under link_hosts"
        return Finding(place, "web-link", f'"{pointer.word}" leads out of the handbook', hint)
    if pointer.kind not in kinds():
        hint = survey.guess(pointer.kind, kinds(), f"write kind:id, where kind is one of: {', '.join(sorted(kinds()))}")
        return Finding(place, "unknown-kind", f'"{pointer.word}" names no kind of record', hint)
    known = survey.handbook.by_kind.get(pointer.kind, {})
    others = sorted(kind for kind in kinds() if survey.exists(kind, pointer.id))
    otherwise = f'did you mean "{others[0]}:{pointer.id}"?' if others else f"write the {pointer.kind}, or link one that exists"
    typed = pointer.word.partition(":")[2]
    return Finding(place, "dangling-link", f'there is no {pointer.kind} "{typed}"', survey.guess(typed, known, otherwise))
