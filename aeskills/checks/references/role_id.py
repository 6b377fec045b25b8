"""The role must be the one that site.yaml publishes."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: role-id
  means: The id in role.yaml is not the role that site.yaml publishes.
  why: The folder of the role is found by that id.
  fix: Write the same id in both and call the folder like it.
  file: roles/lighthouse-keeper/role.yaml
  good: "id: lighthouse-keeper"
  bad: "id: light-keeper"
"""


def check(survey: Survey) -> Iterator[Finding]:
    role, site = survey.handbook.role, survey.handbook.site
    if role.id != site.role:
        place = survey.reading.place(role, "id")
        yield Finding(place, "role-id", f'the role is "{role.id}", but site.yaml says "{site.role}"', f'write "id: {site.role}"')
