"""Along a trade's ladder the equivalent levels never fall; positions beside the ladder are passed over."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: ladder-turns-back
  means: A step of a trade's ladder has a lower equivalent than an earlier step.
  why: Readers take the list for a way up; one of the equivalents is a slip, or the order is.
  fix: "Put the ladder in order, lowest first, correct `equivalent:`, or write `beside: true` for a position beside it."
  file: roles/lighthouse-keeper/variants.yaml
  how: add
  good: (the same file, with the assistant's equivalent first)
  bad: |
    variants:
      - id: marinas
        name: Marinas
        summary: A keeper minds the lamp of a marina.
        meaning: The title means the person who also moors the boats.
        industries: [heritage-towers]
        ladder:
          - {id: hand, title: Marina hand, equivalent: keeper, text: Learns the lamp.}
          - {id: keeper, title: Marina keeper, equivalent: assistant, text: Minds it alone.}
        pay: {text: A wage and a share of the mooring fees.}
        move: [Bring a licence for small boats.]
        sources: [{source: keepers-manual}]
        checked: 2026-05-20
"""


def check(survey: Survey) -> Iterator[Finding]:
    levels = {level.id: level for level in survey.handbook.career.levels}
    for variant in survey.handbook.variants.variants:
        highest = None
        for index, step in enumerate(variant.ladder):
            level = levels.get(step.equivalent or "")
            if level is None or step.beside:
                continue
            if highest is not None and level.step < highest.step:
                place = survey.reading.place(variant, "ladder", index, "equivalent")
                message = f'"{level.id}" is step {level.step}, below "{highest.id}", step {highest.step}, of an earlier step'
                hint = 'put the ladder in order, lowest first, or write "beside: true"'
                yield Finding(place, "ladder-turns-back", message, hint)
            else:
                highest = level
