"""Commands that write content."""
