"""Interview and review kit: the questions of every skill with what a strong answer contains."""

from __future__ import annotations

import json
from collections.abc import Iterator

from aeskills.edition.edition import Edition
from aeskills.views.view import View


def interview_views(edition: Edition) -> Iterator[View]:
    """One page; none when no skill has questions."""
    handbook, voice = edition.handbook, edition.voice
    skills = [skill for skill in handbook.skills if skill.interview]
    if not skills:
        return
    groups = [
        (family, number, [skill for skill in skills if skill.family == family.id])
        for number, family in enumerate(handbook.role.families, 1)
        if any(skill.family == family.id for skill in skills)
    ]
    asked = {question.level for skill in skills for question in skill.interview}
    messages = voice.interface.messages("site")
    section = "career" if "career" in edition.parts else "skills"
    count = sum(len(skill.interview) for skill in skills)
    yield View(
        address="interview/",
        template="interview.html",
        styles=("explore",),
        title=voice.text("interview.title"),
        description=voice.text("interview.description", count=count, role=handbook.role.title),
        section=section,
        data=lambda: {
            "groups": groups,
            "count": count,
            "levels": [step for step in handbook.scales.proficiency if step.level in asked],
            "scale": handbook.scales.proficiency,
            "words": json.dumps({key: messages[f"interview.{key}"] for key in ("shown",)}, ensure_ascii=False),
            "scripts": ("assets/javascripts/interview.js",),
        },
        subjects=tuple(skills),
        checked=max(skill.checked for skill in skills),
        parent=f"{section}/",
    )
