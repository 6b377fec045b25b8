"""The modules of a script → one module to ship: joined in the order of their imports, without comments and spare blanks.

Not a general bundler: it knows the few forms that our own modules use (no empty statements, no line that ends without its
semicolon), and refuses a name that two modules declare.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const |function |async function |class )", re.MULTILINE)
_DECLARED = re.compile(r"^(?:export )?(?:const|let|class|function|async function) (\w+)", re.MULTILINE)

_KEPT, _BLANK = "\0", "\1"
"""Stand in the code for a piece that stays as it is, and for a blank that is needed."""

_NEXT = re.compile(r"//[^\n]*|/\*.*?\*/|[\"'`/{}]", re.DOTALL)
_BEFORE_REGEX = re.compile(r"(?:^|[(,=:\[!&|?{};>+]|\breturn)\s*$")
_TEMPLATE = r"(?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)"
_WHOLE = {
    '"': re.compile(r'"(?:[^"\\\n]|\\.)*"'),
    "'": re.compile(r"'(?:[^'\\\n]|\\.)*'"),
    "/": re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*"),
    "`": re.compile(f"`{_TEMPLATE}", re.DOTALL),
    "}": re.compile(f"}}{_TEMPLATE}", re.DOTALL),
}
"""Sign → the piece that begins with it; a template ends, or is broken off, before each `${` and goes on at its brace."""

_CONST = re.compile(r"const(?<![\w$.]const)\b")
_LINE_END = re.compile(r"[ \t]+\n")
_LINE_START = re.compile(r"\n\s+")
_BLANKS = re.compile(r"[ \t]{2,}|\t")
_NEEDED_BLANK = re.compile(r" (?:(?<=[\w$] )(?=[\w$])|(?<=\+ )(?=\+)|(?<=- )(?=-))")
_SPARE_LINE = re.compile(r"\n(?:(?<=[{}(,;\[]\n)|(?=[)\]},;.?:]))")


def pack(modules: Mapping[str, str], entry: str) -> str:
    """File name → source; everything that `entry` reaches, and what it exports.

    Raises ValueError for a name declared twice or a form unknown here.
    """
    order: list[str] = []

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in order or name in above:
            return
        for needed in _IMPORT.findall(modules[name]):
            visit(needed, (*above, name))
        order.append(name)

    visit(entry, ())
    declared: dict[str, str] = {}
    for name in order:
        for word in _DECLARED.findall(modules[name]):
            if declared.setdefault(word, name) != name:
                raise ValueError(f"{name} and {declared[word]} both declare {word}")
    bodies = [_IMPORT.sub("", modules[name]) for name in order]
    if left := re.search(r"^(?:import|export)\b.*", _EXPORT.sub("", "\n".join(bodies)), re.MULTILINE):
        raise ValueError(f"not understood: {left[0]}")
    joined = "\n".join([*(_EXPORT.sub("", body) for body in bodies[:-1]), bodies[-1]])
    return squeezed(joined)


def squeezed(script: str) -> str:
    """A script without comments and spare blanks, `const` as the shorter `let`; strings, templates, regular expressions as they are."""
    code, kept = _parted(script)
    code = _BLANKS.sub(" ", _LINE_START.sub("\n", _LINE_END.sub("\n", _CONST.sub("let", code))))
    code = _NEEDED_BLANK.sub(_BLANK, code).replace(" ", "").replace(_BLANK, " ")
    pieces = _SPARE_LINE.sub("", code).replace(";}", "}").strip().split(_KEPT)
    return "".join(part for both in zip(pieces, [*kept, "\n"], strict=True) for part in both)


def _parted(script: str) -> tuple[str, list[str]]:
    """The code without comments, with `_KEPT` for each piece that stays as it is, and these pieces."""
    code: list[str] = []
    kept: list[str] = []
    braces: list[bool] = []  # of each open one, whether it stands in a template
    at = 0
    while found := _NEXT.search(script, at):
        sign, start = found[0], found.start()
        code.append(script[at:start])
        at = found.end()
        if sign == "{":
            braces.append(False)
            code.append(sign)
        elif (sign == "}" and not (braces and braces.pop())) or (sign == "/" and not _BEFORE_REGEX.search("".join(code[-4:]))):
            code.append(sign)
        elif len(sign) == 1:
            whole = _WHOLE[sign].match(script, start)
            if not whole:
                raise ValueError(f"not understood: {script[start : start + 40]!r}")
            if whole[0].endswith("${"):
                braces.append(True)
            code.append(_KEPT)
            kept.append(whole[0])
            at = whole.end()
    return "".join([*code, script[at:]]), kept
