"""YAML that people go on editing: records → text, and edits that keep comments and layout; the only module that knows ruamel.yaml."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML

_WIDTH = 120


def dumped(value: Mapping[str, Any], comment: str) -> str:
    """A YAML file with a comment at its head; `comment` may have several lines."""
    out = io.StringIO()
    _yaml().dump(dict(value), out)
    return "".join(f"# {line}".rstrip() + "\n" for line in comment.split("\n")) + out.getvalue()


def edited(text: str, first: Mapping[str, Any]) -> str:
    """The YAML of `text` with the keys of `first` set: new ones before all others, below the comment at the head."""
    yaml = _yaml()
    document = yaml.load(text)
    for place, (key, value) in enumerate(first.items()):
        if key in document:
            document[key] = value
        else:
            document.insert(place, key, value)
    out = io.StringIO()
    yaml.dump(document, out)
    return out.getvalue()


def _yaml() -> YAML:
    yaml = YAML()
    yaml.width = _WIDTH
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.allow_unicode = True
    return yaml
