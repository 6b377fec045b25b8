"""What mkdocs.yml says about a site: how it looks, where it stands, and how its hand-written pages are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from aeskills.findings import Location


class Project(NamedTuple):
    """Where the parts of a site lie."""

    content: Path
    prose: Path
    """The folder of hand-written pages, `docs`."""
    config: Path | None = None
    """mkdocs.yml, where there is one."""


class DocsFile(NamedTuple):
    """A file below the folder of hand-written pages that a setting names, and where the setting stands."""

    name: str
    place: Location


class Script(NamedTuple):
    """A script of the project; `how` is empty, `module`, `async` or `defer`."""

    file: DocsFile
    how: str


class Social(NamedTuple):
    """A link with an icon in the footer."""

    icon: str
    link: str
    name: str


class NavPage(NamedTuple):
    """A page named in `nav`: its file below a language's folder, its title there (or empty), the headings above it, and its place."""

    file: str
    title: str
    group: str
    place: Location


class Colours(NamedTuple):
    """The colour of links and marks, and that under the pointer, for light and for dark paper, as `#rrggbb`; empty: the tool's own."""

    primary_light: str = ""
    primary_dark: str = ""
    accent_light: str = ""
    accent_dark: str = ""


@dataclass(frozen=True)
class Settings:
    """The settings that are read; each is empty where mkdocs.yml does not say it. Paths are below the folder of hand-written pages."""

    file: str = "mkdocs.yml"
    """mkdocs.yml as findings name it."""
    site_name: str = ""
    site_description: str = ""
    site_url: str = ""
    repo_url: str = ""
    repo_name: str = ""
    edit_uri: str = ""
    copyright: str = ""
    logo: DocsFile | None = None
    logo_icon: str = ""
    repo_icon: str = ""
    favicon: DocsFile | None = None
    colours: Colours | None = None
    templates: Path | None = None
    """theme.custom_dir: templates that take the place of ours, and files that are copied."""
    styles: tuple[DocsFile, ...] = ()
    scripts: tuple[Script, ...] = ()
    social: tuple[Social, ...] = ()
    exclude: tuple[str, ...] = ()
    not_in_nav: tuple[str, ...] = ()
    nav: tuple[NavPage, ...] | None = None
    extensions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Extension of Python-Markdown → its options, those that MkDocs always has among them."""
    places: Mapping[str, Location] = field(default_factory=dict)
    """Where each top-level setting stands, by its key."""

    def place(self, key: str) -> Location:
        """Where a setting stands; the beginning of the file when it is not set."""
        return self.places.get(key, Location(self.file))
