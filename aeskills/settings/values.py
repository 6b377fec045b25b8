"""The values of mkdocs.yml as they were written, read with their places; what does not fit is reported."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from aeskills.content.messages import value_location
from aeskills.content.yaml_source import Node
from aeskills.findings import Finding, Location, did_you_mean

PYTHON = "tag:yaml.org,2002:python/"
CORE = "tag:yaml.org,2002:"
_CONSTANTS: Mapping[str, Any] = {"true": True, "false": False, "yes": True, "no": False, "on": True, "off": False, "null": None, "~": None}


def is_web_address(value: str, whole: bool = False) -> bool:
    """Whether a text is a full http(s) address; without `whole` one that others can be joined to, with no query and no fragment."""
    if any(char.isspace() or char in "<>\"'\\" for char in value):
        return False
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (whole or not (parts.query or parts.fragment))
    except ValueError:
        return False


class NodeReader:
    """Reads nodes of one file and gathers findings."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []

    def report(self, place: Node | Location, code: str, message: str, hint: str, severity: Any = "error") -> None:
        """Notes a finding at a node or place."""
        at = place if isinstance(place, Location) else self.place(place)
        self.findings.append(Finding(at, code, message, hint, severity))

    def place(self, node: Node) -> Location:
        """Where a value stands."""
        return value_location(node, self.file)

    def no_effect(self, place: Location, name: str, hint: str) -> None:
        """A setting that MkDocs or its theme knows and this site has no use for."""
        self.report(place, "setting-without-effect", f'the setting "{name}" has no effect here', hint, "warning")

    def entries(self, node: Node | None, name: str) -> Iterator[tuple[str, Node, Location]]:
        """Key, value and the key's place of a mapping; nothing, and a finding, for another value."""
        if node is None or node.value is None:
            return
        if not isinstance(node.value, dict):
            self.bad(node, name, "is a list of names with values", f"write the parts of {name} as `name: value`, one a line")
            return
        for key, value in node.value.items():
            yield key, value, node.keys.get(key, self.place(value))

    def items(self, node: Node | None, name: str) -> list[Node]:
        """The entries of a list."""
        if node is None or node.value is None:
            return []
        if isinstance(node.value, list):
            return node.value
        self.bad(node, name, "is a list", f"write each entry of {name} in a line of its own that begins with a hyphen")
        return []

    def text(self, node: Node | None, name: str) -> str:
        """A text, with `!ENV` looked up; empty for no value."""
        if node is None or node.value is None:
            return ""
        if node.tag == "!ENV":
            return self._environment(node, name)
        if isinstance(node.value, str) and (not node.tag or node.tag.startswith(f"{CORE}str")):
            return node.value.strip()
        if (node.tag and not node.tag.startswith(CORE)) or node.tag.startswith(PYTHON):
            self.tag(node)
        else:
            self.bad(node, name, "is a text", "write one value after the colon")
        return ""

    def bad(self, node: Node, name: str, expected: str, hint: str) -> None:
        """A value of another kind than the setting has."""
        self.report(node, "bad-setting", f'"{name}" {expected}', hint)

    def tag(self, node: Node) -> None:
        """A tag that is not followed."""
        shown = node.tag.replace(PYTHON, "!!python/").replace(CORE, "!!")
        message = f"the tag {shown} is not followed"
        self.report(node, "setting-tag", message, "write the plain value; names of Python are read for known Markdown extensions only")

    def unknown(self, place: Location, name: str, known: Any, otherwise: str) -> None:
        """A name that no setting has."""
        self.report(place, "unknown-setting", f'there is no setting "{name}"', did_you_mean(name, known, otherwise))

    def plain(self, node: Node) -> Any:
        """A value with its scalars typed as YAML does: true, 3, null."""
        if isinstance(node.value, dict):
            return {key: self.plain(child) for key, child in node.value.items()}
        if isinstance(node.value, list):
            return [self.plain(child) for child in node.value]
        if node.tag and node.tag != f"{CORE}str":
            return self.text(node, "")
        if not isinstance(node.value, str):
            return None
        if node.value.lower() in _CONSTANTS:
            return _CONSTANTS[node.value.lower()]
        try:
            return int(node.value)
        except ValueError:
            return node.value

    def _environment(self, node: Node, name: str) -> str:
        """`!ENV NAME`, or `!ENV [NAME, OTHER, default]`: the first that is set, else the last entry."""
        if isinstance(node.value, list):
            names = [child.value for child in node.value if isinstance(child.value, str)]
            default = names.pop() if len(names) > 1 else ""
        else:
            names, default = [str(node.value)], ""
        found = next((os.environ[word] for word in names if word in os.environ), default)
        if not found and not default:
            message = f'"{name}" asks for {" or ".join(names)} of the environment, which is not set'
            self.report(node, "setting-tag", message, "set it, or give a default: !ENV [NAME, default]", "warning")
        return found
