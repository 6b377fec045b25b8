"""The three pictures of the method page: they say in words what they draw, are mirrored with the script, and go when there is no form."""

from __future__ import annotations

import re

import pytest

from aeskills.assessment.study.illustrations import Bands, Moved
from aeskills.markup.svg import svg
from aeskills.views.charts.method import PictureWords, draw_bands, draw_moved
from aeskills.views.method_pictures import method_pictures
from tests.rendered import edition

WORDS = PictureWords("Title", "What it shows", "Axis")


@pytest.mark.parametrize("tag", ["en", "it"])
def test_three_pictures_with_words_beside_them(tag: str) -> None:
    pictures = method_pictures(edition(tag=tag))
    assert len({picture.title for picture in pictures}) == 3
    for picture in pictures:
        assert len(picture.text.split()) > 30
        assert "{" not in picture.text
        assert f"<title>{picture.title}</title>" in svg(picture.drawn).replace("&#39;", "'")


def test_bands_that_miss_are_drawn_apart_and_lines_lie_where_they_should() -> None:
    drawn = str(svg(draw_bands(Bands(50, [(0, 100), (60, 80)]), WORDS, str, rtl=False)))
    assert re.findall(r'ae-method__band--(\w+)" x1="([\d.]+)" x2="([\d.]+)"', drawn) == [
        ("holds", "14", "346"),
        ("misses", "213.2", "279.6"),
    ]
    mirrored = str(svg(draw_bands(Bands(50, [(60, 80)]), WORDS, str, rtl=True)))
    assert re.findall(r'--misses" x1="([\d.]+)" x2="([\d.]+)"', mirrored) == [("146.8", "80.4")]


def test_the_highest_hill_reaches_the_top_and_cells_beyond_the_scale_are_not_drawn() -> None:
    moved = Moved(4, (-10, 10, 90, 110), (9, 0.5, 0.5, 9), (0, 0, 1, 0), (0, 1, 0, 0), (50, 90, 10))
    paths = re.findall(r'd="M ([^"]+)"', str(svg(draw_moved(moved, WORDS, str, rtl=False))))
    assert [path.count("L") for path in paths] == [1, 1, 1]
    assert "312.8 12.0" in paths[2]
    assert "47.2 146.0" in paths[2]
