"""The whole site: one build per locale beside the last good site, then the root, then one swap.

A build that fails or is killed leaves the last good site whole; its staging folder is removed by the next build.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from aeskills.checks.registry import check
from aeskills.content.reader import read
from aeskills.findings import Faulty, ordered
from aeskills.site.editions import Editions
from aeskills.site.engine import build_locale, prepare, write_assets
from aeskills.site.root import MAP, entry_files, site_map
from aeskills.site.sharing import share_out
from aeskills.site.stages import Stages

Report = Callable[[str], None]


@dataclass
class Publication:
    """A site on its way: its editions, where it goes, and the folder it is built in."""

    editions: Editions
    target: Path
    report: Report = lambda _line: None
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)
    owner: int = field(default_factory=os.getpid)
    stages: dict[str, Stages] = field(default_factory=dict)
    """The stopwatch of each process: what comes before the locales, then each locale."""

    @property
    def staging(self) -> Path:
        """A folder beside the target, so that one rename publishes it."""
        return self.target.with_name(f".{self.target.name}-{self.owner}")

    def complete(self, pages: dict[str, list[str]]) -> None:
        """Builds every locale that is not in `pages` (locale → addresses of its translated pages), then the root; publishes."""
        try:
            self._stage(pages)
            self.stages["site"].begin("swap")
            _swap(self.staging, self.target)
            self.stages["site"].begin("end")
        except BaseException:
            shutil.rmtree(self.staging, ignore_errors=True)
            raise

    def _stage(self, pages: dict[str, list[str]]) -> None:
        rest = [tag for tag in self.editions.tags if tag not in pages]
        rest.sort(key=lambda tag: tag == self.editions.source)  # the least of them last, so that no process waits long for another
        self.staging.mkdir(parents=True, exist_ok=True)
        if rest:
            prepare(self.editions)
        tasks = {tag: partial(self._build, tag) for tag in rest} | {"shared": partial(self._share, rest)}
        made = share_out(tasks, self.jobs)
        self.stages |= {name: made[name][1] for name in tasks}
        pages |= {tag: made[tag][0] for tag in rest}
        self.stages["site"].begin("map")
        if self.editions.url:
            self._write({MAP: site_map(self.editions.handbook, pages, self.editions.url)})

    def _write(self, files: Mapping[str, str]) -> None:
        for name, text in files.items():
            (self.staging / name).write_text(text, encoding="utf-8")

    def _build(self, tag: str) -> tuple[list[str], Stages]:
        stages = Stages()
        found = build_locale(self, tag, stages)
        stages.begin("end")
        self.report(f"  {tag}: {len(found)} pages")
        return found, stages

    def _share(self, tags: list[str]) -> tuple[list[str], Stages]:
        """What stands above the locales, and what is the same in those of `tags`."""
        stages = Stages()
        stages.begin("files")
        self._write(entry_files(self.editions.handbook, self.editions.url))
        if tags:
            write_assets(*(self.staging / tag for tag in tags))
        stages.begin("end")
        return [], stages


def open_publication(content: Path, prose: Path, target: Path) -> Publication:
    """Reads and checks the content, and clears what killed builds left. Raises Faulty."""
    stages = Stages()
    stages.begin("read")
    reading = read(content)
    stages.begin("check")
    findings = ordered([*reading.findings, *check(reading)])
    if reading.handbook is None or any(finding.severity == "error" for finding in findings):
        raise Faulty(findings)
    target = target.resolve()
    _clear_stale(target)
    stages.begin("locales")
    return Publication(Editions(reading.handbook, content.resolve(), prose.resolve()), target, stages={"site": stages})


def _clear_stale(target: Path) -> None:
    old = target.with_name(f".{target.name}-old")
    if old.is_dir() and not target.exists():
        old.rename(target)
    shutil.rmtree(old, ignore_errors=True)
    for folder in target.parent.glob(f".{target.name}-*"):
        owner = folder.name.rpartition("-")[2]
        if owner.isdecimal() and not _runs(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)


def _runs(process: int) -> bool:
    """Whether another process of that number is there."""
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return process != os.getpid()


def _swap(staging: Path, target: Path) -> None:
    old = target.with_name(f".{target.name}-old")
    if target.exists():
        target.rename(old)
    staging.rename(target)
    shutil.rmtree(old, ignore_errors=True)
