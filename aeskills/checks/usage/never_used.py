"""Sources, figures, terms and items that no other record points to."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: never-used
  severity: warning
  means: Nothing points to a source, figure, term or item.
  why: It is either left over, or the place that needs it forgot it.
  fix: Cite, show or link it where it belongs, or delete it.
  file: glossary.yaml
  good: "  - id: watch"
  bad: |
      - id: lantern
        name: lantern
        definition: The room of glass at the top of the tower.
      - id: watch
"""

_USES = {
    "source": ("no record cites it", "cite it where it is the evidence, or delete it"),
    "figure": ("no page shows it", "list it under an industry, variant, regulation, seniority level or pay table, link it, or delete it"),
    "term": ("no text links it", "link it once where it is first used, or delete it"),
    "item": ("no form presents it", "add it to a form, or delete it"),
}


def check(survey: Survey) -> Iterator[Finding]:
    forms = survey.handbook.forms
    whole_bank = forms.is_absent or any(not form.items for form in forms.forms)
    used = {(p.kind, p.id) for p in survey.pointers if (p.part.owner.kind, getattr(p.part.owner, "id", "")) != (p.kind, p.id)}
    for kind, (message, hint) in _USES.items():
        for identifier, record in survey.handbook.by_kind.get(kind, {}).items():
            if (kind, identifier) not in used and not (kind == "item" and whole_bank):
                place = survey.reading.place(record, "id")
                yield Finding(place, "never-used", f'the {kind} "{identifier}" is never used: {message}', hint, "warning")
