"""Runs functions of the assessment's scripts under node: the same modules that the browser loads."""

from __future__ import annotations

import json
import math
import subprocess
from pathlib import Path
from typing import Any

from tests.node import NODE

SCRIPTS = Path(__file__).parents[2] / "aeskills" / "assets" / "static" / "assessment"

_CALLER = """
import {{ readFileSync }} from "node:fs";
const modules = await Promise.all({modules}.map((name) => import({folder} + name)));
const engine = Object.assign({{}}, ...modules);
process.stdout.write(JSON.stringify(({body})(engine, JSON.parse(readFileSync(0, "utf8")))));
"""


def run(modules: list[str], body: str, argument: Any) -> Any:
    """The value of `(engine, argument) => …`, given as text; `engine` has what the modules export."""
    code = _CALLER.format(modules=json.dumps(modules), folder=json.dumps(f"{SCRIPTS.as_uri()}/"), body=body)
    done = subprocess.run(
        [NODE, "--input-type=module", "-e", code], input=json.dumps(argument), capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def difference(one: Any, other: Any, path: str = "") -> float:
    """Largest difference of two JSON values; anything but numbers must be equal, and no number may stand for null."""
    if isinstance(one, dict) and isinstance(other, dict):
        assert list(one) == list(other), path
        return max((difference(one[key], other[key], f"{path}.{key}") for key in one), default=0.0)
    if isinstance(one, (list, tuple)) and isinstance(other, list):
        assert len(one) == len(other), path
        return max((difference(a, b, f"{path}[{at}]") for at, (a, b) in enumerate(zip(one, other, strict=True))), default=0.0)
    if isinstance(one, (int, float)) and isinstance(other, (int, float)) and not isinstance(one, bool) and not isinstance(other, bool):
        assert math.isfinite(one) and math.isfinite(other), path
        return abs(one - other)
    assert type(one) is type(other) and one == other, (path, one, other)
    return 0.0
