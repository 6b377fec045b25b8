"""Files that may be left out only together with those that rest on them."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.content.layout import PARTS
from aeskills.findings import Finding, Location
from aeskills.model.handbook import Handbook

MANUAL = r"""
- code: missing-part
  means: A file is left out that other files rest on.
  why: >-
    Most files may be left out, and the site then says nothing of their subject. But levels of skills are those of a scale, duties belong to
    phases, questions are asked by forms, and a result is compared with a level of the career.
  fix: Write the file, or leave out what rests on it, too.
  file: roles/lighthouse-keeper/assessment/forms.yaml
  how: delete
  good: "forms:"
  bad: (no file of this name)
"""


def check(survey: Survey) -> Iterator[Finding]:
    book = survey.handbook
    for field, users in _users(book).items():
        if getattr(book, field).is_absent and users:
            pattern = next(part.pattern for part in PARTS if part.field == field)
            place = Location(pattern.format(role=book.site.role))
            if survey.faulty_files.isdisjoint((place.file, place.file.replace(".yaml", ".yml"))):
                hint = "write it, or leave out what rests on it, too"
                yield Finding(place, "missing-part", f"the file is missing, and {users} rest on it", hint)


def _users(book: Handbook) -> dict[str, str]:
    """Field of a file → what in the handbook rests on it, in words; empty for nothing."""
    levels = {
        "levels of skills": any(skill.levels or skill.interview for skill in book.skills),
        "the targets of the career": book.career.levels,
        "activities": book.onboarding.activities,
        "questions": book.banks,
        "forms": book.forms.forms,
    }
    return {
        "scales": ", ".join(what for what, there in levels.items() if there),
        "engagement": "duties" if book.duties.duties else "",
        "forms": "questions" if book.banks else "",
        "career": "forms of the self-assessment" if book.forms.forms else "",
    }
