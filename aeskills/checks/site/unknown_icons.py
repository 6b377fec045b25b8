"""Icons come from the sets that the theme bundles."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from aeskills.checks.survey import Survey
from aeskills.findings import Finding, did_you_mean

MANUAL = r"""
- code: unknown-icon
  means: There is no icon of that name in the sets of the theme.
  why: The page could not be built.
  fix: "Write set/name as in the list of Material's icons, such as material/handshake-outline."
  file: roles/lighthouse-keeper/engagement.yaml
  good: "    icon: material/weather-night"
  bad: "    icon: material/weather-nihgt"
"""


def check(survey: Survey) -> Iterator[Finding]:
    folder = _icon_folder()
    drawn = [part.record for part in survey.parts if "icon" in type(part.record).model_fields] if folder else []
    for record in drawn:
        name = getattr(record, "icon", None)
        if folder is None or not isinstance(name, str) or (folder / f"{name}.svg").is_file():
            continue
        place = survey.reading.place(record, "icon")
        hint = did_you_mean(name, _known(folder, name), "write set/name, such as material/handshake-outline")
        yield Finding(place, "unknown-icon", f'there is no icon "{name}"', hint)


@cache
def _icon_folder() -> Path | None:
    """The icons of the installed theme; None without the theme, and then nothing is checked."""
    spec = find_spec("material")
    folder = Path(spec.origin).parent / "templates" / ".icons" if spec is not None and spec.origin else None
    return folder if folder is not None and folder.is_dir() else None


def _known(folder: Path, name: str) -> list[str]:
    first = name.partition("/")[0]
    chosen = folder / first if first and first.isalnum() and (folder / first).is_dir() else folder / "material"
    return [path.relative_to(folder).with_suffix("").as_posix() for path in sorted(chosen.glob("*.svg"))]
