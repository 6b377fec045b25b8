"""What the pages load is made once and kept from build to build, until what makes it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from aeskills.site import assets, styles

SCRIPT = "assets/javascripts/site.js"


@pytest.fixture(autouse=True)
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    styles._made.cache_clear()
    return tmp_path / "aeskills"


def joined() -> dict[str, str]:
    return assets.joined_files.__wrapped__()


def refuse() -> dict[str, str]:
    raise AssertionError("made again")


def test_what_is_kept_is_what_was_made(cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = joined()
    assert {path.name.partition("-")[0] for path in cache_folder.iterdir()} == {"assets", "styles"}
    monkeypatch.setattr(assets, "_squeezed_files", refuse)
    assert list(joined().items()) == list(made.items())


def test_a_script_that_changed_is_squeezed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = tmp_path / "site.js"
    for text in ("let a = 1;\n", "let a = 2;\n"):
        changed.write_text(text, encoding="utf-8")
        monkeypatch.setattr(assets, "_scripts", lambda: {SCRIPT: changed})
        assert joined()[SCRIPT] == text.replace(" = ", "=")


def test_a_damaged_file_is_made_again(cache_folder: Path) -> None:
    made = joined()
    for path in cache_folder.iterdir():
        path.write_bytes(path.read_bytes()[:-9])
    assert joined() == made


def test_without_a_place_for_caches_it_is_made(cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = joined()
    file = cache_folder.with_name("file")
    file.touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(file))
    assert joined() == made
