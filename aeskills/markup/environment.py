"""The Jinja environments of page content and page layout."""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2.sandbox import SandboxedEnvironment

PACKAGE_FOLDER = Path(__file__).parent.parent
_PAGES, THEME = PACKAGE_FOLDER / "templates", PACKAGE_FOLDER / "theme"

SYNTAX: Any = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}


def environment(undefined: type[jinja2.Undefined] = jinja2.Undefined, overrides: Path | None = None) -> jinja2.Environment:
    """An environment for the templates of content and layout.

    `overrides` is a project's folder of templates that take the place of ours; its own run in a sandbox, and `aeskills/main.html` is
    ours, to be extended.
    """
    kind = jinja2.Environment if overrides is None else SandboxedEnvironment
    return kind(loader=_Loader(overrides), undefined=undefined, auto_reload=False, cache_size=-1, **SYNTAX)


def compile_templates(environment: jinja2.Environment) -> None:
    """Compiles every template that is not compiled yet; `environment` has all filters."""
    for name in _paths():
        environment.get_template(name)


class _Loader(jinja2.BaseLoader):
    """Loads the package's templates, and a project's in their place. Every locale and depth of page has an environment of its own, so
    compiled code is shared between them; it holds nothing of a locale because constant expressions are not folded (`optimized=False`)."""

    def __init__(self, overrides: Path | None) -> None:
        self._overrides = overrides

    def load(self, environment: jinja2.Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> jinja2.Template:
        path = self._path(name)
        key = environment.sandboxed, str(path), path.stat().st_mtime_ns if self._overrides else 0
        if key not in _code:
            _code[key] = environment.compile(path.read_text(encoding="utf-8"), name, str(path))
        return environment.template_class.from_code(environment, _code[key], globals if globals is not None else {})

    def _path(self, name: str) -> Path:
        own = self._overrides / name if self._overrides else None
        if own and ".." not in name.split("/") and own.is_file():
            return own
        known = _paths()
        if name not in known:
            name = name.removeprefix("aeskills/") if self._overrides else name
        if name not in known:
            raise jinja2.TemplateNotFound(name)
        return known[name]


_code: dict[tuple[bool, str, int], CodeType] = {}
"""Whether in a sandbox, file and time of change → compiled template."""


@cache
def _paths() -> dict[str, Path]:
    """Name → file of every template; a name is unique over both folders."""
    return {path.relative_to(folder).as_posix(): path for folder in (_PAGES, THEME) for path in folder.rglob("*.html")}
