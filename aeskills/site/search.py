"""What the search worker loads: one entry for each page and one for each of its parts.

Words are written as people type them: without accents, and Arabic without its article. The page's own words are kept as
they are for the excerpt; the folded ones follow in a field that is searched and never shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from aeskills.site.pages import Leaf

FIELDS = {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "terms": {"boost": 1.0}}
_WORD = re.compile(r"\w+")


def index(leaves: Iterable[Leaf], tag: str) -> dict[str, Any]:
    """The value of `search/index.json`: the worker's configuration and its documents."""
    docs = []
    for leaf in leaves:
        if not leaf.view.search or leaf.untranslated:
            continue
        for part in leaf.parts:
            location = leaf.view.address + (f"#{part.id}" if part.id else "")
            title = part.title or leaf.view.title
            text = part.words.removeprefix(leaf.view.title).strip() if not part.id else part.words
            terms = folded(f"{title} {text}")
            docs.append({"location": location or "./", "title": title, "page": leaf.view.title, "text": text, "terms": terms})
    config = {"lang": ["en"], "separator": r"[\s\-,:!=\[\]()\"/’'«»“”.;?]+", "pipeline": [], "fields": FIELDS}
    return {"config": config, "docs": docs, "options": {"suggest": False}, "tag": tag}


def folded(text: str) -> str:
    """The words whose folded form differs from what is written: `opportunità` → `opportunita`, `البيانات` → `بيانات`."""
    found = dict.fromkeys(word for word in _WORD.findall(text.lower()) if not word.isascii())
    return " ".join(dict.fromkeys(bare for word in found if (bare := fold(word)) != word))


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word without accents and without the Arabic article."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
    return bare.removeprefix("ال") if len(bare) > 4 else bare
