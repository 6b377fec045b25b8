"""What the browsers of authors wait for."""

from __future__ import annotations

import json
import threading

WAIT = 25.0
"""Seconds that a browser's question for news may stay open."""


class News:
    """How often the site was taken in, and what was reported the last time."""

    def __init__(self) -> None:
        self.build = 0
        self.findings = ""
        self._changed = threading.Condition()

    def tell(self, findings: str) -> None:
        """Counts a build, and wakes who waits; `findings` is empty when there are none."""
        with self._changed:
            self.build += 1
            self.findings = findings
            self._changed.notify_all()

    def after(self, seen: str) -> bytes:
        """The news as JSON, once they are newer than build `seen`, or after `WAIT` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: str(self.build) != seen, WAIT)
            return json.dumps({"build": self.build, "findings": self.findings}).encode()
