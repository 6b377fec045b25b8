"""`python -m aeskills`: the same as the `aeskills` command."""

from aeskills.cli import run

if __name__ == "__main__":
    run()
