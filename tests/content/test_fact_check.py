"""The draw of statements can be repeated, and the record of the check names pages and records that exist."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from aeskills.views.pages import all_views
from tests.content.statements import SHARES, drawn, sentences
from tests.contents import handbook
from tests.rendered import edition
from tests.tool import ROOT

RECORD = (ROOT / "docs" / "developing" / "fact-check.md").read_text(encoding="utf-8")
BRIEF = 15
"""How many lines the first brief has."""


def rows(heading: str) -> Iterator[list[str]]:
    """The cells of the table under a heading, without its head."""
    part = RECORD.split(f"## {heading}\n")[1].split("\n## ")[0]
    for line in part.splitlines():
        if line.startswith("| ") and re.match(r"\| \d", line):
            yield [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def codes(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_a_draw_is_repeated_and_has_its_share_of_each_kind() -> None:
    draw = drawn(handbook())
    assert draw == drawn(handbook())
    assert Counter(one.kind for one in draw) == SHARES
    assert sum(SHARES.values()) == 150
    assert len({one.address for one in draw}) == 150
    assert drawn(handbook(), 18) != draw
    assert len({one.record for one in draw if one.kind == "figure"}) == SHARES["figure"], "no record twice before each was drawn"


def test_sentences() -> None:
    assert sentences("One rule.  It binds you.\nDoes it? [Ask](term:x) first, e.g. today.") == [
        "One rule.",
        "It binds you.",
        "Does it?",
        "[Ask](term:x) first, e.g. today.",
    ]


def test_every_statement_of_the_record_has_a_verdict_and_the_counts_are_right() -> None:
    found = list(rows("The 150 statements"))
    assert [row[0] for row in found] == [str(number) for number in range(1, 151)]
    verdicts = Counter(row[4].partition(":")[0] for row in found)
    told = dict(re.findall(r"^\| (holds|judgement|mended|could not be checked here) \| (\d+) \|", RECORD, re.MULTILINE))
    assert len(told) == 4
    assert verdicts == Counter({name: int(count) for name, count in told.items() if int(count)})
    assert Counter(codes(row[1])[0].partition(":")[0] for row in found) == SHARES


def test_every_line_of_the_brief_has_its_home() -> None:
    pages = {view.address for view in all_views(edition())}
    kinds = handbook().by_kind
    found = list(rows("Where each line of the first brief is"))
    assert [row[0] for row in found] == [str(number) for number in range(1, BRIEF + 1)]
    for line, _, addresses, records in found:
        assert codes(addresses), line
        assert codes(records), line
        assert set(codes(addresses)) <= pages, line
        for kind, _, name in (record.partition(":") for record in codes(records)):
            assert name in kinds[kind], f"{line}: {kind}:{name}"


def test_what_the_brief_says_of_the_pages_themselves() -> None:
    """Line 15, and the amount of line 11."""
    views = list(all_views(edition()))
    assert len(views) > 300
    assert [view.address for view in views if not (view.title and view.description and view.keywords)] == []
    assert "Careers" in next(view for view in views if not view.address).keywords
    figure = next(figure for figure in handbook().figures.figures if figure.id == "glassdoor-us-2021")
    assert (figure.value, figure.currency, figure.as_of) == (57504, "USD", "2021-05")
