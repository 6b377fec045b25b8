"""mkdocs.yml → Settings, with a finding for each setting that has no use here or that contradicts site.yaml."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from aeskills.content.yaml_source import Node, parse_yaml
from aeskills.files import YAML_BYTES, read_bytes
from aeskills.findings import Finding, Location
from aeskills.settings.extensions import read_extensions, snippet_folders
from aeskills.settings.look import Look
from aeskills.settings.model import Project, Settings
from aeskills.settings.nav import read_nav
from aeskills.settings.values import NodeReader, is_web_address

NAMES = ("mkdocs.yml", "mkdocs.yaml")
PLUGIN = "aeskills"
OPTIONS = ("content", "prose")

# fmt: off
_QUIET = ("docs_dir", "site_dir", "plugins", "strict", "dev_addr", "watch", "validation", "draft_docs")
"""Settings that are read elsewhere, or that MkDocs alone has a use for."""

OTHERS = {
    "INHERIT": "copy the settings into this file",
    "use_directory_urls": "delete the line; every address ends in a slash",
    "edit_uri_template": "set edit_uri, such as edit/main/docs/",
    "remote_branch": "delete the line; docs/publishing.md says how a site is published",
    "remote_name": "delete the line; docs/publishing.md says how a site is published",
    "site_author": "delete the line; name the authors on a page",
    "extra_templates": "put templates into theme.custom_dir",
    "hooks": "delete the line; hooks run under MkDocs alone, so the sites would differ",
}
"""Settings of MkDocs without a use here → the way out."""
# fmt: on


def project_of(content: Path, prose: Path | None = None, config: Path | None = None) -> Project:
    """Where the parts of a site lie: mkdocs.yml beside the content folder unless it is named, and the folder of hand-written pages as
    named, else as mkdocs.yml names it (the plugin's `prose`, or `docs_dir`), else `docs` beside the content folder."""
    parent = content.resolve().parent
    if config is None:
        config = next((parent / name for name in NAMES if (parent / name).is_file()), None)
    if prose is None:
        prose = parent / "docs"
        root = _root(config, "") if config else None
        if config and root:
            folder = _prose_of(root)
            prose = config.resolve().parent / folder if folder else prose
    return Project(content, prose, config)


def watched(project: Project) -> list[Path]:
    """The folders and files of which a change makes other pages."""
    found = [project.content, project.prose, *([project.config] if project.config else [])]
    root = _root(project.config, "") if project.config else None
    theme = root.child("theme") if root else None
    own = theme.child("custom_dir") if theme else None
    if project.config and own and isinstance(own.value, str):
        found.append(project.config.resolve().parent / own.value)
    if project.config and root:
        found += snippet_folders(root.child("markdown_extensions"), project.config.resolve().parent)
    return found


def read_settings(project: Project, site: Any = None) -> tuple[Settings, list[Finding]]:
    """The settings of a project. `site` is the record of site.yaml where it could be read; files are named from the content folder."""
    if project.config is None:
        return Settings(extensions=read_extensions(None, Path(), NodeReader(""))), []
    file = Path(os.path.relpath(project.config.resolve(), project.content.resolve())).as_posix()
    values = NodeReader(file)
    root = _root(project.config, file, values.findings)
    if root is None:
        return Settings(file, extensions=read_extensions(None, Path(), NodeReader(""))), values.findings
    found = _Reader(project, site, values, root).settings()
    return found, values.findings


def _root(config: Path, file: str, findings: list[Finding] | None = None) -> Node | None:
    data = read_bytes(config, file, YAML_BYTES)
    root, faults = (None, [data]) if isinstance(data, Finding) else parse_yaml(data, file, tags=True)
    if findings is not None:
        findings += faults
    return root


def _prose_of(root: Node) -> str:
    """The folder of hand-written pages as mkdocs.yml names it; empty when it does not."""
    for options in _plugin_options(root):
        child = options.child("prose")
        if child is not None and isinstance(child.value, str):
            return child.value
    named = root.child("docs_dir")
    return named.value if named is not None and isinstance(named.value, str) else ""


def _plugin_options(root: Node) -> list[Node]:
    """The options of the plugin, each time that it is named."""
    found = []
    for entry in _entries(root.child("plugins")):
        if entry.value == PLUGIN:
            found.append(Node({}, entry.line, entry.column, entry.length))
        elif isinstance(entry.value, dict) and PLUGIN in entry.value:
            options = entry.value[PLUGIN]
            place = entry.keys.get(PLUGIN, Location("", options.line, options.column, options.length))
            found.append(Node(options.value or {}, place.line, place.column, place.length, keys=options.keys))
    return found


class _Reader(Look):
    """Reads one file, key by key."""

    def __init__(self, project: Project, site: Any, values: NodeReader, root: Node) -> None:
        super().__init__(project, values)
        self.site, self.root = site, root
        self.tags: Collection[str] = [locale.tag for locale in site.locales] if site else []
        self.source: str = site.source_locale if site else ""
        self.keys: dict[str, Callable[[Node, Location], None]] = {
            "site_name": lambda node, place: self.text("site_name", node, place, "title"),
            "site_description": lambda node, place: self.text("site_description", node, place, "description"),
            "site_url": lambda node, place: self.url("site_url", node, place, "url"),
            "repo_url": lambda node, place: self.url("repo_url", node, place),
            "repo_name": lambda node, place: self.text("repo_name", node, place),
            "edit_uri": lambda node, place: self.text("edit_uri", node, place),
            "copyright": lambda node, place: self.text("copyright", node, place),
            "theme": self.theme,
            "extra": self.extra,
            "extra_css": self.styles,
            "extra_javascript": self.scripts,
            "exclude_docs": lambda node, _: self.patterns("exclude", node),
            "not_in_nav": lambda node, _: self.patterns("not_in_nav", node),
            "nav": lambda node, _: self.found.update(nav=read_nav(node, self.tags, self.source, self.values)),
            "markdown_extensions": lambda _node, _place: None,
            "plugins": lambda _node, _place: self.plugins(),
        }

    def settings(self) -> Settings:
        """What the whole file says."""
        places = {}
        for key, node, place in self.values.entries(self.root, "mkdocs.yml"):
            places[key] = place
            if key in self.keys:
                self.keys[key](node, place)
            elif key in OTHERS:
                if not (key == "use_directory_urls" and node.value == "true"):
                    self.values.no_effect(place, key, OTHERS[key])
            elif key not in _QUIET:
                self.values.unknown(place, key, [*self.keys, *_QUIET], "delete the line; docs/publishing.md lists the settings")
        extensions = read_extensions(self.root.child("markdown_extensions"), self.folder, self.values)
        return Settings(self.values.file, extensions=extensions, places=places, **self.found)

    def text(self, field: str, node: Node, place: Location, same: str = "") -> None:
        """A text; `same` is the field of site.yaml that must not say anything else."""
        self.found[field] = value = self.values.text(node, field)
        written = getattr(self.site, same, None) if self.site and same else None
        if value and written and str(written).rstrip("/") != value.rstrip("/"):
            message = f'{field} is "{value}" here, and "{written}" as {same} in site.yaml'
            hint = "delete url in site.yaml" if same == "url" else "write the same in both"
            self.values.report(place, "settings-differ", message, hint)

    def url(self, field: str, node: Node, place: Location, same: str = "") -> None:
        """A full web address."""
        self.text(field, node, place, same)
        value = self.found[field]
        if value and not is_web_address(value):
            self.values.report(node, "bad-url", f'"{field}" is not a web address', "write the full address, starting with https://")
            self.found[field] = ""

    def patterns(self, field: str, node: Node) -> None:
        lines = self.values.text(node, field).splitlines()
        self.found[field] = tuple(line for line in lines if line.strip() and not line.startswith("#"))

    def plugins(self) -> None:
        """The plugin once, with options that it has, and no other: others would see no page here."""
        own = _plugin_options(self.root)
        known = [f"plugins.{PLUGIN}.{word}" for word in OPTIONS]
        for options in own[1:]:
            self.values.report(options, "plugin-twice", "the plugin stands twice in the list", "keep one of the two")
        for options in own:
            for key, child, place in self.values.entries(options, f"plugins.{PLUGIN}"):
                if key in OPTIONS:
                    self.values.text(child, key)
                else:
                    self.values.unknown(place, f"plugins.{PLUGIN}.{key}", known, "its options are content and prose")
        for entry in _entries(self.root.child("plugins")):
            names = list(entry.value) if isinstance(entry.value, dict) else [entry.value] if isinstance(entry.value, str) else []
            for name in names:
                if name != PLUGIN:
                    why = "search is built in" if name == "search" else "pages are made by this tool alone"
                    place = entry.keys.get(name) or self.values.place(entry)
                    self.values.report(place, "other-plugin", f'the plugin "{name}" has no part in this site', f"delete the line; {why}")
        docs, prose = self.root.child("docs_dir"), next((found for options in own if (found := options.child("prose"))), None)
        if docs is not None and prose is not None and docs.value != prose.value:
            message = f'docs_dir is "{docs.value}", and the plugin says prose: "{prose.value}"'
            self.values.report(prose, "settings-differ", message, "delete prose; docs_dir names the folder of hand-written pages")


def _entries(node: Node | None) -> list[Node]:
    """The entries of a list, or a single value as one."""
    if node is None:
        return []
    return node.value if isinstance(node.value, list) else [node]
