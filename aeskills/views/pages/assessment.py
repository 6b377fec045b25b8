"""The self-assessment: the page the browser's form lives on, every form on paper, and apart from it the scoring sheets and keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from aeskills.assessment.bundle import make_bundle, parts, plain_bundle
from aeskills.assessment.contract import Bundle
from aeskills.assessment.file_schema import result_file_schema
from aeskills.assessment.paper import ItemPoints, PointRange, ScoringSheet, scoring_sheet
from aeskills.edition.edition import Edition
from aeskills.markup.html_printer import HtmlPrinter
from aeskills.model.assessment import Form
from aeskills.model.handbook import Handbook
from aeskills.views import structured
from aeskills.views.pages.onboarding import former_key
from aeskills.views.view import View

_ADDRESS = "self-assessment/"
PAPER = f"{_ADDRESS}paper/"


class SheetFamily(NamedTuple):
    """What a scoring sheet says of one family; `targets` are by level of seniority."""

    name: str
    ranges: tuple[PointRange, ...]
    guessing: int
    points: list[ItemPoints]
    targets: Mapping[str, float]


class Scored(NamedTuple):
    """A form's scoring sheet, its families in the bundle's order."""

    form: Form
    families: list[SheetFamily]


def assessment_views(edition: Edition) -> Iterator[View]:
    """The interactive page with the two parts of its bundle, then the paper form, and its keys; no page where the handbook has no forms."""
    handbook, voice = edition.handbook, edition.voice
    if "assessment" not in edition.parts:
        return

    @cache
    def bundle() -> Bundle:
        return plain_bundle(handbook)

    @cache
    def printed_parts(printer: HtmlPrinter) -> tuple[dict[str, Any], dict[str, Any]]:
        interface = voice.interface.messages("assessment")
        # a Markup would take longer to be written as JSON than a str
        return parts(make_bundle(handbook, edition.tag, lambda text: str(printer.inline(text)), printer.href, interface, voice.direction))

    forms = tuple(form for form in handbook.forms.forms if form.type != "practice")
    subjects = (handbook.forms, *handbook.banks, *handbook.skills, handbook.scoring)
    yield View(
        address=_ADDRESS,
        template="assessment.html",
        styles=("assets/assessment/assessment.css", "take"),
        title=voice.text("assessment.title"),
        description=voice.text("assessment.description", role=handbook.role.title),
        section="assessment",
        short=voice.text("assessment.start"),
        data=lambda: {
            "forms": forms,
            "bank": bundle()["bank"],
            "ticks": former_key(handbook),
            "scripts": ("assets/assessment/main.js",),
        },
        files={
            "bundle.json": lambda printer: printed_parts(printer)[0],
            "questions.json": lambda printer: printed_parts(printer)[1],
            "result.schema.json": lambda _printer: result_file_schema(bundle()),
        },
        structured=lambda: tuple(structured.quiz(form, edition, _ADDRESS) for form in forms),
        subjects=subjects,
        checked=handbook.scoring.checked,
    )
    yield View(
        address=PAPER,
        template="paper.html",
        styles=("paper",),
        title=voice.text("paper.title"),
        description=voice.text("paper.description", role=handbook.role.title),
        section="assessment",
        data=lambda: _questions(bundle(), handbook),
        subjects=subjects,
        checked=handbook.scoring.checked,
        parent=_ADDRESS,
        search=False,
    )
    yield View(
        address=f"{PAPER}keys/",
        template="paper-keys.html",
        styles=("paper",),
        title=voice.text("paper.keys-title"),
        description=voice.text("paper.keys-description", role=handbook.role.title),
        section="assessment",
        data=lambda: {
            "forms": [_scored(form, bundle(), scoring_sheet(bundle(), form.id)) for form in _on_paper(handbook)],
            "numbers": _numbers(bundle()),
        },
        subjects=subjects,
        checked=handbook.scoring.checked,
        parent=PAPER,
        search=False,
    )


def _on_paper(handbook: Handbook) -> list[Form]:
    """The forms whose questions do not depend on a choice of skills or on the answers."""
    return [form for form in handbook.forms.forms if form.type == "fixed"]


def _numbers(bundle: Bundle) -> dict[str, int]:
    """What each item is called on paper: the same number on the form and in the keys."""
    return {item: number for number, item in enumerate(bundle["items"], 1)}


def _questions(bundle: Bundle, handbook: Handbook) -> dict[str, Any]:
    forms, numbers = _on_paper(handbook), _numbers(bundle)
    named: dict[str, list[Form]] = {item: [] for item in numbers}
    for form in forms:
        for item in form.items:
            named[item].append(form)
    return {
        "forms": forms,
        "chosen": [form for form in handbook.forms.forms if form.type != "fixed"],
        "several": {item for item, entry in bundle["items"].items() if sum(bool(o.get("keyed")) for o in entry["options"]) > 1},
        "skills": {skill.id: skill for skill in handbook.skills},
        "numbers": numbers,
        "asked": {form.id: [str(number) for number in sorted(numbers[item] for item in form.items)] for form in forms},
        "named": named,
    }


def _scored(form: Form, bundle: Bundle, points: ScoringSheet) -> Scored:
    families = [
        SheetFamily(
            family["name"],
            points.ranges[family["id"]],
            points.guessing[family["id"]],
            [entry for entry in points.points if entry.family == family["id"]],
            {level: targets[family["id"]] for level, targets in points.targets.items() if family["id"] in targets},
        )
        for family in bundle["families"]
        if family["id"] in points.ranges
    ]
    return Scored(form, families)
