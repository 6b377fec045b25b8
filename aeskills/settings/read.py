"""mkdocs.yml → Settings, with a finding for each setting that has no use here or that contradicts site.yaml."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aeskills.content.yaml_source import Node, parse
from aeskills.findings import Finding, Location, did_you_mean
from aeskills.settings.extensions import read_extensions
from aeskills.settings.model import DocsFile, Project, Script, Settings, Social
from aeskills.settings.nav import read_nav
from aeskills.settings.palette import read_palette
from aeskills.settings.values import Values

NAMES = ("mkdocs.yml", "mkdocs.yaml")
PLUGIN = "aeskills"
OPTIONS = ("content", "prose")

# fmt: off
QUIET = ("docs_dir", "site_dir", "plugins", "strict", "dev_addr", "watch", "validation", "draft_docs")
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

THEME_OTHERS = {
    "language": "delete the line; languages stand in site.yaml",
    "direction": "delete the line; each language has its own",
    "features": "delete the line; navigation, search and headings are the tool's own",
    "font": "delete the line, or set a font that lies in the project by extra_css; nothing is loaded from other hosts",
    "static_templates": "put templates into theme.custom_dir",
    "locale": "delete the line; languages stand in site.yaml",
    "include_search_page": "delete the line; search is built in",
    "search_index_only": "delete the line; search is built in",
}
EXTRA_OTHERS = {
    "alternate": "delete it; languages stand in site.yaml",
    "analytics": "delete it; pages load nothing from other hosts",
    "consent": "delete it; the site stores nothing that needs consent",
    "generator": "delete it; the page does not name the generator",
    "homepage": "delete it; the title leads to the home page of the language",
    "version": "delete it; every build is one version",
    "status": "delete it", "tags": "delete it", "scope": "delete it", "annotate": "delete it",
}
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
    return found


def read_settings(project: Project, site: Any = None) -> tuple[Settings, list[Finding]]:
    """The settings of a project. `site` is the record of site.yaml where it could be read; files are named from the content folder."""
    if project.config is None:
        return Settings(extensions=read_extensions(None, Path(), Values(""))), []
    file = Path(os.path.relpath(project.config.resolve(), project.content.resolve())).as_posix()
    values = Values(file)
    root = _root(project.config, file, values.findings)
    if root is None:
        return Settings(file, extensions=read_extensions(None, Path(), Values(""))), values.findings
    found = _Reader(project, site, values, root).settings()
    return found, values.findings


def _root(config: Path, file: str, findings: list[Finding] | None = None) -> Node | None:
    try:
        data = config.read_bytes()
    except OSError as error:
        if findings is not None:
            findings.append(Finding(Location(file), "unreadable-file", f"the file cannot be read: {error.strerror}", "check its name"))
        return None
    root, faults = parse(data, file, tags=True)
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
    plugins = root.child("plugins")
    entries = plugins.value if plugins is not None and isinstance(plugins.value, list) else [plugins] if plugins is not None else []
    found = []
    for entry in entries:
        if entry.value == PLUGIN:
            found.append(Node({}, entry.line, entry.column, entry.length))
        elif isinstance(entry.value, dict) and PLUGIN in entry.value:
            options = entry.value[PLUGIN]
            place = entry.keys.get(PLUGIN, Location("", options.line, options.column, options.length))
            found.append(Node(options.value or {}, place.line, place.column, place.length, keys=options.keys))
    return found


class _Reader:
    """Reads one file, key by key."""

    def __init__(self, project: Project, site: Any, values: Values, root: Node) -> None:
        self.project, self.site, self.values, self.root = project, site, values, root
        self.folder = (project.config or Path()).resolve().parent
        self.found: dict[str, Any] = {}
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
            elif key not in QUIET:
                self.values.unknown(place, key, [*self.keys, *QUIET], "delete the line; docs/publishing.md lists the settings")
        extensions = read_extensions(self.root.child("markdown_extensions"), self.folder, self.values)
        return Settings(self.values.file, extensions=extensions, places=places, **self.found)

    def text(self, field: str, node: Node, place: Location, same: str = "") -> None:
        """A text; `same` is the field of site.yaml that must not say anything else."""
        self.found[field] = value = self.values.text(node, field)
        written = getattr(self.site, same, None) if self.site and same else None
        if value and written and str(written).rstrip("/") != value.rstrip("/"):
            message = f'{field} is "{value}" here, and "{written}" as {same} in site.yaml'
            hint = f"delete {same} in site.yaml" if same == "url" else f"write the same in both, or delete {field} if aeskills builds the site"
            self.values.report(place, "settings-differ", message, hint)

    def url(self, field: str, node: Node, place: Location, same: str = "") -> None:
        """A full web address."""
        self.text(field, node, place, same)
        value = self.found[field]
        parts = urlsplit(value) if not any(char.isspace() or char in "<>\"'" for char in value) else urlsplit("")
        if value and (parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment):
            self.values.report(node, "bad-url", f'"{field}" is not a web address', "write the full address, starting with https://")
            self.found[field] = ""

    def docs_file(self, node: Node, name: str) -> DocsFile | None:
        """A file below the folder of hand-written pages; another host is a finding."""
        value = self.values.text(node, name)
        if not value:
            return None
        place = self.values.place(node)
        if "://" in value or value.startswith(("//", "data:")):
            hint = "put the file into the folder of hand-written pages and name it from there"
            self.values.report(node, "foreign-resource", f'"{value}" would be loaded from another host', hint)
            return None
        name = os.path.normpath(value.lstrip("/")).replace(os.sep, "/")
        path = self.project.prose / name
        if name.startswith("..") or not path.is_file():
            hint = f"files are looked for below {self.project.prose.name}/"
            self.values.report(node, "missing-resource", f'there is no file "{value}"', hint)
            return None
        return DocsFile(name, place)

    def theme(self, node: Node, _: Location) -> None:
        """`theme:` with its parts, or only its name."""
        if not isinstance(node.value, dict):
            self.theme_name(node)
            return
        for key, child, place in self.values.entries(node, "theme"):
            name = f"theme.{key}"
            if key == "name":
                self.theme_name(child)
            elif key in ("logo", "favicon"):
                self.found[key] = self.docs_file(child, name)
            elif key == "icon":
                self.icons(child)
            elif key == "palette":
                self.found["colours"] = read_palette(child, self.values)
            elif key == "custom_dir":
                self.templates(child)
            elif key in THEME_OTHERS:
                if not (key == "font" and child.value == "false"):
                    self.values.no_effect(place, name, THEME_OTHERS[key])
            else:
                known = ["name", "logo", "favicon", "icon", "palette", "custom_dir"]
                self.values.unknown(place, name, [f"theme.{word}" for word in known], f"read are {', '.join(known)}")

    def theme_name(self, node: Node) -> None:
        if self.values.text(node, "theme.name") not in ("material", ""):
            place = self.values.place(node)
            self.values.no_effect(place, f"theme: {node.value}", "write material; pages have the tool's layout on Material's style sheet")

    def icons(self, node: Node) -> None:
        for key, child, place in self.values.entries(node, "theme.icon"):
            if key not in ("logo", "repo"):
                self.values.no_effect(place, f"theme.icon.{key}", "delete the line; logo and repo are read")
            elif name := self.icon(child, f"theme.icon.{key}"):
                self.found[f"{key}_icon"] = name

    def icon(self, node: Node, name: str) -> str:
        """The name of an icon of the theme's sets; empty, and a finding, when there is none."""
        import material

        value = self.values.text(node, name)
        folder = Path(material.__file__).parent / "templates" / ".icons"
        is_known = all(part.replace("-", "").isalnum() for part in value.split("/")) and (folder / f"{value}.svg").is_file()
        if value and not is_known:
            known = [path.relative_to(folder).with_suffix("").as_posix() for path in folder.glob(f"{value.split('/')[0] or 'material'}/**/*.svg")]
            hint = did_you_mean(value, known, "write set/name, such as material/handshake-outline")
            self.values.report(node, "unknown-icon", f'there is no icon "{value}"', hint)
        return value if is_known else ""

    def templates(self, node: Node) -> None:
        """theme.custom_dir, which is named from mkdocs.yml."""
        value = self.values.text(node, "theme.custom_dir")
        path = self.folder / value
        if value and not path.is_dir():
            self.values.report(node, "missing-resource", f'there is no folder "{value}"', "name it from the folder of mkdocs.yml")
        elif value:
            self.found["templates"] = path

    def extra(self, node: Node, _: Location) -> None:
        """`extra.social` is read; other entries are for templates of the project."""
        for key, child, place in self.values.entries(node, "extra"):
            if key == "social":
                self.found["social"] = tuple(one for entry in self.values.items(child, "extra.social") if (one := self.social(entry)))
            else:
                self.values.no_effect(place, f"extra.{key}", EXTRA_OTHERS.get(key, "delete it; templates do not see it"))

    def social(self, node: Node) -> Social | None:
        parts = {key: (child, place) for key, child, place in self.values.entries(node, "extra.social")}
        for key in parts.keys() - {"icon", "link", "name"}:
            self.values.unknown(parts[key][1], f"extra.social.{key}", ["icon", "link", "name"], "icon, link and name are read")
        link = self.values.text(parts["link"][0], "extra.social.link") if "link" in parts else ""
        icon = self.icon(parts["icon"][0], "extra.social.icon") if "icon" in parts else ""
        scheme = urlsplit(link).scheme
        if scheme not in ("http", "https", "mailto") or any(char.isspace() for char in link):
            self.values.report(node, "bad-url", "a link of extra.social is no address", "write `link: https://…` or `link: mailto:…`")
            return None
        if not icon:
            if "icon" not in parts:
                self.values.bad(node, "extra.social", "needs an icon", "write `icon: fontawesome/brands/…` or another icon of the theme")
            return None
        name = self.values.text(parts["name"][0], "extra.social.name") if "name" in parts else ""
        return Social(icon, link, name or urlsplit(link).netloc or link.removeprefix("mailto:"))

    def styles(self, node: Node, _: Location) -> None:
        files = (self.docs_file(entry, "extra_css") for entry in self.values.items(node, "extra_css"))
        self.found["styles"] = tuple(file for file in files if file)

    def scripts(self, node: Node, _: Location) -> None:
        found = []
        for entry in self.values.items(node, "extra_javascript"):
            how, path = "", entry
            if isinstance(entry.value, dict):
                parts = {key: child for key, child, _ in self.values.entries(entry, "extra_javascript")}
                path = parts.get("path", entry)
                how = next((word for word in ("async", "defer") if word in parts and parts[word].value == "true"), "")
                how = "module" if "type" in parts and parts["type"].value == "module" else how
            if file := self.docs_file(path, "extra_javascript"):
                found.append(Script(file, how or ("module" if file.name.endswith(".mjs") else "")))
        self.found["scripts"] = tuple(found)

    def patterns(self, field: str, node: Node) -> None:
        lines = self.values.text(node, field).splitlines()
        self.found[field] = tuple(line for line in lines if line.strip() and not line.startswith("#"))

    def plugins(self) -> None:
        """The plugin once, with options that it has, and no other: others would see no page here."""
        own = _plugin_options(self.root)
        for options in own[1:]:
            self.values.report(options, "plugin-twice", "the plugin stands twice in the list", "keep one of the two")
        for options in own:
            for key, child, place in self.values.entries(options, f"plugins.{PLUGIN}"):
                if key not in OPTIONS:
                    self.values.unknown(place, f"plugins.{PLUGIN}.{key}", [f"plugins.{PLUGIN}.{word}" for word in OPTIONS], "its options are content and prose")
                else:
                    self.values.text(child, key)
        plugins = self.root.child("plugins")
        entries = plugins.value if plugins is not None and isinstance(plugins.value, list) else [plugins] if plugins is not None else []
        for entry in entries:
            names = list(entry.value) if isinstance(entry.value, dict) else [entry.value] if isinstance(entry.value, str) else []
            for name in names:
                if name != PLUGIN:
                    hint = "delete the line; search is built in" if name == "search" else "delete the line; pages are made by this tool alone"
                    place = entry.keys.get(name) or self.values.place(entry)
                    self.values.report(place, "other-plugin", f'the plugin "{name}" has no part in this site', hint)
        docs, prose = self.root.child("docs_dir"), next((child for options in own if (child := options.child("prose"))), None)
        if docs is not None and prose is not None and docs.value != prose.value:
            message = f'docs_dir is "{docs.value}", and the plugin says prose: "{prose.value}"'
            self.values.report(prose, "settings-differ", message, "delete prose; docs_dir names the folder of hand-written pages")
