"""How long each stage of a build takes."""

from __future__ import annotations

import time
from collections.abc import Mapping


class Timings:
    """Seconds spent in each stage, in the order in which they first began."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._name = "start"
        self._since = time.perf_counter()

    def begin(self, name: str) -> None:
        """Ends the running stage and begins another; a stage that comes again goes on."""
        now = time.perf_counter()
        self.spent[self._name] = self.spent.get(self._name, 0.0) + now - self._since
        self._name, self._since = name, now


def timings_table(processes: Mapping[str, Timings]) -> str:
    """Seconds by stage, a column for each process."""
    names = list(dict.fromkeys(name for stages in processes.values() for name in stages.spent if name not in ("start", "end")))
    rows = [("", *processes), *((name, *(_shown(stages.spent.get(name)) for stages in processes.values())) for name in names)]
    rows.append(("all", *(_shown(sum(stages.spent.get(name, 0.0) for name in names)) for stages in processes.values())))
    return "\n".join(f"{name:<16}" + "".join(f"{cell:>10}" for cell in cells) for name, *cells in rows)


def _shown(seconds: float | None) -> str:
    return "" if seconds is None else f"{seconds:.3f} s"
