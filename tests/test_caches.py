"""What is kept from build to build: it does not pile up."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from aeskills.caches import caches, is_kept, kept, named

DAY = 24 * 3600


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return caches()


def keep(name: str) -> None:
    assert kept(name, lambda: name) == name


def age(name: str, days: int, folder: Path) -> None:
    (path,) = folder.glob(f"{name}*")
    then = time.time() - days * DAY
    os.utime(path, (then, then))


def test_what_is_a_month_old_goes_when_its_kind_is_made_anew(folder: Path) -> None:
    ages = {"words-1": 31, "words-2": 29, "others-1": 31}
    for name in ages:
        keep(name)
    for name, days in ages.items():
        age(name, days, folder)
    keep("words-3")
    assert [is_kept(name) for name in (*ages, "words-3")] == [False, True, True, True]


def test_what_is_kept_is_not_made_again(folder: Path) -> None:
    keep("words-1")
    age("words-1", 31, folder)
    assert kept("words-1", lambda: "other words") == "words-1"


def test_a_name_says_what_it_is_made_of(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_text("one", encoding="utf-8")
    before = named("words", [source])
    source.write_text("two", encoding="utf-8")
    assert before != named("words", [source])
    assert before.rpartition("-")[0] == "words"
