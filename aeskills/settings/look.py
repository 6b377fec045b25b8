"""How the site looks: theme, colours, icons, style sheets and scripts of mkdocs.yml."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aeskills.content.yaml_source import Node
from aeskills.findings import Location, did_you_mean
from aeskills.settings.model import DocsFile, Project, Script, Social
from aeskills.settings.palette import read_palette
from aeskills.settings.values import NodeReader, is_web_address

# fmt: off
THEME_OTHERS: Mapping[str, str] = {
    "language": "delete the line; languages stand in site.yaml",
    "direction": "delete the line; each language has its own",
    "features": "delete the line; navigation, search and headings are the tool's own",
    "font": "delete the line, or set a font that lies in the project by extra_css; nothing is loaded from other hosts",
    "static_templates": "put templates into theme.custom_dir",
    "locale": "delete the line; languages stand in site.yaml",
    "include_search_page": "delete the line; search is built in",
    "search_index_only": "delete the line; search is built in",
}
EXTRA_OTHERS: Mapping[str, str] = {
    "alternate": "delete it; languages stand in site.yaml",
    "analytics": "delete it; pages load nothing from other hosts",
    "consent": "delete it; the site stores nothing that needs consent",
    "generator": "delete it; the page does not name the generator",
    "homepage": "delete it; the title leads to the home page of the language",
    "version": "delete it; every build is one version",
    "status": "delete it", "tags": "delete it", "scope": "delete it", "annotate": "delete it",
}
# fmt: on


class Look:
    """Reads the settings of one file that say how the site looks into `found`."""

    def __init__(self, project: Project, values: NodeReader) -> None:
        self.project, self.values = project, values
        self.folder = (project.config or Path()).resolve().parent
        self.found: dict[str, Any] = {}

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
            paths = folder.glob(f"{value.split('/')[0] if value.split('/')[0].isalnum() else 'material'}/**/*.svg")
            known = [path.relative_to(folder).with_suffix("").as_posix() for path in paths]
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
        if not is_web_address(link, whole=True) and not (link.startswith("mailto:") and "@" in link and " " not in link):
            self.values.report(node, "bad-url", "a link of extra.social is no address", "write `link: https://…` or `link: mailto:…`")
            return None
        if not icon:
            if "icon" not in parts:
                self.values.bad(node, "extra.social", "needs an icon", "write `icon: fontawesome/brands/…` or another icon of the theme")
            return None
        name = self.values.text(parts["name"][0], "extra.social.name") if "name" in parts else ""
        return Social(icon, link, name or link.partition(":")[2].strip("/"))

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
