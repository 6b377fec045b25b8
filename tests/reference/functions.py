"""docs/reference/python.md: the functions meant for programs that use aeskills as a library."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from tests.reference.markdown import NOTICE, block, joined

PUBLIC: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "Read and check": {
        "aeskills.pipeline:read_and_check": (),
        "aeskills.pipeline:CheckedContent": ("handbook",),
    },
    "Findings": {
        "aeskills.findings:Finding": (),
        "aeskills.findings:Location": (),
        "aeskills.findings:ContentError": (),
        "aeskills.reports:as_text": (),
        "aeskills.reports:as_github": (),
        "aeskills.reports:as_json": (),
    },
    "Localize": {
        "aeskills.pipeline:localize": (),
        "aeskills.edition.editions:Editions": ("tags", "edition"),
    },
    "Render": {
        "aeskills.pipeline:render": (),
        "aeskills.render.locale_site:LocaleSite": ("rendered_pages", "html", "files"),
    },
    "Publish": {
        "aeskills.publish.publication:open_publication": (),
        "aeskills.publish.publication:Publication": ("complete",),
    },
    "Export": {
        "aeskills.export.files:data_files": (),
        "aeskills.schema.authoring:author_schemas": (),
    },
    "Score": {
        "aeskills.assessment.bundle:plain_bundle": (),
        "aeskills.assessment.responses:parse_responses": (),
        "aeskills.assessment.scoring:score": (),
    },
}
"""Heading → `module:name` → the public members of a class. Everything else may change without notice."""

EXAMPLE = """from pathlib import Path

from aeskills.pipeline import localize, read_and_check, render

checked = read_and_check(Path("content"))
for finding in checked.findings:
    print(finding.location.file, finding.location.line, finding.code, finding.message)

editions = localize(checked)
site = render(editions, "en")
page = site.pages.render("pay/")
print(page.view.title, len(site.html(page)))
"""

INTRODUCTION = """# Python

What programs may rely on. Everything else in the package may change in any version. Records are pydantic models, frozen; their fields
are those of the [YAML files](files.md)."""


def page() -> str:
    """The page."""
    sections = [part for heading, names in PUBLIC.items() for part in (f"## {heading}", *(_entry(*pair) for pair in names.items()))]
    return joined([NOTICE, INTRODUCTION, block(EXAMPLE, "python"), *sections])


def public(name: str) -> Any:
    """The function or class that `module:name` names."""
    module, _, attribute = name.partition(":")
    return getattr(import_module(module), attribute)


def _entry(name: str, members: tuple[str, ...]) -> str:
    thing, short = public(name), name.replace(":", ".")
    inner = "\n".join(_member(member, vars(thing)[member]) for member in members)
    return joined([f"### {short}", block(_header(short.rpartition(".")[2], thing), "python"), inspect.getdoc(thing) or "", inner]).rstrip()


def _member(name: str, member: Any) -> str:
    function = getattr(member, "fget", None) or getattr(member, "func", None) or member
    written = signature(function).replace("(self, ", "(").replace("(self)", "()")
    words = " ".join((inspect.getdoc(member) or "").split())
    return f"- `{name}{written if function is member else written.removeprefix('()')}`" + (f": {words}" if words else "")


def _header(name: str, thing: Any) -> str:
    if inspect.isroutine(thing):
        return f"def {name}{signature(thing)}"
    fields = {field: kind for field, kind in vars(thing).get("__annotations__", {}).items() if not field.startswith("_")}
    lines = [f"    {field}: {_plain(kind)}" for field, kind in fields.items()]
    return "\n".join([f"class {name}:", *(lines or ["    ..."])])


def signature(function: Any) -> str:
    """Parameters and result as they are written in the source."""
    return _plain(inspect.signature(function))


def _plain(annotation: Any) -> str:
    """An annotation, or a whole signature, without the quotes and names that Python puts around what was written."""
    text = getattr(annotation, "__forward_arg__", None) or re.sub(r" at 0x[0-9a-f]+", "", str(annotation))
    return re.sub(r"'([^']*)'", r"\1", text).replace("PosixPath(.)", "Path()").replace("<function <lambda>>", "…")
