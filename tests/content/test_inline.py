"""Inline markup: emphasis, links to records, escapes; never HTML of the author's, never an address."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aeskills.content import inline
from aeskills.content.inline import InlineLink, WrittenTarget, html, paragraphs, parse_inline, plain_inline, targets

NAMES = {"term:lens": "lens & lamp", "skill:lamp-care": "Lamp <care>"}
OURS = re.compile(r'</?(?:em|strong|code|p)>|<a href="[^"<>]*">|</a>')


def link(target: InlineLink) -> str:
    return f'<a href="{target.kind}/{target.id}">{NAMES["term:lens"] if target.words is None else target.words}</a>'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("*a* and **b** and `c`", "<em>a</em> and <strong>b</strong> and <code>c</code>"),
        ("_a_ and snake_case_word", "<em>a</em> and snake_case_word"),
        (r"2 \* 3 \* 4 and \<b> and \[x\](y)", "2 * 3 * 4 and &lt;b&gt; and [x](y)"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("AT&T, a < b > c", "AT&amp;T, a &lt; b &gt; c"),
        ("&eacute; &amp; &lt;b&gt;", "é &amp; &lt;b&gt;"),
        ("`<b> & *c*`", "<code>&lt;b&gt; &amp; *c*</code>"),
        ("[words](term:lens)", '<a href="term/lens">words</a>'),
        ("[*very* `old`](term:lens)", '<a href="term/lens"><em>very</em> <code>old</code></a>'),
        ("<term:lens>", '<a href="term/lens">lens & lamp</a>'),
        ("one\nline", "one\nline"),
        ("灯台 *灯* 終", "灯台 <em>灯</em> 終"),
    ],
)
def test_markup_becomes_html(text: str, shown: str) -> None:
    assert html(text, link) == shown


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<b>bold</b>",
        "<!-- comment -->",
        "`</code><b>`",
        "&lt;script&gt;",
        "![picture](term:lens)",
        "*<i>x</i>*",
        "[<b>x</b>](term:lens)",
        "# heading\n- list\n> quote",
        "| a | b |\n|---|---|",
    ],
)
def test_no_html_of_the_author_gets_through(text: str) -> None:
    left = OURS.sub("", html(text, link))
    assert "<" not in left
    assert ">" not in left


@pytest.mark.parametrize("address", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "data:text/html,x", "file:///etc/passwd"])
def test_unsafe_addresses_are_no_links(address: str) -> None:
    assert list(targets(f"[x]({address}) <{address}>")) == []


@pytest.mark.parametrize("address", ["https://example.org/a?b=c", "http://example.org", "//example.org", "../skills/", "#top"])
def test_other_addresses_are_targets_without_kind_so_that_a_check_can_name_them(address: str) -> None:
    assert list(targets(f"[x]({address})")) == [WrittenTarget("", address, address)]


def test_targets_come_in_order_from_every_paragraph() -> None:
    text = "<term:lens> and [a](skill:lamp-care)\n\n[b](term:a-b), `[c](term:c)`, \\[d](term:d), *<term:e>*"
    assert [target.written for target in targets(text)] == ["term:lens", "skill:lamp-care", "term:a-b", "term:e"]


def test_a_blank_line_parts_paragraphs() -> None:
    assert paragraphs("one *a*\n\n\n\ntwo\nthree", link) == "<p>one <em>a</em></p><p>two\nthree</p>"
    assert html("one *a*\n\ntwo", link) == "one <em>a</em> two"
    assert paragraphs("one word", link) == "<p>one word</p>"


def test_plain_text_has_words_alone() -> None:
    def name(kind: str, identifier: str) -> str:
        return NAMES[f"{kind}:{identifier}"]

    text = "A *very* **old** `<code>` by [AT&T](term:lens): <term:lens>, <skill:lamp-care>, 1 < 2 & \\*."
    assert plain_inline(text, name) == "A very old <code> by AT&T: lens & lamp, Lamp <care>, 1 < 2 & *."


@given(st.text(max_size=200))
def test_no_text_makes_the_parser_raise_or_print_foreign_tags(text: str) -> None:
    assert isinstance(parse_inline(text), tuple)
    left = OURS.sub("", html(text, lambda target: "" if target.words is None else target.words))
    assert "<" not in left


@given(st.text(alphabet="*_`[]()<>\\&;:!\n ater-mlns/", max_size=80))
def test_no_mixture_of_marks_makes_it_raise(text: str) -> None:
    for target in targets(text):
        assert target.written in (f"{target.kind}:{target.id}", target.id)
    assert isinstance(plain_inline(text, lambda kind, identifier: kind + identifier), str)


@given(st.text(alphabet=st.characters(categories=["L", "N", "Zs"]), max_size=80))
def test_words_without_marks_stay_as_they_are(text: str) -> None:
    assert plain_inline(text, lambda _kind, _id: "") == text


PIECES = ("<term:lens>", "[a lamp](skill:lamp-care)", "[x](y)", "<a:b>", "data", "http", "<mailto:a>", *"<>[]():-*_`\\&! \n\ta9é.")


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map(lambda pieces: "".join(pieces).strip()))
def test_links_alone_are_read_as_the_parser_reads_them(block: str) -> None:
    quick = inline._linked(inline._BREAK.sub("\n", block))
    assert not quick or joined(quick) == joined(inline._parsed(block))


def test_links_alone_are_not_left_to_the_parser() -> None:
    words, record = InlineLink("skill", "lamp-care", "a &gt;\nlamp"), InlineLink("term", "lens", None)
    assert inline._linked("A <term:lens> > [a >\nlamp](skill:lamp-care).") == ("A ", record, " &gt; ", words, ".")
    assert inline._linked("A <term:lens> & lamp") == inline._linked("[x](data:x)") == inline._linked("[x](term:lens") == ()


def joined(paragraph: inline.Paragraph) -> list[InlineLink | str]:
    """The segments, words beside words as one."""
    found: list[InlineLink | str] = []
    for segment in paragraph:
        if found and isinstance(segment, str) and isinstance(found[-1], str):
            found[-1] += segment
        else:
            found.append(segment)
    return found
