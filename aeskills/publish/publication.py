"""The whole site: every locale in a staging folder, then the root, then one swap.

A build that fails or is killed leaves the last good site whole; what it leaves is cleared by the next build.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from aeskills.edition.editions import Editions
from aeskills.findings import Finding
from aeskills.markup.environment import compile_templates
from aeskills.markup.html_printer import HtmlPrinter
from aeskills.pipeline import localize, read_and_check
from aeskills.publish.locale_folder import write_locale
from aeskills.publish.output import OutputFolder
from aeskills.publish.processes import run_in_processes
from aeskills.publish.target import check_target
from aeskills.publish.timings import Timings
from aeskills.render.root_files import MAP, root_files, site_map
from aeskills.settings.model import Project
from aeskills.settings.read import watched

Report = Callable[[str], None]


@dataclass
class Publication:
    """A site on its way: its editions, and the folder it goes to. A context manager: what is not published is deleted at its end."""

    editions: Editions
    output: OutputFolder
    report: Report = lambda _line: None
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)
    timings: dict[str, Timings] = field(default_factory=dict)
    """The stopwatch of the whole, "site", and of each locale."""
    warnings: list[Finding] = field(default_factory=list)
    """Findings that do not hinder the build."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.output.close()

    def complete(self, pages: dict[str, list[str]]) -> None:
        """Builds every locale that is not in `pages` (locale → addresses of its translated pages), then the root; publishes.

        Raises Refused, ContentError, OSError.
        """
        self._build(pages)
        self.timings["site"].begin("swap")
        self.output.publish()
        self.timings["site"].begin("end")

    def _build(self, pages: dict[str, list[str]]) -> None:
        rest = [tag for tag in self.editions.tags if tag not in pages]
        if rest:
            self.timings["site"].begin("templates")
            compile_templates(HtmlPrinter(self.editions.edition(self.editions.source), "./").environment)  # once for all processes
        self.timings["site"].begin("locales")
        for tag, (addresses, timings) in zip(rest, run_in_processes(self._locale, rest, self.jobs), strict=True):
            pages[tag], self.timings[tag] = addresses, timings
            self.report(f"  {tag}: {len(addresses)} pages")
        self.timings["site"].begin("root")
        self._write(root_files(self.editions.handbook, self.editions.url, self.editions.settings, self.editions.path))
        if self.editions.url:
            self._write({MAP: site_map(self.editions.handbook, pages, self.editions.url)})

    def _locale(self, tag: str) -> tuple[list[str], Timings]:
        timings = Timings()
        addresses = write_locale(self.editions, tag, self.output.staging / tag, timings)
        timings.begin("end")
        return addresses, timings

    def _write(self, files: Mapping[str, str]) -> None:
        for name, text in files.items():
            (self.output.staging / name).write_text(text, encoding="utf-8")


def open_publication(project: Project, out: Path, *others: Path, report: Report = lambda _line: None) -> Publication:
    """A publication whose project is read and checked, and whose staging folder is there. `report` takes a line for people.

    Raises Refused before anything is read when the site must not go there (`others` as of `check_target`); ContentError; OSError.
    """
    own = (path for path in watched(project) if path.is_dir() and path not in (project.content, project.prose))
    target = check_target(out, project.content, project.prose, *own, *others)
    report(f"reading and checking {project.content}")
    timings = Timings()
    timings.begin("read and check")
    checked = read_and_check(project)
    editions = localize(checked)
    output = OutputFolder(target, editions.handbook.site.title, report)
    try:
        output.open()
    except BaseException:
        output.close()
        raise
    return Publication(editions, output, report, timings={"site": timings}, warnings=checked.findings)
