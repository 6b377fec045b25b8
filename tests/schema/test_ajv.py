"""The authors' schemas under ajv at its strictest, which many editors use. `make schemas-ajv` installs it and runs this."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from aeskills.schema.authoring import author_schemas
from tests.contents import handbook
from tests.node import NODE
from tests.schema.broken import broken_files
from tests.schema.test_authoring import FILES, loaded
from tests.tool import LIGHTHOUSE, ROOT

PACKAGES = ROOT / ".venv" / "ajv"

pytestmark = pytest.mark.skipif(not PACKAGES.is_dir(), reason="make schemas-ajv installs ajv")


def places(schemas: Mapping[str, Any], cases: list[tuple[str, Any]]) -> list[set[str]]:
    """Where ajv minds something in each value, which is a file of a kind; an AssertionError when it refuses a schema."""
    asked = json.dumps({"schemas": schemas, "cases": [{"kind": kind, "value": value} for kind, value in cases]})
    script = Path(__file__).with_name("ajv.mjs")
    run = subprocess.run([NODE, script, PACKAGES], input=asked, capture_output=True, encoding="utf-8", timeout=120)
    assert run.returncode == 0, run.stderr
    return [set(found) for found in json.loads(run.stdout)]


def schemas() -> dict[str, Any]:
    """Kind → schema, with ids to choose from."""
    known = {kind: sorted(records) for kind, records in handbook(LIGHTHOUSE).by_kind.items()}
    return {name: schema for name, _, schema in author_schemas(known)}


def test_sound_files_pass() -> None:
    cases = [(kind, loaded(path.read_text(encoding="utf-8"))) for kind, path in FILES]
    minded = places(schemas(), cases)
    assert len(minded) == len(FILES) > 80
    assert {str(path): where for (_, path), where in zip(FILES, minded, strict=True) if where} == {}


def test_broken_files_are_marked_where_they_are_wrong() -> None:
    cases = list(broken_files())
    minded = places(schemas(), [(broken.kind, value) for broken, value in cases])
    pointers = ["".join(f"/{part}" for part in broken.place) for broken, _ in cases]
    assert minded == [{pointer} for pointer in pointers]
    assert len(minded) >= 40


def test_a_pattern_that_only_python_reads_is_refused() -> None:
    with pytest.raises(AssertionError, match="Invalid regular expression"):
        places({"site": {"type": "string", "pattern": r"^[^\s\"]+$"}}, [])
