"""Raw HTML of a page: a list of elements and attributes; nothing runs, nothing is loaded from elsewhere."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aeskills.handwritten.convert import Converter
from aeskills.handwritten.pieces import ADDRESSES, ELEMENTS, Piece, Reader, pieces_html
from tests.pages import parse

ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><use href=data:image/svg+xml,x></svg>",
    "<svg><foreignObject><iframe></iframe></foreignObject></svg>",
    "<math><mi xlink:href=javascript:alert(1)>x</mi></math>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=x></object><embed src=x>",
    "<form action=//evil.example><button>go</button></form>",
    "<a href=x style=position:fixed>x</a>",
    "<style>*{background:url(//evil.example)}</style>",
    "<link rel=stylesheet href=//evil.example>",
    "<base href=//evil.example><meta http-equiv=refresh content=0>",
    "<input type=text autofocus onfocus=alert(1)>",
    "<div onclick=alert(1)>x</div>",
    "<details ontoggle=alert(1) open>x</details>",
    "<template><script>alert(1)</script></template>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "<x-y onclick=alert(1)>x</x-y>",
    "<img srcset='//evil.example/x 2x'>",
    "<video onplay=alert(1) src=x></video>",
    "<textarea><img src=x onerror=alert(1)></textarea>",
    "<title><img src=x onerror=alert(1)></title>",
    "<plaintext><script>alert(1)",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?><script>alert(1)</script>",
    "<a/href=x/onclick=alert(1)>x</a>",
]


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def shown(pieces: list[Piece]) -> str:
    return pieces_html(pieces, lambda text: escape(text, quote=False))


def trouble(html: str) -> list[str]:
    """What would run or load, as a parser of its own sees the HTML."""
    page = parse(html)
    found = [f"<{element.tag}>" for element in page.elements if element.tag not in ELEMENTS]
    for element in page.elements:
        found += [name for name in element.attributes if name.startswith("on") or name in ("style", "srcdoc", "srcset", "action")]
    return found


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("form", ["{}", "words {} words", "<div>\n\n{}\n\n</div>", "- a list\n\n    {}"])
def test_nothing_that_runs_gets_through(attack: str, form: str) -> None:
    converted = Converter({"md_in_html": {}, "attr_list": {}}).convert(form.format(attack))
    assert trouble(shown(converted.pieces)) == []


def test_most_of_it_is_reported() -> None:
    silent = [attack for attack in ATTACKS if not Converter({}).convert(attack).faults]
    assert len(silent) <= 3, silent  # comments, and what Markdown takes for words


def test_the_check_for_trouble_finds_some() -> None:
    assert trouble('<p onclick="x" style="y"><script>1</script></p>') == ["<script>", "onclick", "style"]


@given(st.text(alphabet="<>/=\"' abiscrptonvg&#;:-!\n", max_size=120))
def test_pieces_are_read_again_as_they_were_written(text: str) -> None:
    """One reading is enough: what is written is read back as the same, balanced."""
    first = read(text)
    again = read(shown(first.pieces))
    assert again.faults == []
    assert shown(again.pieces) == shown(first.pieces)
    assert trouble(shown(first.pieces)) == []


def test_attribute_lists_cannot_bring_what_html_cannot() -> None:
    converted = Converter({"attr_list": {}}).convert('word\n{: onclick="alert(1)" style="x" class="fine" }\n')
    assert [fault.code for fault in converted.faults] == ["html-attribute", "html-attribute"]
    assert shown(converted.pieces) == '<p class="fine">word</p>'


def test_elements_are_closed_inside_the_page() -> None:
    found = read("<div><p>a</div></article></main><section>b")
    assert shown(found.pieces) == "<div><p>a</p></div><section>b</section>"
    assert {fault.code for fault in found.faults} == {"html-unbalanced"}


def test_every_address_is_of_an_attribute_that_may_stand() -> None:
    for tag, name in ADDRESSES:
        (piece, *_) = read(f'<{tag} {name}="x">').pieces
        assert piece.get(name) == "x"
