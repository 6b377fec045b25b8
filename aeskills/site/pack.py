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
_BEFORE_REGEX = re.compile(r"(?:^|[(,=:\[!&|?{};>+]|\breturn)\s*$")
_WORD = re.compile(r"[\w$]")
_NAME = re.compile(r"[A-Za-z_$][\w$]*")


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
    """A script without comments and spare blanks."""
    return "".join(_Squeeze(script).out).strip() + "\n"


class _Squeeze:
    """Copies code without comments and blanks, `const` as the shorter `let`; strings, templates, regular expressions as they are."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self.out = text, 0, [""]
        self._code("")

    def _code(self, stop: str) -> None:
        depth = 0
        while self.at < len(self.text):
            sign = self.text[self.at]
            if sign == stop and depth == 0:
                return
            depth += (sign == "{") - (sign == "}")
            if self.text.startswith(("//", "/*"), self.at):
                end = self.text.find("\n" if self.text[self.at + 1] == "/" else "*/", self.at)
                self.at = end + (0 if self.text[self.at + 1] == "/" else 2)
            elif sign in "\"'":
                self._copy(re.compile(rf"{sign}(?:[^{sign}\\\n]|\\.)*{sign}"))
            elif sign == "`":
                self._template()
            elif sign == "/" and _BEFORE_REGEX.search("".join(self.out[-12:])):
                self._copy(re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*"))
            elif sign.isspace():
                self._blank()
            elif word := _NAME.match(self.text, self.at):
                self.out.append("let" if word[0] == "const" else word[0])
                self.at = word.end()
            else:
                if sign == "}" and self.out[-1] == ";":
                    self.out.pop()
                self.out.append(sign)
                self.at += 1

    def _copy(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.text, self.at)
        if not found:
            raise ValueError(f"not understood: {self.text[self.at : self.at + 40]!r}")
        self.out.append(found[0])
        self.at = found.end()

    def _template(self) -> None:
        self._copy(re.compile("`"))
        while not self.text.startswith("`", self.at):
            if self.text.startswith("${", self.at):
                self._copy(re.compile(r"\$\{"))
                self._code("}")
                self._copy(re.compile(r"\}"))
            else:
                self._copy(re.compile(r"\\.|[^\\]", re.DOTALL))
        self._copy(re.compile("`"))

    def _blank(self) -> None:
        """A line break stays where a statement may end at it; a blank stays between words, and between equal signs."""
        start = self.at
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1
        before, after = self.out[-1][-1:], self.text[self.at : self.at + 1]
        if "\n" in self.text[start : self.at] and before not in "{}(,;[\n" and after not in ")]},;.?:":
            self.out.append("\n")
        elif (_WORD.match(before) and _WORD.match(after)) or (before == after and before in "+-"):
            self.out.append(" ")
