"""The three pictures of the method page with the words beside them."""

from __future__ import annotations

from typing import NamedTuple

from aeskills.assessment.bundle import plain_bundle
from aeskills.assessment.study.illustrations import Illustrations, illustrations
from aeskills.edition.edition import Edition
from aeskills.markup.svg import Element
from aeskills.model.handbook import Handbook
from aeskills.model.memo import remembered
from aeskills.views.charts.method import PictureWords, draw_bands, draw_guessed, draw_moved


class MethodPicture(NamedTuple):
    """A picture, its title and what it shows; `text` stands beside it and is what it says without eyes."""

    title: str
    text: str
    drawn: Element


@remembered
def _illustrations(handbook: Handbook) -> Illustrations | None:
    return illustrations(plain_bundle(handbook))


def method_pictures(edition: Edition) -> list[MethodPicture]:
    """All three, or none for a handbook without a form of fixed questions."""
    shown = _illustrations(edition.handbook)
    if shown is None:
        return []
    voice, rtl = edition.voice, edition.voice.direction == "rtl"
    form = next(form.name for form in edition.handbook.forms.forms if form.id == shown.form["id"])
    moved, guessed, bands = shown.moved, shown.guessed, shown.bands
    before, right, wrong = (voice.number(round(mean)) for mean in moved.means)

    def words(name: str, axis: str, **values: str) -> PictureWords:
        key = f"method.picture-{name}"
        return PictureWords(voice.text(key), voice.interface.text(f"{key}-text", values=dict(values)), voice.text(f"method.axis-{axis}"))

    about = words("moved", "level", before=before, right=right, wrong=wrong, level=voice.number(moved.level))
    guess, able = (voice.percent(round(100 * mean)) for mean, _ in (guessed.guess, guessed.able))
    blind = words("guessed", "score", form=form, guess=guess, able=able, level=voice.number(guessed.level))
    people, holding = voice.number(len(bands.shown)), voice.number(bands.holding)
    alike = words("bands", "level", form=form, people=people, holding=holding, truth=voice.number(bands.truth))
    drawn = (
        (about, draw_moved(moved, about, voice.number, rtl)),
        (blind, draw_guessed(guessed, blind, voice.number, rtl)),
        (alike, draw_bands(bands, alike, voice.number, rtl)),
    )
    return [MethodPicture(said.title, said.description, picture) for said, picture in drawn]
