"""The views of every page, kind by kind: localized handbook → plain data. Pure; templates print, views decide."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from aeskills.edition.edition import Edition
from aeskills.views.pages import (
    artefacts,
    assessment,
    calculator,
    career,
    compare,
    data,
    engagement,
    explore,
    glossary,
    guides,
    handbook,
    home,
    industries,
    interview,
    offline,
    onboarding,
    pay,
    prose,
    role,
    rules,
    skills,
    sources,
    variants,
)
from aeskills.views.view import View

Make = Callable[[Edition], Iterator[View]]

KINDS: tuple[Make, ...] = (
    home.home_views,
    role.role_views,
    variants.variants_views,
    engagement.engagement_views,
    guides.guides_views,
    industries.industries_views,
    compare.compare_views,
    skills.skills_views,
    assessment.assessment_views,
    rules.rules_views,
    onboarding.onboarding_views,
    glossary.glossary_views,
    sources.sources_views,
    artefacts.artefacts_views,
    handbook.handbook_views,
    data.open_data_views,
    offline.offline_views,
    prose.prose_views,
    career.career_views,
    pay.pay_views,
    calculator.calculator_views,
    explore.explore_views,
    interview.interview_views,
)
"""In the order in which pages stand in their section's navigation."""


def data_views(edition: Edition) -> Iterator[View]:
    """Every page that is made from data, without those written by hand."""
    for make in KINDS:
        if make is not prose.prose_views:
            yield from make(edition)


def all_views(edition: Edition) -> Iterator[View]:
    """Every page of the edition; one that names no keywords of its own has those of the role."""
    for make in KINDS:
        for view in make(edition):
            yield view if view.keywords else view._replace(keywords=edition.handbook.role.keywords)
