"""A source's address leads to the publication and not to the site it is somewhere on."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: bare-address
  means: A source's address is the front page of a site.
  why: A reader who wants to see the evidence would have to search for it.
  fix: "Write the address of the text itself. Where a publication has no deeper one, say why in `root:`."
  file: sources.yaml
  good: "    url: https://example.org/coastal-pay"
  bad: "    url: https://example.org/"
"""


def check(survey: Survey) -> Iterator[Finding]:
    for source in survey.handbook.sources.sources:
        parts = urlsplit(source.url)
        if parts.path.strip("/") or parts.query or source.root is not None:
            continue
        place = survey.reading.place(source, "url")
        hint = 'write the address of the text itself, or say why there is none: "root: the dataset has one page"'
        yield Finding(place, "bare-address", f"{source.url} is the front page of a site", hint)
