"""`make fuzz`: a long campaign; prints what failed. `python -m tests.fuzz [COUNT] [SEED]`."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz.campaign import run

count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
begun = time.monotonic()
with tempfile.TemporaryDirectory() as folder:
    outcome = run(Path(folder), count, seed)
print("\n".join(outcome.failures))
print(
    f"{outcome.inputs} inputs, seed {seed}: {outcome.rejected} rejected with {len(outcome.codes)} codes, {outcome.built} built, "
    f"{outcome.same} without effect, {len(outcome.failures)} failed; {time.monotonic() - begun:.0f} s"
)
sys.exit(bool(outcome.failures))
