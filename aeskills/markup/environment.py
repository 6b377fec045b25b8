"""The Jinja environments of page content and page layout."""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2.sandbox import SandboxedEnvironment

PACKAGE = Path(__file__).parent.parent
PAGES, THEME = PACKAGE / "templates", PACKAGE / "theme"

SYNTAX: Any = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}


def environment(undefined: type[jinja2.Undefined] = jinja2.Undefined, overrides: Path | None = None) -> jinja2.Environment:
    """An environment for the templates of content and layout.

    `overrides` is a project's folder of templates that take the place of ours; its own run in a sandbox, and `aeskills/main.html` is
    ours, to be extended.
    """
    if overrides is None:
        return jinja2.Environment(loader=_Loader(), undefined=undefined, auto_reload=False, cache_size=-1, **SYNTAX)
    own = jinja2.PrefixLoader({"aeskills": _Texts()})
    loader = jinja2.ChoiceLoader([jinja2.FileSystemLoader(overrides), own, _Texts()])
    return SandboxedEnvironment(loader=loader, undefined=undefined, auto_reload=False, cache_size=-1, **SYNTAX)


class _Texts(jinja2.BaseLoader):
    """The package's templates as text, for environments that compile them in their own way."""

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, None]:  # noqa: ARG002
        if template not in _paths():
            raise jinja2.TemplateNotFound(template)
        path = _paths()[template]
        return path.read_text(encoding="utf-8"), str(path), None


class _Loader(jinja2.BaseLoader):
    """Loads the package's templates. Every locale and depth of page has an environment of its own, so compiled code is shared between
    them; it holds nothing of a locale because constant expressions are not folded (`optimized=False`)."""

    def load(self, environment: jinja2.Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> jinja2.Template:
        if name not in _paths():
            raise jinja2.TemplateNotFound(name)
        if name not in _code:
            path = _paths()[name]
            _code[name] = environment.compile(path.read_text(encoding="utf-8"), name, str(path))
        return environment.template_class.from_code(environment, _code[name], globals if globals is not None else {})


_code: dict[str, CodeType] = {}


@cache
def _paths() -> dict[str, Path]:
    """Name → file of every template; a name is unique over both folders."""
    return {path.relative_to(folder).as_posix(): path for folder in (PAGES, THEME) for path in folder.rglob("*.html")}
