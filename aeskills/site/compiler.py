"""Our templates → Python: Jinja's own, but that a dot is an attribute, a call is a call, and what is printed is plain text.

Jinja must serve templates of strangers, which may ask a dictionary for `x.y`, call what wants to know the context, and print HTML
as an object that remembers to be HTML. Ours do not, and without it a page is printed in four fifths of the time.
"""

from __future__ import annotations

from functools import cache
from keyword import iskeyword
from operator import call
from typing import Any, NoReturn

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from markupsafe import Markup, escape
from markupsafe import _escape_inner as escaped  # type: ignore[attr-defined]  # the quick half of `escape`: plain text in, plain text out

__all__ = ["SYNTAX", "DirectMacro", "call", "compiler", "printed"]

SYNTAX: Any = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
"""How our templates are to be read, by the environment of MkDocs as well."""


def printed(value: object) -> str:
    """`value` in HTML: escaped unless it is HTML already."""
    if type(value) is str:
        found: str = escaped(value)
        return found
    return value if type(value) is Markup else str(escape(value))


class DirectMacro(Macro):
    """A macro that is called as it is written, without looking for what may be left out, when nothing is."""

    def __call__(self, *values: object, **named: object) -> Markup:
        if named or self.caller or self.catch_kwargs or self.catch_varargs or len(values) != len(self.arguments):
            return Markup(super().__call__(*values, **named))
        return Markup(self._func(*values))


class _Generator(CodeGenerator):
    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        self.writeline(f"from {__name__} import DirectMacro, call, printed")
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        self.write("call(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write("Direct")
        super().macro_def(macro_ref, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002
        self.write("printed(")


class _Compiler(Environment):
    code_generator_class = _Generator


class _AnyFilter(dict[str, Any]):
    """Filters of any name: the compiler asks whether there is one, and what it makes of a constant, which is left for later."""

    def get(self, name: str, default: Any = None) -> Any:
        return super().get(name, default or _later)


def _later(*_: Any) -> NoReturn:
    raise NotImplementedError


@cache
def compiler() -> Environment:
    """What compiles our templates, for every locale: it does not know what a filter says in one."""
    made = _Compiler(optimized=False, **SYNTAX)
    made.filters = _AnyFilter(made.filters)
    return made
