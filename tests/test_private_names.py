"""What other libraries keep to themselves is not used: names with an underscore in front may change with any release of theirs."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from importlib import import_module

from tests.test_layers import modules, sources

PUBLIC = {"_replace", "_asdict", "_fields", "_make", "_field_defaults", "_exit"}
"""Named tuples have an underscore so as to differ from fields; os._exit has one as a warning. Both are documented."""

GENERATED = "__pydantic_"
OWN = ("self", "cls")


def is_private(name: str) -> bool:
    """Whether a name is one of those, or one that pydantic makes for itself."""
    return name.startswith(GENERATED) or (name.startswith("_") and not name.endswith("__") and name not in PUBLIC)


def used_of_others(text: str) -> Iterator[str]:
    """Private names of anything but the module's own objects, and private modules and names that are imported."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Attribute) and is_private(node.attr):
            if node.attr.startswith(GENERATED) or not (isinstance(node.value, ast.Name) and node.value.id in OWN):
                yield ast.unparse(node)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if any(map(is_private, alias.name.split("."))))
        elif isinstance(node, ast.ImportFrom):
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name for name in names if any(map(is_private, name.split("."))))
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("getattr", "setattr", "hasattr"):
            yield from (arg.value for arg in node.args if isinstance(arg, ast.Constant) and is_private(str(arg.value)))


def private_names(cls: ast.ClassDef) -> set[str]:
    """The private names that a class defines, or uses of itself."""
    defined = {node.name for node in ast.walk(cls) if isinstance(node, ast.FunctionDef)}
    of_itself = (node for node in ast.walk(cls) if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name))
    used = {node.attr for node in of_itself if isinstance(node.value, ast.Name) and node.value.id in OWN}
    return set(filter(is_private, defined | used))


def inherited(text: str, module: str) -> Iterator[str]:
    """Private names of a class that are names of a foreign class below it: overridden, or called."""
    for node in ast.parse(text).body:
        if isinstance(node, ast.ClassDef):
            bases = getattr(import_module(module), node.name).__mro__
            foreign = {name for base in bases if base.__module__.partition(".")[0] != module.partition(".")[0] for name in vars(base)}
            yield from (f"{node.name}.{name}" for name in sorted(private_names(node) & foreign))


def module_name(file: str) -> str:
    """The full name of a module, from its path below the package."""
    return f"aeskills.{file.removesuffix('.py').removesuffix('/__init__').replace('/', '.')}".removesuffix(".__init__")


def test_no_private_name_of_another_library_is_used() -> None:
    assert len(modules(sources())) > 80
    assert [f"{file}: {name}" for file, text in modules(sources()).items() for name in used_of_others(text)] == []


def test_no_class_overrides_what_a_library_keeps_to_itself() -> None:
    files = modules(sources())
    assert sum("class " in text for text in files.values()) > 60
    assert [f"{file}: {name}" for file, text in files.items() for name in inherited(text, module_name(file))] == []


BROKEN = """
from markupsafe import _escape_inner
import pydantic._internal.fields
from jinja2 import _identifier
schema = model.__pydantic_core_schema__
tree = parser._root
table = getattr(parser, "_table")
class Sound:
    def __init__(self): self._kept = place._replace(line=1)
    def __get_pydantic_core_schema__(self): return self._kept
"""


def test_each_way_to_use_one_is_seen() -> None:
    assert sorted(used_of_others(BROKEN)) == [
        "_table",
        "jinja2._identifier",
        "markupsafe._escape_inner",
        "model.__pydantic_core_schema__",
        "parser._root",
        "pydantic._internal.fields",
    ]


def test_a_class_that_overrides_one_is_seen() -> None:
    text = "from jinja2.compiler import CodeGenerator\nclass Own(CodeGenerator):\n    def _output_child_pre(self): return self._mine\n"
    name = "a_module_of_this_test"
    module = type(sys)(name)
    exec(text, module.__dict__)
    sys.modules[name] = module
    try:
        assert list(inherited(text, name)) == ["Own._output_child_pre"]
    finally:
        del sys.modules[name]
