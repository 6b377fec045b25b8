"""`aeskills translate`: the translator's commands. Thin; the work is in aeskills/locales."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import click

from aeskills.cli.options import CONTENT, require_folder
from aeskills.content.reader import Reading, read
from aeskills.findings import ordered
from aeskills.handwritten.docs import begin_pages
from aeskills.locales import catalogs, review
from aeskills.locales import status as progress
from aeskills.locales.interface import speaks
from aeskills.reports import FORMATS
from aeskills.settings.read import project_of

_INTERFACE = click.option("--interface", is_flag=True, help="The tool's own words too; for work in the tool's own repository.")
TAGS = click.argument("tags", nargs=-1, metavar="[TAGS]...")


@click.group("translate")
def translate_command() -> None:
    """Keep the translations in step with the English text.

    The words of the content stand in YAML; their translations stand in PO files, one for each area:
    CONTENT/locale/LANGUAGE/AREA.po. Any PO tool edits them (Poedit, Weblate, Crowdin, a text editor).

    \b
    1. update   takes in what changed: new texts come in empty, changed
                ones keep their translation and are marked fuzzy
    2.          translate in a PO tool
    3. check    finds broken links, markup, placeholders and numbers
       status   shows what is left to do

    Exit codes: 0 clean, 1 findings, 2 could not run.
    """


@translate_command.command("extract")
@CONTENT
@_INTERFACE
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False), help="Folder for the templates.  [default: CONTENT/locale/templates]"
)
def translate_extract_command(content: Path, interface: bool, output: Path | None) -> None:
    """Write an empty catalog (template, .pot) for each area.

    You need templates only where a language is begun without this tool: Weblate and Crowdin ask for them, and Poedit
    makes a new translation from one. `aeskills translate update TAG` begins a language by itself. Templates can be made
    again at any time, so they need not be kept in the repository.
    """
    folder = output or content / "locale" / "templates"
    reading = _read(content)
    for area in _areas(reading, interface, catalogs.published_locales(reading)):
        path = folder / f"{area.name}.pot"
        catalogs.write_catalog(path, catalogs.template(area))
        click.echo(f"{path}: texts {len(area.units)}")


@translate_command.command("update")
@TAGS
@CONTENT
@_INTERFACE
def translate_update_command(tags: tuple[str, ...], content: Path, interface: bool) -> None:
    """Create the PO files, or bring them up to date with the content.

    For a language that the tool does not speak itself these include interface.po, with its buttons and headings, and its own pages on
    privacy and method, which come in English into the folder of hand-written pages.

    Without TAGS, all published languages of site.yaml but the source. Name a TAG (`it`, `pt-BR`) to begin a language
    before it is published.

    A translation stays while its text stays. When the text changes, the translation is kept and marked fuzzy, with the
    previous text beside it; fuzzy translations are not shown to readers. A text that goes is kept at the end of the file
    (#~) and comes back with its translation. Comments and flags stay. A second run changes nothing.
    """
    reading = _read(content)
    locales = _locales(reading, tags)
    areas = [area for area in _areas(reading, interface, locales) if area.is_whole]
    unreadable = []
    for path in begin_pages(project_of(content).prose, locales):
        click.echo(f"{path}: new; translate it, then delete the line `translation: open`")
    for tag in locales:
        for area in (area for area in areas if area.concerns(tag)):
            result = catalogs.update_catalog(area, tag)
            unreadable += result.findings
            if result.merged is not None:
                done = result.merged
                counts = f"{done.new} new, {done.changed} changed, {done.gone} gone, {done.revived} back"
                click.echo(f"{result.file}: {done.kept} kept, {counts}")
    if unreadable:
        click.echo(FORMATS["text"](ordered(unreadable), content), err=True)
        click.echo("These files were left as they are; fix them and run the command again.", err=True)
        sys.exit(1)


@translate_command.command("status")
@TAGS
@CONTENT
@_INTERFACE
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print the state.")
def translate_status_command(tags: tuple[str, ...], content: Path, interface: bool, style: str) -> None:
    """Show what is translated, stale and missing.

    For each language and file: texts, words, and the share of words that readers see translated. Below a file stand the
    records that are not finished; JSON has all records. Stale (fuzzy) texts count as not translated, since readers
    get the source text. The exit code is 0 whatever is missing, and 1 where a catalog cannot be read or a translation lacks
    what its source text has; the findings say where.
    """
    reading = _read(content)
    locales = _locales(reading, tags)
    areas = _areas(reading, interface, locales)
    found = progress.locale_status(areas, locales)
    if style == "json":
        click.echo(json.dumps(progress.as_data(found), ensure_ascii=False, indent=2))
    else:
        click.echo(progress.status_table(found) or "no language but the source is published in site.yaml")
    if errors := ordered(review.errors(areas, locales)):
        click.echo(FORMATS["text"](errors, content), err=True)
        sys.exit(1)


@translate_command.command("check")
@TAGS
@CONTENT
@_INTERFACE
@click.option("--format", "style", type=click.Choice(sorted(FORMATS)), default="text", show_default=True, help="How to print findings.")
@click.option("--strict", is_flag=True, help="Count warnings as faults.")
def translate_check_command(tags: tuple[str, ...], content: Path, interface: bool, style: str, strict: bool) -> None:
    """Find errors in the PO files.

    Each translation must have the placeholders, link targets, markup, paragraphs and numbers of its source text. Missing
    texts are errors where a record falls below the threshold of its language in site.yaml, and warnings above it; stale
    texts are warnings.
    """
    reading = _read(content)
    locales = _locales(reading, tags)
    areas = _areas(reading, interface, locales)
    findings = list(review.review(areas, locales))
    if not tags:
        findings += review.strays(content, catalogs.content_areas(reading), locales, catalogs.source_locale(reading))
    findings = ordered(findings)
    if findings or style == "json":
        click.echo(FORMATS[style](findings, content))
    elif style == "text":
        click.echo(f"{', '.join(locales) or 'no translations'}: no findings")
    sys.exit(1 if any(strict or finding.severity == "error" for finding in findings) else 0)


def _stop(message: str) -> NoReturn:
    click.echo(f"aeskills: {message}", err=True)
    sys.exit(2)


def _read(content: Path) -> Reading:
    """The reading of a content folder without errors: a text that cannot be read must not look like one that is gone."""
    require_folder(content)
    reading = read(content)
    faults = sum(finding.severity == "error" and not finding.location.file.startswith("locale/") for finding in reading.findings)
    if faults or reading.handbook is None:
        _stop(f"the content has {faults} errors; fix them first (aeskills check --content {content})")
    return reading


def _areas(reading: Reading, interface: bool, tags: Iterable[str]) -> tuple[catalogs.Area, ...]:
    tool = catalogs.interface_area() if interface else None
    return (*catalogs.content_areas(reading), *([tool] if tool else catalogs.own_interface_areas(reading, tags)))


def _locales(reading: Reading, tags: tuple[str, ...]) -> dict[str, float]:
    """Tag → threshold; a language that is not published has the threshold 0. The source language is among them where the tool does not
    speak it, so that its interface can be translated."""
    source, published = catalogs.source_locale(reading), dict(catalogs.target_locales(reading))
    unspoken = not speaks(source)
    locales = {tag: published.get(tag, 0.0) for tag in tags} or published | ({source: 0.0} if unspoken else {})
    for tag in review.unknown_languages(locales):
        _stop(f'"{tag}" is not a language that CLDR knows; write a tag such as it or pt-BR')
    if source in locales and not unspoken:
        _stop(f'"{source}" is the source language; its words stand in the YAML files')
    return locales
