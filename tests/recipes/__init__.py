"""The recipes of docs/publishing.md, run as far as a machine without a network can: `make recipes`."""
