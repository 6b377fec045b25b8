"""The wheel holds all of the package, and works in an environment that has nothing but the wheel and what run.txt locks.

No network: the wheel is built by the locked setuptools of the environment that runs the tests (`--no-build-isolation`), and the clean
environment gets the locked packages as links to the installed ones. Editable installs, test tools and this repository stay outside it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterable, Iterator
from importlib.metadata import distribution
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.tool import LIGHTHOUSE, ROOT, assert_same, copied, write_settings

pytestmark = pytest.mark.slow

DATA = (
    "templates/",
    "theme/",
    "assets/static/",
    "assets/stylesheets/",
    "prose/",
    "locales/interface/",
    "checks/manual/",
    "authoring/starter/",
    "serve/",
    "py.typed",
)
"""Where files lie below the package that are not modules."""


def environment() -> dict[str, str]:
    """That of a user: nothing leads to this repository or asks pip for anything else."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_", "VIRTUAL_ENV"))}
    return {**kept, "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "NO_MKDOCS_2_WARNING": "1"}


def call(*command: object, cwd: Path) -> str:
    """The output of a command that succeeds."""
    done = subprocess.run([*map(str, command)], cwd=cwd, env=environment(), capture_output=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def tracked() -> list[str]:
    """Paths of all files that belong to the repository, or will once they are added."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    ).stdout
    return sorted({name for name in listed.split("\0") if name and (ROOT / name).is_file()})


def locked() -> list[str]:
    """Names of the packages that aeskills needs and that are locked, but the build backend."""
    text = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    return [name for name in re.findall(r"^([\w.-]+)==", text, re.MULTILINE) if name != "setuptools"]


def link_packages(names: Iterable[str], folder: Path) -> None:
    """Links what installed packages have at the top of their site-packages, modules and metadata, into a folder."""
    for name in names:
        installed = distribution(name)
        for top in {path.parts[0] for path in installed.files or () if path.parts[0] not in ("..", "__pycache__")}:
            if not (folder / top).exists():
                (folder / top).symlink_to(str(installed.locate_file(top)))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the files that belong to the repository; in a copy, since setuptools leaves a `build` folder beside them."""
    source = tmp_path_factory.mktemp("source")
    for name in tracked():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, source / name)
    out = tmp_path_factory.mktemp("wheel")
    call(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", out, ".", cwd=source)
    [made] = out.iterdir()
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of a clean environment with the wheel."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, symlinks=True)
    packages = Path(call(home / "bin" / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip())
    link_packages(locked(), packages)
    call(sys.executable, "-m", "pip", "--python", home / "bin" / "python", "install", "--no-deps", wheel, cwd=home)
    return home / "bin"


def missing(names: Iterable[str], files: Iterable[str]) -> Iterator[str]:
    """Files of the package that a wheel with these names does not hold."""
    held = set(names)
    yield from (file for file in files if file.startswith("aeskills/") and file not in held)


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    files = tracked()
    for part in DATA:
        assert any(file.startswith(f"aeskills/{part}") for file in files), part
    assert list(missing(names, files)) == []
    assert {name for name in names if ".dist-info/" not in name} - set(files) == set()
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_a_file_that_the_wheel_lacks_is_found() -> None:
    assert list(missing(["aeskills/a.py"], ["aeskills/a.py", "aeskills/theme/a.js", "docs/en/about.md"])) == ["aeskills/theme/a.js"]


def test_nothing_but_the_wheel_and_the_lock_is_there(installed: Path, tmp_path: Path) -> None:
    place = call(installed / "python", "-c", "import aeskills; print(aeskills.__file__)", cwd=tmp_path)
    assert Path(place.strip()).is_relative_to(installed.parent)
    for name in ("pytest", "setuptools", "tests"):
        code = f"import importlib.util as u; assert u.find_spec({name!r}) is None"
        call(installed / "python", "-c", code, cwd=tmp_path)


def test_the_locked_packages_are_all_that_the_wheel_asks_for(installed: Path, tmp_path: Path) -> None:
    call(sys.executable, "-m", "pip", "--python", installed / "python", "check", cwd=tmp_path)


def test_both_ways_to_call_it(installed: Path, wheel: Path, tmp_path: Path) -> None:
    version = wheel.name.split("-")[1]
    assert call(installed / "aeskills", "--version", cwd=tmp_path) == f"aeskills, version {version}\n"
    assert call(installed / "python", "-m", "aeskills", "--version", cwd=tmp_path) == f"aeskills, version {version}\n"


def test_it_builds_what_the_repository_builds(installed: Path, lighthouse_site: Path, tmp_path: Path) -> None:
    content = copied(LIGHTHOUSE, tmp_path)
    call(installed / "aeskills", "check", "--content", content, cwd=tmp_path)
    call(installed / "python", "-m", "aeskills", "build", "--content", content, "--out", tmp_path / "site", cwd=tmp_path)
    assert_same(tmp_path / "site", lighthouse_site)
    write_settings(tmp_path)
    (tmp_path / "docs").mkdir()  # MkDocs wants one, if only an empty one
    call(installed / "python", "-m", "mkdocs", "build", "--strict", "--site-dir", tmp_path / "by-mkdocs", cwd=tmp_path)
    assert_same(tmp_path / "by-mkdocs", tmp_path / "site")


def test_the_other_commands_have_their_files(installed: Path, tmp_path: Path) -> None:
    assert "unknown-key" in call(installed / "aeskills", "explain", "unknown-key", cwd=tmp_path)
    call(installed / "aeskills", "schema", "--out", tmp_path / "schemas", cwd=tmp_path)
    assert len(list((tmp_path / "schemas").iterdir())) > 10


def replaced(path: Path, *pairs: tuple[str, str]) -> None:
    """Changes a text file as its author would; each text stands in it."""
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, (path.name, old)
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def test_a_german_handbook_of_ones_own_without_an_assessment(installed: Path, tmp_path: Path) -> None:
    call(installed / "aeskills", "new", "--role", "pflegefachkraft", "--title", "Pflegefachkraft", "--locales", "de", cwd=tmp_path)
    content = tmp_path / "content"
    shutil.rmtree(content / "roles" / "pflegefachkraft" / "assessment")
    replaced(
        content / "roles" / "pflegefachkraft" / "role.yaml",
        ("One short sentence for the top of the home page.", "Du bist da, wenn es zählt."),
    )
    replaced(tmp_path / "mkdocs.yml", ('"#00695c"', '"#7b1fa2"'))
    (tmp_path / "docs" / "assets" / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', encoding="utf-8")
    replaced(content / "locale" / "de" / "interface.po", ('msgid "Skills"\nmsgstr ""', 'msgid "Skills"\nmsgstr "Fähigkeiten"'))
    replaced(tmp_path / "docs" / "de" / "privacy.md", ("translation: open\n", "title: Datenschutz\n"), ("# Privacy", "# Datenschutz"))
    call(installed / "aeskills", "check", "--strict", cwd=tmp_path)
    call(installed / "aeskills", "build", cwd=tmp_path)
    site = tmp_path / "site"
    home = (site / "de" / "index.html").read_text(encoding="utf-8")
    for words in ('<html lang="de"', "Du bist da, wenn es zählt.", ">Fähigkeiten</a>", "assets/logo.svg", "privacy/"):
        assert words in home, words
    assert "Datenschutz</h1>" in (site / "de" / "privacy" / "index.html").read_text(encoding="utf-8")
    logos = {path.read_text(encoding="utf-8") for path in site.rglob("logo.svg")}
    assert logos == {(tmp_path / "docs" / "assets" / "logo.svg").read_text(encoding="utf-8")}
    assert any(b"#7b1fa2" in path.read_bytes() for path in site.rglob("*.css"))
    assert not list(site.rglob("self-assessment"))
    assert "self-assessment" not in home
    assert not (site / "en").exists()


def test_a_handbook_in_two_languages_with_everything(installed: Path, tmp_path: Path) -> None:
    call(installed / "aeskills", "new", "pilots", "--role", "pilot", "--title", "Pilot", "--locales", "en,it", cwd=tmp_path)
    folder = tmp_path / "pilots"
    replaced(folder / "content" / "site.yaml", ("  - tag: it", "  - {tag: it, threshold: 0}"))
    tagline = 'msgid "One short sentence for the top of the home page."\nmsgstr "'
    replaced(folder / "content" / "locale" / "it" / "role.po", (tagline, f"{tagline}Le ultime due miglia."))
    call(installed / "aeskills", "check", "--strict", cwd=folder)
    call(installed / "aeskills", "build", cwd=folder)
    pages = {
        tag: {path.relative_to(folder / "site" / tag).as_posix() for path in (folder / "site" / tag).rglob("*.html")}
        for tag in ("en", "it")
    }
    assert pages["en"] == pages["it"]
    assert len(pages["en"]) > 30
    assert "Le ultime due miglia." in (folder / "site" / "it" / "index.html").read_text(encoding="utf-8")
    assert (folder / "site" / "it" / "self-assessment" / "bundle.json").is_file()
