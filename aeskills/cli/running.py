"""What surrounds every command: the standard streams, the signals, and the last net for exceptions."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable

import click

from aeskills.failures import DEBUG, describe, wants_traceback
from aeskills.signals import end_on_signals

INTERRUPTED = 130
"""Exit code after Ctrl+C; after another signal it is 128 and the signal's number as well."""


def run_command(command: Callable[[], object]) -> int:
    """The exit code of a command. Whatever it raises becomes one line; a traceback is printed only for `--debug`."""
    _open_streams()
    end_on_signals()
    try:
        try:
            code = command()
        finally:
            _flush()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0 if end.code is None else 2
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.ClickException as error:
        _say(error.show)
        return error.exit_code
    except BrokenPipeError:  # whoever read the output has ended
        _discard(sys.stdout)
        return 128 + 13
    except Exception as error:
        if wants_traceback():
            _say(traceback.print_exc)
        message = describe(error)
        _say(lambda: click.echo(f"aeskills: {message}", err=True))
        _discard(sys.stdout)
        return 2
    return code if isinstance(code, int) else 0


def debug_option() -> click.Option:
    """`--debug`: of the whole command line and of each command."""
    return click.Option(
        ["--debug"], is_flag=True, expose_value=False, is_eager=True, callback=_ask_for_traceback,
        help=f"Print a traceback after a fault of aeskills itself ({DEBUG}=1 does the same).",
    )  # fmt: skip


def _ask_for_traceback(_context: click.Context, _parameter: click.Parameter, asked: bool) -> None:
    if asked:
        os.environ[DEBUG] = "1"


def _open_streams() -> None:
    """Opens what the caller has closed, or the next file would take its number; escapes what the output's encoding lacks."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _say(show: Callable[[], object]) -> None:
    """Says something if it can be said; a full or closed standard error is no reason for another exception."""
    try:
        show()
    except (OSError, MemoryError, ValueError):
        _discard(sys.stderr)


def _discard(stream: object) -> None:
    """Lets what a stream still holds go nowhere, or Python tries again at its end, and fails."""
    try:
        number = stream.fileno()  # type: ignore[attr-defined]
        os.dup2(os.open(os.devnull, os.O_WRONLY), number)
    except (OSError, AttributeError, ValueError):
        pass
