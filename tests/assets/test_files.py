"""What the pages load."""

from __future__ import annotations

import re

from aeskills.assets.files import STATIC, copied_files, text_files


def test_every_file_has_one_address() -> None:
    files = [path for path in STATIC.rglob("*") if path.is_file()]
    assert len(files) > 25
    addresses = [*text_files(), *copied_files()]
    assert len(addresses) == len(set(addresses))
    assert {f"assets/{path.relative_to(STATIC).as_posix()}" for path in files} <= set(addresses)


def test_scripts_are_shipped_without_comments() -> None:
    scripts = {address: text for address, text in text_files().items() if address.endswith(".js")}
    assert len(scripts) > 20
    assert [address for address, text in scripts.items() if re.search(r"^\s*(//|/\*)", text, re.MULTILINE)] == []
