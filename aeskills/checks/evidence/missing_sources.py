"""Records that state facts say where they come from."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.career import Career
from aeskills.model.guides import Guide
from aeskills.model.industry import Industry
from aeskills.model.pay import Compensation
from aeskills.model.role import Role
from aeskills.model.rules import Regulation
from aeskills.model.skill import Scales, Skill
from aeskills.model.variants import Variant
from aeskills.model.work import Duties, Engagement

MANUAL = r"""
- code: no-sources
  means: A record that states facts cites no source.
  why: >-
    Every page shows where its facts come from; what cannot be traced cannot be trusted or checked again. A handbook without sources.yaml
    says only what its authors know themselves; then nothing but its rules needs a source.
  fix: "Add `sources:` with the id of a source and the place in it."
  file: roles/lighthouse-keeper/regulations.yaml
  good: |
    sources:
      - source: harbour-act
        at: section 4
        passage: not earlier than one hour, and not later than half an hour, before sunset
        url: https://example.org/harbour-lights-act#section-4
  bad: |
    sources: []
"""

_STATE_FACTS = (Role, Regulation, Industry, Compensation, Engagement, Duties, Variant)

_MAY_STATE_FACTS = (Skill, Career, Scales, Guide)


def check(survey: Survey) -> Iterator[Finding]:
    has_sources = not survey.handbook.sources.is_absent
    for part in survey.parts:
        record = part.record
        asked = (*_STATE_FACTS, *_MAY_STATE_FACTS) if has_sources else (Regulation,)
        if isinstance(record, asked) and not record.is_absent and not record.sources:
            place = survey.reading.place(record, "sources", key=True)
            what = " ".join(filter(None, (record.kind or type(record).__name__.lower(), getattr(record, "id", ""))))
            severe = isinstance(record, _STATE_FACTS)
            hint = 'add "sources:" with an id of sources.yaml and the place in it'
            yield Finding(place, "no-sources", f"{what} cites no source", hint, "error" if severe else "warning")
