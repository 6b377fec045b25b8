"""The Jinja environments of content and shell; a template is compiled once, not in every build and every locale."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager, suppress
from functools import cache
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from types import CodeType
from typing import Any, NoReturn
from zlib import crc32

import jinja2
from jinja2.bccache import Bucket
from jinja2.runtime import Context

from aeskills.site.seal import caches

PAGES = Path(__file__).parent.parent / "templates"
THEME = Path(__file__).parent.parent / "theme"


def environment(folder: Path, undefined: type[jinja2.Undefined] = jinja2.Undefined) -> jinja2.Environment:
    """An environment for the templates below `folder`."""
    loader = jinja2.FileSystemLoader(folder)
    return _Environment(loader=loader, undefined=undefined, auto_reload=False, cache_size=-1, bytecode_cache=_compiled(), **SYNTAX)


SYNTAX: Any = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
"""How our templates are to be read, by the environment of MkDocs as well."""


class _Context(Context):
    """The names of a template. What it calls is called as it stands: none of ours asks for the context, and to ask each costs as
    much as many a call."""

    def call(self, called: Callable[..., Any], /, *values: Any, **names: Any) -> Any:
        names.pop("_loop_vars", None)
        names.pop("_block_vars", None)
        return called(*values, **names)


class _Environment(jinja2.Environment):
    context_class = _Context

    def compile(self, *values: Any, **names: Any) -> Any:
        """A template is compiled for all locales, so by an environment that does not know what our filters say in one of them."""
        return _compiler().compile(*values, **names)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template knows without being told, when it is loaded: Jinja's own view of two mappings is copied for every page."""
        return {**self.globals, **(d or {})}


@contextmanager
def compiling() -> Iterator[None]:
    """Compiles every template in a process of its own, while this one has other work, unless that was done in an earlier build."""
    folder = _kept()
    beside = get_context("fork").Process(target=_compile, args=(folder,)) if folder and not (folder / _WHOLE).exists() else None
    if beside:
        beside.start()
    try:
        yield
    finally:
        if beside:
            beside.join()


_WHOLE = "all"
"""Stands beside the compiled templates when there is one of each."""


def _compile(folder: Path) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C ends it without a word
    with suppress(OSError):  # a disk that is full is for the build to report
        for templates in (THEME, PAGES):
            here = environment(templates)
            for name in here.list_templates(extensions=["html"]):
                here.get_template(name)
        (folder / _WHOLE).touch()


@cache
def _compiler() -> jinja2.Environment:
    made = jinja2.Environment(**SYNTAX)
    made.filters = _AnyFilter(made.filters)
    return made


class _AnyFilter(dict[str, Any]):
    """Filters of any name: the compiler asks whether there is one, and what it makes of a constant, which is left for later."""

    def get(self, name: str, default: Any = None) -> Any:
        return super().get(name, default or _later)


def _later(*_: Any) -> NoReturn:
    raise NotImplementedError


class _Compiled(jinja2.BytecodeCache):
    """Compiled templates: in memory for the editions of one process, and in a folder, if there is one, from build to build."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = jinja2.FileSystemBytecodeCache(str(folder)) if folder else None
        self._loaded: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._loaded.get((bucket.key, bucket.checksum))
        if self._folder and not bucket.code:
            self._folder.load_bytecode(bucket)
            self._remember(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._remember(bucket)
        if self._folder:
            self._folder.dump_bytecode(bucket)

    def _remember(self, bucket: Bucket) -> None:
        if bucket.code:
            self._loaded[bucket.key, bucket.checksum] = bucket.code


@cache
def _compiled() -> _Compiled:
    return _Compiled(_kept())


def _kept() -> Path | None:
    """Where compiled templates stay; None where nothing can be written."""
    folder = caches() / f"jinja-{version('jinja2')}-{crc32(Path(__file__).read_bytes()):08x}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder
