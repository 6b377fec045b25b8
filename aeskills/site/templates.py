"""The Jinja environments of content and shell; a template is compiled once, not in every build and every locale."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from functools import cache
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any
from zlib import crc32

import jinja2
from jinja2 import compiler as jinja_compiler
from jinja2 import lexer, parser

from aeskills.caches import kept
from aeskills.site import compiler

PACKAGE = Path(__file__).parent.parent
PAGES, THEME = PACKAGE / "templates", PACKAGE / "theme"

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
    """Address in the package → code of every template."""
    return kept(state(), lambda: {name: _compiled(name, text) for name, text in _sources().items()})


@cache
def state() -> str:
    """What compiled templates are kept as: another name for other templates, and for another compiler."""
    makers = [Path(str(module.__file__)).read_text(encoding="utf-8") for module in _MAKERS]
    return f"templates-{crc32(chr(0).join([str(PACKAGE), *_sources(), *_sources().values(), *makers]).encode()):08x}"


@cache
def _sources() -> Mapping[str, str]:
    paths = sorted(path for folder in (PAGES, THEME) for path in folder.rglob("*.html"))
    return {path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def _compiled(name: str, source: str) -> CodeType:
    code = compiler.compiler().compile(source, name.partition("/")[2], str(PACKAGE / name))
    assert isinstance(code, CodeType)
    return code
