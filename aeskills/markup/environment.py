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
"""How our templates are read, by the environment of MkDocs as well."""


def environment(folder: Path, undefined: type[jinja2.Undefined] = jinja2.Undefined) -> jinja2.Environment:
    """An environment for the templates below `folder`, PAGES or THEME."""
    return jinja2.Environment(loader=_Loader(folder), undefined=undefined, auto_reload=False, cache_size=-1, optimized=False, **SYNTAX)


class _Loader(jinja2.BaseLoader):
    """Loads templates from a folder. Every locale has an environment of its own, so compiled code is shared between them; it holds
    nothing of a locale because constant expressions are not folded (`optimized=False`)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, environment: jinja2.Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> jinja2.Template:
        path = self._folder / name
        if path not in _known(self._folder):
            raise jinja2.TemplateNotFound(name)
        if path not in _code:
            _code[path] = environment.compile(path.read_text(encoding="utf-8"), name, str(path))
        return environment.template_class.from_code(environment, _code[path], globals if globals is not None else {})


_code: dict[Path, CodeType] = {}


@cache
def _known(folder: Path) -> frozenset[Path]:
    return frozenset(folder.rglob("*.html"))
