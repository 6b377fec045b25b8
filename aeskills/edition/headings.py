"""Names as headings."""

from __future__ import annotations


def heading(text: str) -> str:
    """A name as a heading: its first letter a capital, unless its case means something (iPhone, e-mail stay)."""
    first, rest = text[:1], text[1:]
    text_class = type(text)
    return text_class(first.upper() + rest) if not any(c.isupper() for c in text.split(" ")[0]) else text
