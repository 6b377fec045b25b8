"""docs/reference/files.md: every YAML file of a content folder and every field in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache

from aeskills.content.layout import PARTS
from aeskills.model.base import Record
from tests.reference.examples import GUIDE, example_of, guide_examples, whole_example
from tests.reference.fields import described_field, models_below, spaced, summary_of
from tests.reference.markdown import NOTICE, block, code, joined, prose, table

INTRODUCTION = """# YAML files

Every file of a content folder with every field. [Writing a role](../authoring.md) introduces them in the order of writing.

- *Translated text* allows `*emphasis*`, `**strong**`, `` `code` ``, `<term:id>`, `[words](skill:id)` and paragraphs.
- *Translated* text and words are what `aeskills translate` puts into PO files.
- A field without *required* may be left out; *default* is the value it then has. An unknown key is an error.
- Scalars are typed by the field: `no` in a text field is the word "no"."""


def page() -> str:
    """The page."""
    return joined([NOTICE, INTRODUCTION, _overview(), *_sections()])


def file_name(pattern: str) -> str:
    """A pattern of the layout as readers know it: `roles/{role}/skills/*.yaml` → `roles/<role>/skills/<id>.yaml`."""
    name = "<skill>" if "/items/" in pattern else "<id>"
    return pattern.replace("{role}", "<role>").replace("*", name)


def _overview() -> str:
    rows = []
    for part in PARTS:
        name = file_name(part.pattern)
        rows.append([f"[{code(name)}](#{spaced(part.model).replace(' ', '-')})", "no" if part.optional else "yes", purposes()[name]])
    return table(["file", "required", "holds"], rows)


@cache
def purposes() -> dict[str, str]:
    """File → what it holds, from the table in the authors' guide."""
    rows = re.findall(r"^\| `([^`]+\.yaml)` \| (.+?) \|$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    return dict(rows)


def _sections() -> Iterator[str]:
    written: set[type[Record]] = set()
    for part in PARTS:
        for model in models_below(part.model):
            if model not in written:
                written.add(model)
                yield from _section(model, file_name(part.pattern) if model is part.model else "")
        yield from _example(part.pattern)


def _example(pattern: str) -> Iterator[str]:
    """A whole file of the tests' handbook, for a kind of file without an example in the guide."""
    file, text = whole_example(pattern)
    if text and not any(fnmatch(name, pattern.format(role="*")) for name, _ in guide_examples()):
        yield f"### Example: {code(file)}"
        yield block(text, "yaml")


def _section(model: type[Record], file: str) -> Iterator[str]:
    name = spaced(model)
    yield f"{'##' if file else '###'} {name[:1].upper()}{name[1:]}"
    yield f"{code(file)}: {purposes()[file]}." if file else summary_of(model)
    yield table(["field", "type", "required", "default", "example", "meaning"], rows(model))


def rows(model: type[Record]) -> Iterator[list[str]]:
    """Name, type, whether required, default, example and meaning of each field of a model."""
    for name in model.model_fields:
        field, example = described_field(model, name), example_of(model, name)
        yield [
            code(name),
            field.type,
            "yes" if field.required else "",
            "" if field.required else code(field.default) if field.default else "none",
            code(example) if example else "",
            prose(field.meaning),
        ]
