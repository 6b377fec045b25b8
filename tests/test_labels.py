"""Roles that sell nothing read naturally: labels of their own stand where the tool would speak of selling, in each language."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from aeskills.pipeline import read_and_check
from tests.pages import pages_of
from tests.tool import ROOT, build, run

SELLING = {
    "en": re.compile(r"\b(sold|sales?|buys?|buyers?|sell\w*|accounts?|quota|deals?|customers?|clients?)\b", re.IGNORECASE),
    "it": re.compile(r"\b(vend\w+|acquist\w+|account|client[ei]|quota|trattativ\w+)\b", re.IGNORECASE),
}
OWN = {
    "nurse": {"en": ("Whom you care for", "The shift", "How nursing is organised"), "it": ("Di chi ti prendi cura", "Il turno")},
    "developer": {"en": ("Who uses it", "From idea to release", "How teams are cut"), "it": ("Chi lo usa", "Dall’idea al rilascio")},
}


def spoken(path: Path) -> str:
    """What a reader sees of a page, and what its description says."""
    html = path.read_text(encoding="utf-8")
    described = " ".join(re.findall(r'<meta name="description" content="([^"]*)"', html))
    body = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", " ", html[html.index("<body") :], flags=re.DOTALL)
    return unescape(f"{described} {body}")


@pytest.mark.parametrize("role", OWN)
def test_nothing_speaks_of_selling(role: str, tmp_path: Path) -> None:
    content = ROOT / "tests" / "handbooks" / role / "content"
    assert read_and_check(content).findings == []
    checked = run("translate", "check", "--strict", "--content", content)
    assert checked.returncode == 0, checked.stdout
    site = build(content, tmp_path / "site")
    for tag, pattern in SELLING.items():
        addresses = [page.address for page in pages_of(site) if page.locale == tag]
        assert len(addresses) > 15
        texts = {address: spoken(site / address / "index.html") for address in addresses if address.endswith("/")}
        del texts[f"{tag}/data/"]  # names of columns are those of the format
        found = [(address, hit[0]) for address, text in texts.items() for hit in pattern.finditer(text)]
        assert found == []
        for words in OWN[role][tag]:
            assert sum(words in text for text in texts.values()) > 1, words


def test_the_words_are_found_where_the_role_has_no_labels_of_its_own(site: Path) -> None:
    for tag, pattern in SELLING.items():
        assert pattern.search(spoken(site / tag / "industries" / "index.html"))
