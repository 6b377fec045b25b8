"""Many mutated projects, checked and built in this process: no input may raise, and what passes the check must build."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from aeskills.files import walk
from aeskills.findings import Finding
from aeskills.pipeline import CheckedContent, localize, read_and_check, render
from aeskills.render.root_files import root_files
from aeskills.reports import as_text
from aeskills.settings.read import project_of
from aeskills.text import forbidden
from tests.fuzz.mutations import mutated
from tests.fuzz.project import write_project

TEXTS = (".yaml", ".po", ".md", ".yml")
TOGETHER = 16
"""How many survivors are built at once; when that fails, each is built alone."""


@dataclass(frozen=True)
class Input:
    """One mutated file; `number` with the campaign's seed makes it again."""

    number: int
    file: str
    data: bytes


@dataclass
class Outcome:
    """What came of a campaign. `failures` are tracebacks and broken promises, each with its input."""

    inputs: int = 0
    rejected: int = 0
    built: int = 0
    same: int = 0
    codes: set[str] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)


class Handbook:
    """A project whose files are changed and restored; only what changed is read again. Names are below the project's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.project = project_of(write_project(folder))
        entries = [entry for entry in walk(folder) if entry.name.endswith(TEXTS)]
        self.originals = {entry.name: (entry.path.read_bytes(), entry.state[0]) for entry in entries}
        self.base = read_and_check(self.project)
        assert not self.base.findings, self.base.findings
        self.clock = max(changed for _, changed in self.originals.values())

    def check(self, changes: Mapping[str, bytes]) -> CheckedContent:
        """The project with other bytes in some files."""
        for name, data in changes.items():
            self.clock += 1_000_000
            self._write(name, data, self.clock)
        return read_and_check(project_of(self.project.content), self.base)

    def restore(self, changes: Mapping[str, bytes]) -> None:
        """Puts the original files back."""
        for name in changes:
            self._write(name, *self.originals[name])

    def build(self, checked: CheckedContent) -> None:
        """Renders everything that a build writes. Raises what a build raises."""
        editions = localize(checked)
        root_files(editions.handbook, editions.url, editions.settings)
        for tag in editions.tags:
            site = render(editions, tag)
            pages = list(site.rendered_pages())
            texts = [site.html(page) for page in pages]
            texts += ["".join(piece for piece in make() if isinstance(piece, str)) for make in site.files().values()]  # documents are bytes
            texts += [site.search_index(pages), site.not_found("/")]
            for text in texts:
                text.encode("utf-8")
                places = list(forbidden(text.removeprefix("\ufeff").replace("\r\n", "\n")))  # CSV
                assert not places, f"a page holds {[hex(ord(place.char)) for place in places[:5]]}: {text[places[0].start - 40 :][:80]!r}"

    def _write(self, name: str, data: bytes, changed: int) -> None:
        path = self.folder / name
        path.write_bytes(data)
        os.utime(path, ns=(changed, changed))


KINDS = ((".yaml", 45), (".po", 25), (".md", 20), (".yml", 10))
"""How many of a hundred inputs are changes of which files."""


def inputs(originals: Mapping[str, tuple[bytes, int]], count: int, seed: int) -> Iterator[Input]:
    """`count` mutated files, each made again by its number and the seed."""
    names = {suffix: sorted(name for name in originals if name.endswith(suffix)) for suffix, _ in KINDS}
    for number in range(count):
        random = Random(f"{seed}/{number}")
        (suffix,) = random.choices([suffix for suffix, _ in KINDS], [share for _, share in KINDS])
        name = random.choice(names[suffix])
        yield Input(number, name, mutated(originals[name][0], random))


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Checks `count` inputs, and builds those that pass."""
    handbook = Handbook(folder)
    outcome = Outcome()
    batches: list[dict[str, Input]] = []
    for one in inputs(handbook.originals, count, seed):
        outcome.inputs += 1
        changes = {one.file: one.data}
        try:
            checked = handbook.check(changes)
            _look_at(checked.findings, one, handbook)
        except Exception as error:
            outcome.failures.append(_told(one, error))
            handbook.restore(changes)
            continue
        handbook.restore(changes)
        outcome.codes |= {finding.code for finding in checked.findings}
        if checked.reading.handbook is None or any(finding.severity == "error" for finding in checked.findings):
            outcome.rejected += 1
        elif checked.reading.handbook == handbook.base.reading.handbook and one.file.endswith(".yaml"):
            outcome.same += 1
        else:
            batch = next((batch for batch in batches if one.file not in batch), None)
            if batch is None:
                batches.append(batch := {})
            batch[one.file] = one
            if len(batch) == TOGETHER:
                batches.remove(batch)
                _build(handbook, batch, outcome)
    for batch in batches:
        _build(handbook, batch, outcome)
    return outcome


def _build(handbook: Handbook, waiting: Mapping[str, Input], outcome: Outcome) -> None:
    """Builds survivors together; one by one when they do not get on with each other, or one of them fails."""
    changes = {name: one.data for name, one in waiting.items()}
    if not changes:
        return
    try:
        checked = handbook.check(changes)
        handbook.build(checked)
        outcome.built += len(changes)
    except Exception as error:
        if len(waiting) == 1:
            outcome.failures.append(_told(*waiting.values(), error))
            return
        handbook.restore(changes)
        for name, one in waiting.items():
            _build(handbook, {name: one}, outcome)
    finally:
        handbook.restore(changes)


def _look_at(findings: list[Finding], one: Input, handbook: Handbook) -> None:
    """Findings name places that are there, and can be printed."""
    lines = one.data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for finding in findings:
        line, column = finding.location.line, finding.location.column
        assert line >= 1 and column >= 1, finding
        if (handbook.project.content / finding.location.file).resolve() == (handbook.folder / one.file).resolve():
            assert line <= len(lines) and column <= len(lines[line - 1]) + 2, finding
    as_text(findings, handbook.project.content).encode("utf-8")


def _told(one: Input, error: Exception) -> str:
    frames = traceback.format_exception(error, chain=False)
    return f"input {one.number}, {one.file}:\n{''.join(frames[-4:])}"
