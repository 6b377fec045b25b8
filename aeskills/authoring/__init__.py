"""Commands that write content: import from public classifications and tables, renaming, upgrading."""
