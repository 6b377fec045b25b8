"""What pages say to machines: schema.org values for `View.structured`.

Pure functions of an edition. `inLanguage` stands only where schema.org knows it: an occupation or a term is the main entity
of a web page in that language. Addresses are given when the site has a public one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from aeskills.edition.edition import Edition
from aeskills.edition.urls import absolute_url
from aeskills.locales.figures import date_of
from aeskills.model.assessment import Form
from aeskills.model.evidence import Figure
from aeskills.model.glossary import Term
from aeskills.model.role import Classification
from aeskills.model.skill import Skill

StructuredValue = dict[str, Any]

_DURATIONS = {"year": "P1Y", "month": "P1M", "hour": "PT1H"}
_POINTS = {"p10": "percentile10", "p25": "percentile25", "p50": "median", "p75": "percentile75", "p90": "percentile90"}


def occupation(edition: Edition, address: str) -> StructuredValue:
    """The role, as the main entity of the page at `address`."""
    book = edition.handbook
    role = book.role
    codes = [code for code in role.classifications if not code.neighbour]
    salaries = [figure for figure in book.figures.figures if _is_salary(figure, codes)]
    places = list(dict.fromkeys(figure.geography for figure in salaries))
    entity = _filled(
        {
            "@type": "Occupation",
            "name": role.title,
            "alternateName": list(role.synonyms),
            "description": edition.plain(role.summary),
            "url": absolute_url(edition, edition.address("role", role.id)),
            "occupationalCategory": [_category(code) for code in codes],
            "responsibilities": [duty.name for duty in book.duties.duties],
            "skills": [skill.name for skill in book.skills],
            "estimatedSalary": [_salary(figure, edition) for figure in salaries],
            "occupationLocation": [{"@type": "AdministrativeArea", "name": edition.voice.territory(place)} for place in places],
        }
    )
    return _page(edition, address, entity)


def glossary(edition: Edition, address: str) -> StructuredValue:
    """All terms, as the set that the page at `address` is."""
    book = edition.handbook
    return _filled(
        {
            "@type": "DefinedTermSet",
            "name": edition.voice.text("structured.glossary", role=book.role.title),
            "url": absolute_url(edition, address),
            "inLanguage": edition.tag,
            "dateModified": book.glossary.checked.isoformat(),
            "hasDefinedTerm": [_term(term, edition) for term in book.glossary.terms],
        }
    )


def skill_set(edition: Edition, address: str) -> StructuredValue:
    """All skills, as the set that the page at `address` is."""
    skills = [_skill(skill, edition) for skill in edition.handbook.skills]
    return _filled({**_skills(edition), "url": absolute_url(edition, address), "inLanguage": edition.tag, "hasDefinedTerm": skills})


def skill(one: Skill, edition: Edition) -> StructuredValue:
    """One skill, as the main entity of its page."""
    entity = {**_skill(one, edition), "inDefinedTermSet": _skills(edition)}
    return _page(edition, edition.address("skill", one.id), entity)


def quiz(form: Form, edition: Edition, address: str) -> StructuredValue:
    """A form of the self-assessment, without its questions and keys."""
    book = edition.handbook
    items = frozenset(form.items)
    asked = {bank.skill for bank in book.banks if not items or any(item.id in items for item in bank.items)} | set(form.self_ratings)
    return _filled(
        {
            "@type": "Quiz",
            "name": form.name,
            "description": edition.plain(form.summary),
            "url": absolute_url(edition, address),
            "inLanguage": edition.tag,
            "about": [{"@type": "Occupation", "name": book.role.title}],
            "assesses": [{"@type": "DefinedTerm", "name": skill.name, "termCode": skill.id} for skill in book.skills if skill.id in asked],
            "educationalLevel": [f"{step.level} {step.name}" for step in book.scales.proficiency],
            "learningResourceType": edition.voice.text("structured.self-assessment"),
            "timeRequired": f"PT{form.minutes}M",
            "isAccessibleForFree": True,
        }
    )


def dataset(edition: Edition, name: str, description: str, address: str, files: Iterable[tuple[str, str, str]]) -> StructuredValue:
    """The open data; each file with its address, name and media type."""
    return _filled(
        {
            "@type": "Dataset",
            "name": name,
            "description": description,
            "url": absolute_url(edition, address),
            "inLanguage": edition.tag,
            "dateModified": edition.handbook.site.updated.isoformat(),
            "isAccessibleForFree": True,
            "distribution": [
                _filled({"@type": "DataDownload", "name": title, "encodingFormat": media, "contentUrl": absolute_url(edition, file)})
                for file, title, media in files
            ],
        }
    )


def _page(edition: Edition, address: str, entity: StructuredValue) -> StructuredValue:
    return _filled({"@type": "WebPage", "url": absolute_url(edition, address), "inLanguage": edition.tag, "mainEntity": entity})


def _category(code: Classification) -> StructuredValue:
    codes = _filled({"@type": "CategoryCodeSet", "name": code.scheme, "version": code.version})
    entity = {"@type": "CategoryCode", "codeValue": code.code, "name": code.title, "url": code.url, "inCodeSet": codes}
    return _filled(entity)


def _is_salary(figure: Figure, codes: list[Classification]) -> bool:
    """Whether a figure is a distribution of pay that holds for the role: for the role itself, or for an occupation that describes it."""
    is_pay = figure.percentiles is not None and figure.unit == "money" and figure.period in _DURATIONS and figure.superseded_by is None
    return is_pay and (figure.occupation is None or any(code.code.startswith(figure.occupation) for code in codes))


def _salary(figure: Figure, edition: Edition) -> StructuredValue:
    points = figure.percentiles
    assert points is not None and figure.period is not None
    values = {name: getattr(points, field) for field, name in _POINTS.items()}
    return {
        "@type": "MonetaryAmountDistribution",
        "name": edition.voice.text(
            "structured.salary", label=figure.label, place=edition.voice.territory(figure.geography), date=date_of(edition.voice, figure)
        ),
        "currency": figure.currency,
        "duration": _DURATIONS[figure.period],
        **{name: float(value) for name, value in values.items() if value is not None},
    }


def _term(term: Term, edition: Edition) -> StructuredValue:
    """Without its definition, which the page says already: it would double the weight of the page."""
    address = absolute_url(edition, edition.address("term", term.id))
    return _filled({"@type": "DefinedTerm", "name": term.name, "alternateName": list(term.synonyms), "termCode": term.id, "url": address})


def _skill(one: Skill, edition: Edition) -> StructuredValue:
    address = absolute_url(edition, edition.address("skill", one.id))
    return _filled(
        {"@type": "DefinedTerm", "name": one.name, "termCode": one.id, "description": edition.plain(one.summary), "url": address}
    )


def _skills(edition: Edition) -> StructuredValue:
    name = edition.voice.text("structured.skills", role=edition.handbook.role.title)
    return _filled({"@type": "DefinedTermSet", "name": name, "url": absolute_url(edition, "skills/")})


def _filled(value: Mapping[str, Any]) -> StructuredValue:
    """Without the properties that have nothing to say."""
    return {name: entry for name, entry in value.items() if entry not in (None, "", [])}
