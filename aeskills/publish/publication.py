"""The whole site: every locale beside the last good site, then the root, then one swap.

A build that fails or is killed leaves the last good site whole; its staging folder is removed by the next build.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from aeskills.edition.editions import Editions
from aeskills.pipeline import localize, read_and_check
from aeskills.publish.locale_folder import write_locale
from aeskills.publish.processes import run_in_processes
from aeskills.publish.timings import Timings
from aeskills.render.root_files import MAP, root_files, site_map

Report = Callable[[str], None]


@dataclass
class Publication:
    """A site on its way: its editions, where it goes, and the folder it is built in."""

    editions: Editions
    target: Path
    report: Report = lambda _line: None
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)
    owner: int = field(default_factory=os.getpid)
    timings: dict[str, Timings] = field(default_factory=dict)
    """The stopwatch of the whole, "site", and of each locale."""

    @property
    def staging(self) -> Path:
        """A folder beside the target, so that one rename publishes it."""
        return self.target.with_name(f".{self.target.name}-{self.owner}")

    def complete(self, pages: dict[str, list[str]]) -> None:
        """Builds every locale that is not in `pages` (locale → addresses of its translated pages), then the root; publishes."""
        try:
            self._build(pages)
            self.timings["site"].begin("swap")
            _swap(self.staging, self.target)
            self.timings["site"].begin("end")
        except BaseException:
            shutil.rmtree(self.staging, ignore_errors=True)
            raise

    def _build(self, pages: dict[str, list[str]]) -> None:
        rest = [tag for tag in self.editions.tags if tag not in pages]
        self.staging.mkdir(parents=True, exist_ok=True)
        self.timings["site"].begin("locales")
        for tag, (addresses, timings) in zip(rest, run_in_processes(self._locale, rest, self.jobs), strict=True):
            pages[tag], self.timings[tag] = addresses, timings
            self.report(f"  {tag}: {len(addresses)} pages")
        self.timings["site"].begin("root")
        self._write(root_files(self.editions.handbook, self.editions.url))
        if self.editions.url:
            self._write({MAP: site_map(self.editions.handbook, pages, self.editions.url)})

    def _locale(self, tag: str) -> tuple[list[str], Timings]:
        timings = Timings()
        addresses = write_locale(self.editions, tag, self.staging / tag, timings)
        timings.begin("end")
        return addresses, timings

    def _write(self, files: Mapping[str, str]) -> None:
        for name, text in files.items():
            (self.staging / name).write_text(text, encoding="utf-8")


def open_publication(content: Path, prose: Path, target: Path) -> Publication:
    """Reads and checks the content, and clears what killed builds left. Raises Faulty."""
    timings = Timings()
    timings.begin("read and check")
    checked = read_and_check(content)
    editions = localize(checked, prose)
    target = target.resolve()
    _clear_stale(target)
    return Publication(editions, target, timings={"site": timings})


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
