"""The Jinja environments of content and shell; a template is compiled once, not in every build and every locale."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from functools import cache
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import jinja2
from jinja2 import compiler as jinja_compiler
from jinja2 import lexer, parser

from aeskills.caches import kept, named
from aeskills.site import compiler

PACKAGE = Path(__file__).parent.parent
PAGES, THEME, PROSE = PACKAGE / "templates", PACKAGE / "theme", PACKAGE / "prose"

_MAKERS: tuple[ModuleType, ...] = (lexer, parser, jinja_compiler, compiler)


def environment(folder: Path, undefined: type[jinja2.Undefined] = jinja2.Undefined) -> jinja2.Environment:
    """An environment for the templates below `folder`, PAGES or THEME."""
    return _Environment(loader=_Loader(folder), undefined=undefined, auto_reload=False, cache_size=-1, **compiler.SYNTAX)


class _Environment(jinja2.Environment):
    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template knows without being told, when it is loaded: Jinja's own view of two mappings is copied for every page."""
        return {**self.globals, **(d or {})}


class _Loader(jinja2.BaseLoader):
    def __init__(self, folder: Path) -> None:
        self._folder = folder.name

    def load(self, environment: jinja2.Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> jinja2.Template:
        code = compiled().get(f"{self._folder}/{name}")
        if code is None:
            raise jinja2.TemplateNotFound(name)
        return environment.template_class.from_code(environment, code, globals if globals is not None else {})


@cache
def compiled() -> Mapping[str, CodeType]:
    """Address in the package → code of every template, the tool's own hand-written pages among them."""
    return kept(state(), lambda: {path.relative_to(PACKAGE).as_posix(): _compiled(path) for path in _paths()})


@cache
def state() -> str:
    """What compiled templates are kept as: another name for other templates, and for another compiler."""
    return named("templates", [*_paths(), *(Path(str(module.__file__)) for module in _MAKERS)])


def _paths() -> list[Path]:
    return sorted([*PAGES.rglob("*.html"), *THEME.rglob("*.html"), *PROSE.rglob("*.md")])


def _compiled(path: Path) -> CodeType:
    (name,) = (path.relative_to(folder).as_posix() for folder in (PAGES, THEME, PROSE) if path.is_relative_to(folder))
    code = compiler.compiler().compile(path.read_text(encoding="utf-8"), name, str(path))
    assert isinstance(code, CodeType)
    return code
