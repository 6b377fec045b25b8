"""The command line: thin; every command reads, does one thing, and reports."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from aeskills.cli.running import debug_option, run_command

_COMMANDS = {
    "build": "building", "serve": "building", "check": "check", "status": "check", "explain": "check", "translate": "translate",
    "score": "assessment", "simulate": "assessment", "items": "assessment", "panel": "assessment", "schema": "schema",
    "new": "beginning", "import": "importing", "rename": "renaming", "upgrade": "upgrading",
}  # fmt: skip
"""Command → the module of this package that defines it; only the one that runs is imported."""


class _OnDemand(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(f"aeskills.cli.{_COMMANDS[cmd_name]}"), f"{cmd_name}_command")
        assert isinstance(command, click.Command)
        if not any(option.name == "debug" for option in command.params):
            command.params.append(debug_option())
        return command


@click.group(cls=_OnDemand, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="aeskills")
def main() -> None:
    """Turn YAML about a job role into a multilingual site with a self-assessment.

    read → check → localize → view → render

    Exit codes: 0 clean, 1 findings, 2 could not run, 130 interrupted.
    """


main.params.append(debug_option())


def run() -> None:
    """Run the command line: the entry point of `aeskills` and `python -m aeskills`."""
    sys.exit(run_command(lambda: main(prog_name="aeskills", standalone_mode=False)))
