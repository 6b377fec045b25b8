"""The self-assessment: the page the browser's form lives on, and every form on paper with its scoring sheet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from aeskills.assessment.bundle import make_bundle, parts
from aeskills.assessment.contract import Bundle
from aeskills.assessment.paper import Sheet, sheet
from aeskills.model.assessment import Form
from aeskills.model.handbook import Handbook
from aeskills.site import structured
from aeskills.site.edition import Edition
from aeskills.site.printing import Printer, relative
from aeskills.site.view import View

ADDRESS = "self-assessment/"


def views(edition: Edition, printer: Printer) -> Iterator[View]:
    """The interactive page with the two parts of its bundle, then the paper version."""
    handbook, voice = edition.handbook, edition.voice

    @cache
    def bundle() -> Bundle:
        return make_bundle(
            handbook,
            edition.tag,
            lambda text: relative(printer.inline(text), ADDRESS),
            lambda kind, identifier: relative(printer.href(kind, identifier), ADDRESS),
            voice.interface.messages("assessment"),
            voice.direction,
        )

    forms = handbook.forms.forms
    subjects = (handbook.forms, *handbook.banks, *handbook.skills, handbook.scoring)
    yield View(
        address=ADDRESS,
        template="assessment.html",
        title=voice.text("assessment.title"),
        description=voice.text("assessment.description", role=handbook.role.title),
        section="assessment",
        short=voice.text("assessment.start"),
        data=lambda: {
            "forms": forms,
            "bank": bundle()["bank"],
            "styles": ("assets/assessment/assessment.css",),
            "scripts": ("assets/assessment/main.js",),
        },
        files={"bundle.json": lambda: parts(bundle())[0], "questions.json": lambda: parts(bundle())[1]},
        structured=lambda: tuple(structured.quiz(form, edition, printer, ADDRESS) for form in forms),
        subjects=subjects,
        checked=handbook.scoring.checked,
    )
    yield View(
        address=f"{ADDRESS}paper/",
        template="paper.html",
        title=voice.text("paper.title"),
        description=voice.text("paper.description", role=handbook.role.title),
        section="assessment",
        data=lambda: _paper(bundle(), handbook),
        subjects=subjects,
        checked=handbook.scoring.checked,
        parent=ADDRESS,
        search=False,
    )


def _paper(bundle: Bundle, handbook: Handbook) -> dict[str, Any]:
    forms = handbook.forms.forms
    return {
        "forms": [_on_paper(form, bundle, sheet(bundle, form.id)) for form in forms if not form.choose_skills],
        "chosen": [form for form in forms if form.choose_skills],
        "several": {item for item, entry in bundle["items"].items() if sum(bool(o.get("keyed")) for o in entry["options"]) > 1},
        "skills": {skill.id: skill for skill in handbook.skills},
        "numbers": {item: number for number, item in enumerate(bundle["items"], 1)},
    }


def _on_paper(form: Form, bundle: Bundle, points: Sheet) -> dict[str, Any]:
    """A form's scoring sheet by family, in the bundle's order."""
    families = [
        {
            "family": family,
            "width": points.widths[family["id"]],
            "constant": points.constants[family["id"]],
            "points": [entry for entry in points.points if entry.family == family["id"]],
            "targets": {level: targets[family["id"]] for level, targets in points.targets.items() if family["id"] in targets},
        }
        for family in bundle["families"]
        if family["id"] in points.constants
    ]
    return {"form": form, "families": families}
