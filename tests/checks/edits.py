"""Puts snippets into a copy of the lighthouse handbook: what the manual's snippets and the broken cases share."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from textwrap import indent

from aeskills.checks.explain import Edit
from aeskills.findings import Finding
from aeskills.pipeline import read_and_check

LIGHTHOUSE = Path(__file__).parents[1] / "handbooks" / "lighthouse" / "content"

_STAND_IN = re.compile("⟨(?:(?P<name>BOM|CR|TAB)|(?P<byte>[0-9A-F]{2})|(?P<text>[^×⟩]+)×(?P<times>[0-9]+))⟩")
_NAMED = {"BOM": b"\xef\xbb\xbf", "CR": b"\r", "TAB": b"\t"}


def written(text: str) -> bytes:
    """The bytes that a snippet stands for: ⟨CR⟩ a carriage return, ⟨EE⟩ the byte 0xEE, ⟨a×9⟩ nine times the letter a."""
    data, end = b"", 0
    for found in _STAND_IN.finditer(text):
        data += text[end : found.start()].encode()
        if found["name"]:
            data += _NAMED[found["name"]]
        elif found["byte"]:
            data += bytes.fromhex(found["byte"])
        else:
            data += found["text"].encode() * int(found["times"])
        end = found.end()
    return data + text[end:].encode()


def find_lines(text: str, snippet: str) -> tuple[str, str]:
    """The whole lines of `text` that are `snippet` at some indentation, and that indentation. They must stand there once."""
    for width in range(0, 16, 2):
        lines = "\n" + indent(snippet, " " * width) + "\n"
        if ("\n" + text).count(lines) == 1:
            return lines, " " * width
    raise AssertionError(f"these lines do not stand exactly once in the file:\n{snippet}")


def apply(root: Path, edit: Edit) -> None:
    """Changes one file below `root`."""
    path = root / edit.file
    if edit.how == "replace":
        text = path.read_bytes().decode()
        lines, indentation = find_lines(text, edit.good)
        before, _, after = ("\n" + text).partition(lines)
        changed = (before + "\n").encode() + written(indent(edit.bad, indentation)) + ("\n" + after).encode()
        path.write_bytes(changed[1:])
    elif edit.how == "delete":
        path.unlink()
    elif edit.how == "folder":
        path.unlink()
        path.mkdir()
    elif edit.how == "link":
        path.symlink_to(edit.bad)
    else:
        assert path.exists() == (edit.how == "whole"), edit.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(edit.bad) + b"\n")


def copied(folder: Path) -> Path:
    """A copy of the lighthouse handbook in `folder`, without the catalogs of its texts, which would be stale after an edit."""
    content = Path(shutil.copytree(LIGHTHOUSE, folder / "content"))
    for path in (content / "locale").rglob("*.po"):
        if path.name != "interface.po":
            path.unlink()
    return content


def findings_of(root: Path) -> list[Finding]:
    """What `aeskills check` reports."""
    return read_and_check(root).findings


def findings_after(folder: Path, *edits: Edit) -> list[Finding]:
    """What is reported for a copy of the lighthouse handbook in `folder` with these edits."""
    root = copied(folder)
    for edit in edits:
        apply(root, edit)
    return findings_of(root)
