"""ESCO's CSV files → a draft: occupation, essential and optional skills.

The classification's download in CSV: `occupations_en.csv`, `occupationSkillRelations_en.csv`, `skills_en.csv`, or those of another
language. Only the first is needed.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

from aeskills.authoring.draft import Draft, source
from aeskills.authoring.tables import TableRow, Unreadable, find_table, id_of, read_table

_WEIGHTS = {"essential": 1.0, "optional": 0.5}


class Esco:
    """One occupation in a folder of ESCO's files, by its code (3322.1) or its address."""

    def __init__(self, folder: Path, code: str) -> None:
        path = find_table(folder, ["occupations_en", "occupations"])
        if path is None:
            raise Unreadable(f"{folder}: no file occupations_en.csv")
        rows = read_table(path, ("conceptUri", "preferredLabel", "code"))
        found = [row for row in rows if code in (row.get("code"), row.get("conceptUri"))]
        if not found:
            raise Unreadable(f"{path}: no occupation {code}")
        self.occupation = found[0]
        uri = self.occupation.get("conceptUri")
        relations, skills = (find_table(folder, [name]) for name in ("occupationSkillRelations", "skills_en"))
        self.relations: list[TableRow] = []
        if relations:
            rows = read_table(relations, ("occupationUri", "relationType", "skillUri"))
            self.relations = [row for row in rows if row.get("occupationUri") == uri]
        self.skills = {row.get("conceptUri"): row for row in read_table(skills, ("conceptUri", "preferredLabel"))} if skills else {}

    def name_of(self, relation: TableRow) -> str:
        """The name of a skill; empty when neither table says it."""
        skill = self.skills.get(relation.get("skillUri"))
        return skill.get("preferredLabel") if skill else relation.get("skillLabel")

    def tables(self) -> list[tuple[str, dict[str, str]]]:
        """What two releases are compared by: the publisher's keys → words."""
        occupation = self.occupation
        words = f"{occupation.get('preferredLabel')}: {occupation.get('description')}"
        skills = {row.get("skillUri"): f"{self.name_of(row)}, {row.get('relationType')}" for row in self.relations}
        return [
            ("occupation", {occupation.get("conceptUri"): words}),
            ("synonym", {name: name for name in self._synonyms()}),
            ("skill", skills),
        ]

    def _synonyms(self) -> list[str]:
        return [name.strip() for name in re.split(r"[;\n|]", self.occupation.get("altLabels")) if name.strip()]

    def draft(self, role: str, release: str, day: dt.date) -> Draft:
        """The draft of a role. `release` is ESCO's, such as 1.2.0; the files do not say it."""
        occupation = self.occupation
        draft = Draft(
            role, f"ESCO {release}, European Commission; reuse under Decision 2011/833/EU.\n"
            "Say on the page that it uses the ESCO classification of the European Commission."
        )  # fmt: skip
        identifier = f"esco-{release.replace('.', '-')}"
        code, title, uri = occupation.get("code"), occupation.get("preferredLabel"), occupation.get("conceptUri")
        cited = [{"source": identifier, "at": f"{code} {title}"}]
        record = source(
            identifier, f"ESCO {release}: {title}", "European Commission", uri, day, "Decision 2011/833/EU",
            "Definition and skills of the occupation.", "This page uses the ESCO classification of the European Commission.",
        )  # fmt: skip
        draft.add("sources.yaml", {"sources": [record]}, "")
        codes = [{"scheme": "ESCO", "version": release, "code": code, "title": title, "url": uri}]
        values: dict[str, Any] = {
            "id": role, "title": title[:1].upper() + title[1:], "synonyms": self._synonyms(), "definition": occupation.get("description"),
            "classifications": codes, "sources": cited, "checked": day.isoformat(),
        }  # fmt: skip
        draft.add_to_role("role.yaml", values, "tagline, summary, highlights, families and the definition in your own words")
        self._skills(draft, release, cited, day)
        if note := occupation.get("regulatedProfessionNote"):
            draft.unplaced.append(f"regulated profession: {note}")
        return draft

    def _skills(self, draft: Draft, release: str, cited: list[dict[str, str]], day: dt.date) -> None:
        taken: set[str] = set()
        number = 0
        for relation in self.relations:
            uri, kind, name = relation.get("skillUri"), relation.get("relationType"), self.name_of(relation)
            if not name or kind not in _WEIGHTS:
                why = "no table says its name" if not name else f"the relation {kind} is not known"
                draft.unplaced.append(f"skill {uri}: {why}")
                continue
            number += 1
            skill = self.skills.get(uri)
            values: dict[str, Any] = {
                "id": id_of(name, taken),
                "order": number,
                "name": name[:1].upper() + name[1:],
                "weight": _WEIGHTS[kind],
            }
            if skill and (summary := skill.get("description")):
                values["summary"] = summary
            code = {"scheme": "ESCO", "version": release, "code": uri.rpartition("/")[2], "title": name, "url": uri}
            values |= {"classifications": [code], "sources": cited, "checked": day.isoformat()}
            missing = "family, summary in your own words, why, levels, examples, practice, mistakes, related"
            draft.add_to_role(f"skills/{values['id']}.yaml", values, f"{missing}. ESCO calls the skill {kind}", number)
        if not self.relations:
            draft.unplaced.append("skills: there is no file occupationSkillRelations_en.csv, or no skill of this occupation in it")
