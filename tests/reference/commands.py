"""docs/reference/commands.md: every command with its arguments and options, from click."""

from __future__ import annotations

import re
from collections.abc import Iterator
from inspect import cleandoc

import click

from aeskills.cli import main
from tests.reference.markdown import NOTICE, block, code, joined, prose, table

INTRODUCTION = """# Commands

`aeskills COMMAND --help` (or `-h`) prints the same. Exit codes: 0 clean, 1 findings, 2 could not run."""

_EXTRA = re.compile(r"\s*\[([^\]]+)\]")
_VERBATIM = re.compile(r"^\x08\n", re.MULTILINE)


def page() -> str:
    """The page."""
    sections = [part for path, command in commands() for part in _section(path, command)]
    return joined([NOTICE, INTRODUCTION, *sections])


def commands(path: str = "aeskills", command: click.Command = main) -> Iterator[tuple[str, click.Command]]:
    """Every command with the words that call it, groups before their commands."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=path)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from commands(f"{path} {name}", inner)


def _section(path: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=path)
    yield f"## {path}"
    usage = " ".join([path, *command.collect_usage_pieces(context)])
    yield block(usage, "sh")
    yield _help(command.help or "")
    if isinstance(command, click.Group):
        inner = {name: command.get_command(context, name) for name in command.list_commands(context)}
        rows = ([_link(f"{path} {name}"), prose(one.get_short_help_str(200))] for name, one in inner.items() if one)
        yield table(["command", ""], rows)
    yield table(["option", "value", "default", ""], options(command, context))


def _link(path: str) -> str:
    return f"[{path}](#{path.replace(' ', '-')})"


def _help(text: str) -> str:
    """A command's help as Markdown; paragraphs after a line of `\\b` keep their line ends."""
    paragraphs = cleandoc(text).split("\n\n")
    return "\n\n".join(block(cleandoc(_VERBATIM.sub("", part)), "text") if part.startswith("\b") else prose(part) for part in paragraphs)


def options(command: click.Command, context: click.Context) -> Iterator[list[str]]:
    """Names, value, default and meaning of each option but `--help`."""
    for option in command.params:
        record = option.get_help_record(context) if isinstance(option, click.Option) else None
        if record is not None:
            *names, value = [*record[0].split(", ")[:-1], *(record[0].split(", ")[-1] + " ").split(" ", 1)]
            words = _EXTRA.sub("", record[1])
            extra = [part for group in _EXTRA.findall(record[1]) for part in group.split("; ")]
            default = next((part.partition(":")[2].strip() for part in extra if part.startswith("default")), "")
            limits = [part for part in extra if "<" in part or ">" in part]
            value = ", ".join([*([code(value.strip())] if value.strip() else []), *map(code, limits)])
            yield [", ".join(map(code, names)), value, "required" if option.required else default, prose(words.strip())]
