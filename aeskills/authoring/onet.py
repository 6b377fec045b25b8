"""O*NET's text database files → a draft: occupation, tasks, skills with importance, technology.

The files of https://www.onetcenter.org/database.html ("Text"), tab-separated. Which there are decides what is imported; only
"Occupation Data" is needed.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from aeskills.authoring.draft import Draft, source
from aeskills.authoring.tables import TableRow, Unreadable, find_table, id_of, read_table

_CODE = "O*NET-SOC Code"
_LEAST = Decimal(3)
"""Importance from which a skill is taken: "important", the middle of O*NET's scale of 1 to 5."""
_ELEMENTS = ("Skills", "Knowledge", "Essential Skills", "Transferable Skills")
"""Tables whose elements become skills; the last two are those of releases that part "Skills"."""
SHORT = 70


class Onet:
    """The rows of one occupation in a folder of O*NET's files."""

    def __init__(self, folder: Path, code: str) -> None:
        self.folder, self.code = folder, code
        occupations = self._rows("Occupation Data", (_CODE, "Title", "Description"))
        if not occupations:
            raise Unreadable(f"{folder}: no file Occupation Data.txt with the occupation {code}")
        self.occupation = occupations[0]
        self.tasks = self._rows("Task Statements", (_CODE, "Task ID", "Task"))
        self.technology = self._rows("Technology Skills", (_CODE, "Example", "Commodity Title"))
        self.elements = [
            row for table in _ELEMENTS for row in self._rows(table, (_CODE, "Element ID", "Element Name", "Scale ID", "Data Value"))
        ]

    def _rows(self, table: str, columns: tuple[str, ...]) -> list[TableRow]:
        path = find_table(self.folder, [table])
        if path is None or (table == "Skills" and "technolog" in path.stem.lower()):
            return []
        return [row for row in read_table(path, columns) if row.get(_CODE) == self.code]

    def importance(self) -> dict[str, tuple[str, Decimal, bool]]:
        """Element → name, importance, and whether O*NET advises against the value."""
        found = {}
        for row in self.elements:
            if row.get("Scale ID") == "IM":
                try:
                    value = Decimal(row.get("Data Value"))
                except InvalidOperation:
                    continue
                found[row.get("Element ID")] = row.get("Element Name"), value, row.get("Recommend Suppress") == "Y"
        return found

    def tables(self) -> list[tuple[str, dict[str, str]]]:
        """What two releases are compared by: the publisher's keys → words."""
        return [
            ("occupation", {self.code: f"{self.occupation.get('Title')}: {self.occupation.get('Description')}"}),
            ("task", {row.get("Task ID"): row.get("Task") for row in self.tasks}),
            ("skill", {key: f"{name}, importance {value}" for key, (name, value, _) in self.importance().items()}),
            ("technology skill", {row.get("Example"): row.get("Commodity Title") for row in self.technology}),
        ]

    def draft(self, role: str, release: str, day: dt.date) -> Draft:
        """The draft of a role. `release` is O*NET's, such as 30.2; the files do not say it."""
        name = f"O*NET {release} Database"
        draft = Draft(
            role, f"{name} by the U.S. Department of Labor, Employment and Training Administration (USDOL/ETA), CC BY 4.0.\n"
            "Facts are as in the file; say on the page that they were selected or changed, as the licence asks."
        )  # fmt: skip
        identifier = f"onet-{release.replace('.', '-')}-database"
        cited = [{"source": identifier, "at": self.code}]
        attribution = (
            f"This page includes information from the {name} by the U.S. Department of Labor, Employment and Training Administration "
            "(USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. The information was selected and changed; "
            "USDOL/ETA has not approved, endorsed, or tested these modifications."
        )
        record = source(
            identifier, f"{name}, {self.code}", "U.S. Department of Labor, Employment and Training Administration",
            f"https://www.onetonline.org/link/summary/{self.code}", day, "CC BY 4.0",
            "Definition, tasks, skills and technology of the occupation.", attribution,
        )  # fmt: skip
        draft.add("sources.yaml", {"sources": [record]}, "")
        title = self.occupation.get("Title")
        classification = {"scheme": "O*NET-SOC", "version": release, "code": self.code, "title": title, "url": record["url"]}
        draft.add_to_role(
            "role.yaml",
            {"id": role, "title": title, "definition": self.occupation.get("Description"), "classifications": [classification],
             "sources": cited, "checked": day.isoformat()},
            "synonyms, tagline, summary, highlights, families and the definition in your own words",
        )  # fmt: skip
        self._duties(draft, cited, day)
        self._skills(draft, release, cited, day)
        self._technology(draft, cited, day)
        return draft

    def _duties(self, draft: Draft, cited: list[dict[str, str]], day: dt.date) -> None:
        taken: set[str] = set()
        duties: list[dict[str, Any]] = []
        for row in self.tasks:
            task = row.get("Task")
            name = task.rstrip(".")
            duties.append({"id": id_of(" ".join(task.split()[:7]), taken)})
            if len(name) <= SHORT:
                duties[-1]["name"] = name
            else:
                draft.unplaced.append(f"task {row.get('Task ID')}: too long for the name of a duty; its words are in the summary")
            duties[-1] |= {"summary": task, "tasks": [row.get("Task ID")]}
        if duties:
            missing = "of each duty a short name, phase, good, produces, skills, involves, frequency, measures"
            draft.add_to_role("duties.yaml", {"checked": day.isoformat(), "duties": duties, "sources": cited}, missing, len(duties))
        else:
            draft.unplaced.append("tasks: there is no file Task Statements.txt, or no task of this occupation in it")

    def _skills(self, draft: Draft, release: str, cited: list[dict[str, str]], day: dt.date) -> None:
        taken: set[str] = set()
        number = 0
        found = sorted(self.importance().items(), key=lambda entry: (-entry[1][1], entry[0]))
        for key, (name, value, doubtful) in found:
            if doubtful or value < _LEAST:
                why = "O*NET advises against using the value" if doubtful else f"its importance {value} is below {_LEAST}"
                draft.unplaced.append(f"skill {key} {name}: {why}")
                continue
            number += 1
            identifier = id_of(name, taken)
            draft.add_to_role(
                f"skills/{identifier}.yaml",
                {"id": identifier, "order": number, "name": name, "weight": float(round(value / _LEAST, 2)),
                 "classifications": [{"scheme": "O*NET", "version": release, "code": key, "title": name}],
                 "sources": cited, "checked": day.isoformat()},
                f"family, summary, why, levels, examples, practice, mistakes, related. The weight is the importance {value} divided by 3",
                number,
            )  # fmt: skip
        if not found:
            draft.unplaced.append("skills: there is no file Skills.txt, or no skill of this occupation in it")

    def _technology(self, draft: Draft, cited: list[dict[str, str]], day: dt.date) -> None:
        taken: set[str] = set()
        terms = []
        for row in self.technology:
            if "Y" in (row.get("Hot Technology"), row.get("In Demand")):
                definition = f"{row.get('Commodity Title')}."
                terms.append(
                    {"id": id_of(row.get("Example"), taken), "name": row.get("Example"), "definition": definition, "sources": cited}
                )
            else:
                draft.unplaced.append(f"technology skill {row.get('Example')} ({row.get('Commodity Title')}): neither hot nor in demand")
        if terms:
            missing = "a definition of each product that says what this role does with it; the words here are O*NET's group"
            draft.add("glossary.yaml", {"checked": day.isoformat(), "terms": terms}, missing, len(terms))
        elif not self.technology:
            draft.unplaced.append("technology: there is no file Technology Skills.txt, or no product of this occupation in it")
