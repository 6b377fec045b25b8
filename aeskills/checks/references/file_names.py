"""Files of a folder must be called like the record they hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: file-name
  means: A file of a folder is not called like the record it holds.
  why: Authors and translators look for a record by the name of its file.
  fix: Rename the file, or fix the id.
  file: roles/lighthouse-keeper/industries/tower.yaml
  how: add
  good: (the same record in heritage-towers.yaml)
  bad: |
    id: private-lights
    name: Private lights
    group: Culture
    icon: material/lighthouse
    summary: A family owns the light.
    description: You keep a light for one family.
    offers: [A light]
    clients: [Families]
    account: A lantern on a jetty.
    cycle: A season.
    deciders: [The owner]
    day:
      - time: "09:00"
        text: You polish the brass.
    account_models: [single-station]
    multipliers: []
    entry: [Answer a card in the harbour.]
    sources:
      - source: keepers-manual
    checked: 2026-05-20
"""


def check(survey: Survey) -> Iterator[Finding]:
    for document in survey.reading.documents:
        if document.part.many:
            field = "id" if hasattr(document.record, "id") else "skill"
            identifier = getattr(document.record, field)
            if PurePosixPath(document.file).stem != identifier:
                place = survey.reading.place(document.record, field)
                message = f'the file holds "{identifier}" but is called {PurePosixPath(document.file).name}'
                yield Finding(place, "file-name", message, f"rename the file to {identifier}.yaml, or fix the {field}")
