"""Which file of a content folder holds which record."""

from __future__ import annotations

from typing import NamedTuple

from aeskills.model.artefacts import Artefacts
from aeskills.model.assessment import Bank, Forms, ScoringModel
from aeskills.model.base import Record
from aeskills.model.career import Career
from aeskills.model.changes import Changes
from aeskills.model.evidence import Figures, Sources
from aeskills.model.glossary import Glossary
from aeskills.model.guides import Guides
from aeskills.model.industry import Industry
from aeskills.model.onboarding import Onboarding
from aeskills.model.pay import Compensation
from aeskills.model.role import Role
from aeskills.model.rules import Regulations
from aeskills.model.site_settings import Site
from aeskills.model.skill import Scales, Skill
from aeskills.model.variants import Variants
from aeskills.model.work import Duties, Engagement


class Part(NamedTuple):
    """One kind of file. `pattern` is relative to the content folder; `{role}` is the role's id.

    `field` is the handbook's field it fills; with `many`, all files of a folder fill one tuple, in the order of names. An `optional`
    file may be missing; its record is then the absent one (`Record.absent`), and no page, menu or heading speaks of it.
    """

    pattern: str
    field: str
    model: type[Record]
    many: bool = False
    optional: bool = False


SITE = Part("site.yaml", "site", Site)
PARTS: tuple[Part, ...] = (
    SITE,
    Part("sources.yaml", "sources", Sources, optional=True),
    Part("glossary.yaml", "glossary", Glossary, optional=True),
    Part("scales.yaml", "scales", Scales, optional=True),
    Part("changes.yaml", "changes", Changes, optional=True),
    Part("roles/{role}/role.yaml", "role", Role),
    Part("roles/{role}/engagement.yaml", "engagement", Engagement, optional=True),
    Part("roles/{role}/duties.yaml", "duties", Duties, optional=True),
    Part("roles/{role}/guides.yaml", "guides", Guides, optional=True),
    Part("roles/{role}/industries/*.yaml", "industries", Industry, many=True),
    Part("roles/{role}/skills/*.yaml", "skills", Skill, many=True),
    Part("roles/{role}/career.yaml", "career", Career, optional=True),
    Part("roles/{role}/variants.yaml", "variants", Variants, optional=True),
    Part("roles/{role}/compensation.yaml", "compensation", Compensation, optional=True),
    Part("roles/{role}/figures.yaml", "figures", Figures, optional=True),
    Part("roles/{role}/regulations.yaml", "regulations", Regulations, optional=True),
    Part("roles/{role}/onboarding.yaml", "onboarding", Onboarding, optional=True),
    Part("roles/{role}/artefacts.yaml", "artefacts", Artefacts, optional=True),
    Part("roles/{role}/assessment/items/*.yaml", "banks", Bank, many=True),
    Part("roles/{role}/assessment/forms.yaml", "forms", Forms, optional=True),
    Part("roles/{role}/assessment/model.yaml", "scoring", ScoringModel, optional=True),
)


def part_of(file: str, role: str) -> Part | None:
    """The part that a file of a content folder belongs to, by its name; `.yml` counts as `.yaml`, which it was meant for."""
    stem, _, suffix = file.rpartition(".")
    name = f"{stem}.yaml" if suffix.lower() in ("yaml", "yml") else file
    for part in PARTS:
        above, many, below = part.pattern.format(role=role).partition("*")
        inner = name.removeprefix(above).removesuffix(below) if many else ""
        if name == f"{above}{inner}{below}" and "/" not in inner:
            return part
    return None
