"""The Jinja environments of page content and page layout."""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2

PACKAGE = Path(__file__).parent.parent
PAGES, THEME = PACKAGE / "templates", PACKAGE / "theme"

SYNTAX: Any = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}


def environment(undefined: type[jinja2.Undefined] = jinja2.Undefined) -> jinja2.Environment:
    """An environment for the templates of content and layout."""
    return jinja2.Environment(loader=_Loader(), undefined=undefined, auto_reload=False, cache_size=-1, **SYNTAX)


def compile_templates(environment: jinja2.Environment) -> None:
    """Compiles every template that is not compiled yet; `environment` has all filters."""
    for name in _paths():
        environment.get_template(name)


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
