"""The command line: thin; every command reads, does one thing, and reports."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module

import click

_COMMANDS = {
    "build": "cli_site", "serve": "cli_site", "check": "cli_check", "status": "cli_check", "explain": "cli_check",
    "translate": "cli_translate", "score": "cli_assessment", "simulate": "cli_assessment", "items": "cli_assessment",
    "schema": "cli_schema",
}  # fmt: skip
"""Command → the module that has it; only the one that runs is loaded."""


class _OnDemand(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(f"aeskills.{_COMMANDS[cmd_name]}"), cmd_name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=_OnDemand, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="aeskills")
def main() -> None:
    """Turn YAML about a job role into a multilingual site with a self-assessment.

    read → check → localize → view → render

    Exit codes: 0 clean, 1 findings, 2 could not run.
    """


def run() -> None:
    """What `aeskills` starts. Its process ends as soon as all is said: to take a whole handbook apart first would take longer than
    many a command."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # to look for some in all that is installed takes longer the more there is
    code: int = 0
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else bool(end.code)
    except OSError as error:  # such as a full disk that the output goes to
        code = 2
        click.echo(f"aeskills: {error.strerror}", err=True)
    with suppress(OSError):  # whoever read it is gone
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)
