"""What the site needs to be built: its locales, its icons, its clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from aeskills.checks.survey import Survey
from aeskills.findings import Finding, did_you_mean
from aeskills.model.industry import Moment

_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def locales(survey: Survey) -> Iterator[Finding]:
    """The source locale is published, and each locale once."""
    site = survey.handbook.site
    tags = [locale.tag for locale in site.locales]
    if site.source_locale not in tags:
        place = survey.reading.place(site, "locales", key=True)
        message = f'the source locale "{site.source_locale}" is not published'
        yield Finding(place, "source-locale", message, f'add "- tag: {site.source_locale}"')
    for index, tag in enumerate(tags):
        if tag in tags[:index]:
            place = survey.reading.place(site.locales[index], "tag")
            yield Finding(place, "duplicate-locale", f'the locale "{tag}" is listed twice', "keep one of the two")


def icons(survey: Survey) -> Iterator[Finding]:
    """Icons come from the sets that the theme bundles."""
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


def clock(survey: Survey) -> Iterator[Finding]:
    """Moments of a day carry a time of the 24-hour clock."""
    for part in survey.parts:
        if isinstance(part.record, Moment) and not _CLOCK.fullmatch(part.record.time):
            place = survey.reading.place(part.record, "time")
            yield Finding(place, "bad-time", f'"{part.record.time}" is not a time', 'write hours and minutes, such as "08:30"')
