"""Pictures as SVG: attributes and texts are escaped once, icons take the place that a picture gives them."""

from __future__ import annotations

from aeskills.markup.svg import IconSvg, element, svg


def test_texts_and_attributes_are_escaped_once() -> None:
    picture = element("svg", element("text", 'a < b & "c"', x=1.5, class_="ae-x"), viewBox="0 0 2 2", rx=None)
    assert svg(picture) == '<svg viewBox="0 0 2 2"><text x="1.5" class="ae-x">a &lt; b &amp; &#34;c&#34;</text></svg>'


def test_an_icon_has_the_attributes_of_its_place() -> None:
    picture = svg(element("g", IconSvg("material/check", (("class", "ae-sign"), ("x", "-10")))))
    assert '<svg class="ae-sign" x="-10" aria-hidden="true"' in picture
    assert "&#34;" not in picture and "ae-icon" not in picture
