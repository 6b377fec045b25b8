"""One edit, as an author makes it: a sentence of one skill; and how long `aeskills serve` takes to show it."""

from __future__ import annotations

import json
import re
import subprocess
import time
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

_SOURCE = "en"
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")


def edit_once(content: Path, number: int) -> list[str]:
    """Changes the first sentence of the first skill; gives the pages that show it."""
    path = min(content.glob("roles/*/skills/*.yaml"))
    _replace(path, r"(?m)^summary:( \S+)? ", number)
    return [f"{tag}/skills/{path.stem}/" for tag in (_SOURCE, *(folder.name for folder in content.glob("locale/*")))]


def edit_translation(content: Path, number: int) -> list[str]:
    """Changes one word of the first translated language's glossary; gives the page that shows it."""
    path = min(content.glob("locale/*/glossary.po"))
    _replace(path, r'(?m)^msgstr "(?=\w)', number)
    return [f"{path.parent.name}/glossary/"]


def mark(number: int) -> str:
    """The word that edit `number` writes, without a digit: a translation must have the numbers of its source text."""
    return f"Edit{''.join(chr(ord('a') + int(digit)) for digit in str(number))}"


def _replace(path: Path, pattern: str, number: int) -> None:
    text = path.read_text(encoding="utf-8")
    changed = re.sub(pattern, lambda found: f"{found[0]}{mark(number)} ", text, count=1)
    assert changed != text, path
    path.write_text(changed, encoding="utf-8")


def serve_seconds(command: Sequence[str], folder: Path, content: Path, runs: int) -> tuple[float, float]:
    """Medians from saving a YAML file, and a PO file, to the edited page as a browser gets it in every locale that shows the edit."""
    log = folder / "serve.log"
    with log.open("w") as output, subprocess.Popen(command, cwd=folder, stderr=output) as process:
        try:
            while not (found := _ADDRESS.search(log.read_text(encoding="utf-8"))):
                assert process.poll() is None, log.read_text(encoding="utf-8")
                time.sleep(0.1)
            edits = (edit_once, edit_translation)
            yaml, po = ([_seconds(found[0], edit, content, 100 + number) for number in range(runs)] for edit in edits)
            return median(yaml), median(po)
        except OSError as error:
            raise RuntimeError(log.read_text(encoding="utf-8")) from error
        finally:
            process.terminate()


def _seconds(address: str, edit: Callable[[Path, int], list[str]], content: Path, number: int) -> float:
    seen = _news(address, "")
    time.sleep(0.3)
    begun = time.perf_counter()
    pages = edit(content, number)
    while _news(address, str(seen)) == seen:
        pass
    for page in pages:
        with urllib.request.urlopen(f"{address}{page}") as answer:
            assert mark(number).encode() in answer.read(), page
    return time.perf_counter() - begun


def _news(address: str, seen: str) -> int:
    with urllib.request.urlopen(f"{address}.aeskills/news?seen={seen}") as answer:
        return int(json.load(answer)["build"])
