"""Entries of catalogs as they are laid out, and what the careful reader makes of a catalog."""

from __future__ import annotations

from pathlib import Path

from aeskills.locales import lookup
from aeskills.locales.lookup import Words

HEADER = 'msgid ""\nmsgstr ""\n"Language: it\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
ENTRY = '\n#. a purpose\n#: file.yaml\nmsgctxt "skill/a#name"\nmsgid "one"\nmsgstr "uno"\n'
PLURAL = ENTRY.replace('msgstr "uno"', 'msgid_plural "ones"\nmsgstr[0] "uno"\nmsgstr[1] "uni"')
MORE = '\n#, python-format\nmsgctxt "skill/b#name"\nmsgid ""\n"two\\n"\n"\\"three\\""\nmsgstr "due\\\\"\n'
OBSOLETE = '\n#~ msgctxt "skill/c#name"\n#~ msgid "four"\n#~ msgstr "quattro"\n'


def with_care(path: Path) -> Words:
    return lookup._with_care(path)
