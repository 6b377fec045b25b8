"""The bundle: its shape, its version, and content that cannot be scored."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from aeskills.assessment import contract
from aeskills.assessment.asked import asked_items
from aeskills.assessment.bundle import LATER, bank_hash, make_bundle, parts, plain_bundle
from aeskills.checks.registry import run_checks
from aeskills.content.reader import read
from aeskills.model.assessment import Bank, Form, Forms, ItemDifficulty, Scope, ScoringModel
from aeskills.model.base import Record
from aeskills.model.handbook import Handbook
from aeskills.model.variants import SkillEmphasis, TradePay, Variant, Variants
from tests.tool import LIGHTHOUSE, copied

from . import handbooks
from .handbooks import handbook, knowledge, situational


def italian() -> Handbook:
    """The same handbook with every translatable word replaced."""
    return _spoken(handbook())


def _spoken(value: Any) -> Any:
    if isinstance(value, Record):
        texts = ("name", "meaning", "summary", "text", "stem", "rationale", "title", "outcome")
        fields = {name: _spoken(getattr(value, name)) for name in type(value).model_fields}
        return value.model_copy(update={name: f"it: {v}" if name in texts and isinstance(v, str) else v for name, v in fields.items()})
    return tuple(_spoken(entry) for entry in value) if isinstance(value, tuple) else value


def test_shape_and_texts() -> None:
    made = make_bundle(
        italian(), "it", lambda prose: f"<p>{prose}</p>", lambda kind, name: f"/it/{kind}/{name}/", {"next": "Avanti"}, direction="ltr"
    )
    assert set(made) == set(contract.Bundle.__annotations__) - {"renamed"} and json.loads(json.dumps(made)) == made
    for part, shape in {
        "scale": contract.BundleScale, "families": contract.BundleFamily, "industries": contract.BundleIndustry,
        "seniority": contract.BundleSeniority, "bands": contract.BundleBand, "activities": contract.BundleActivity,
    }.items():  # fmt: skip
        entries: list[Any] = made[part]  # type: ignore[literal-required]
        assert entries and all(set(entry) == set(get_type_hints(shape)) for entry in entries), part
    assert all(set(entry) == set(contract.BundleSkill.__annotations__) for entry in made["skills"].values())
    assert all(set(entry) | {"parallel"} == set(get_type_hints(contract.BundleForm)) for entry in made["forms"])
    assert next(entry["reach"].keys() for entry in made["forms"] if entry["type"] == "fixed") == {"junior", "novice", "chief"}
    assert set(made["model"]) == set(contract.Model.__annotations__)
    item = made["items"]["aim-s2"]
    assert (item["skill"], item.get("also"), item["share"], item["level"], item["difficulty"], item["slope"]) == (
        "aim",
        "build",
        0.6,
        3,
        40,
        10,
    )
    assert item["passage"] == {"url": "/it/skill/aim/", "title": "it: Aim"} and item["stem"] == "<p>it: what now?</p>"
    assert made["items"]["aim-k1"]["options"][2]["keyed"] is True and made["items"]["aim-s1"]["options"][1]["effectiveness"] == 4
    assert made["anchors"]["aim"] == [f"<p>it: does aim at {level}</p>" for level in range(1, 6)]
    assert made["bands"][1]["name"] == "it: Step 2" and made["families"][0] == {
        "id": "craft", "name": "it: Craft", "skills": ["aim", "build", "check", "trim"],
    }  # fmt: skip
    assert made["industries"][0] == {"id": "docks", "name": "it: Docks", "url": "/it/industry/docks/", "factors": {"aim": 1.5, "ask": 0.5}}
    assert (made["locale"], made["dir"], made["messages"]) == ("it", "ltr", {"next": "Avanti"})


def test_two_parts_make_the_whole() -> None:
    """The second brings what the first lacks; each names the bank, and the first of each item what decides whether it is asked."""
    made = plain_bundle(handbook())
    first, second = parts(made)
    assert {**first, **second} == made
    assert first["bank"] == second["bank"] == made["bank"]
    assert set(second) == {"bank", *LATER} and set(first) == set(made) - {"anchors", "variants", "activities", "former", "later_messages"}
    assert first["items"] == {item: {"skill": entry["skill"]} for item, entry in made["items"].items()} != {}


def test_words_of_later_pages_are_in_the_second_part() -> None:
    words = {"next": "Next", "talk-title": "Sheet", "gate-theirs": "Guessed", "talk": "Talk"}
    first, second = parts(make_bundle(handbook(), "en", str, lambda _kind, _id: "", words))
    assert first["messages"] == {"next": "Next", "talk": "Talk"}
    assert second["later_messages"] == {"talk-title": "Sheet", "gate-theirs": "Guessed"}


def test_a_trade_weighs_skills_by_their_own_factor_before_their_family() -> None:
    emphasis = (
        SkillEmphasis(family="order", factor=1.2, reason="r"),
        SkillEmphasis(skill="plan", factor=0.5, reason="r"),
        SkillEmphasis(skill="aim", factor=1, reason="r"),
    )
    variant = Variant(
        id="yard", name="Yards", summary="s", meaning="m", industries=("yard",),
        ladder=(), pay=TradePay(text="p"), emphasis=emphasis, move=(), sources=(), checked=handbooks.DAY,
    )  # fmt: skip
    plain = handbook()
    made = plain_bundle(plain.model_copy(update={"variants": Variants(variants=(variant,))}))
    (trade,) = made["variants"]
    assert trade["factors"] == {"plan": 0.5, "track": 1.2, "close": 1.2}
    assert made["bank"] == plain_bundle(plain)["bank"], "no score depends on a trade"
    assert plain_bundle(plain)["variants"] == []


def test_bank_is_stable() -> None:
    """A fixed value: if this changes, every saved response of every user becomes one of another version."""
    assert plain_bundle(handbook())["bank"] == "71f3d1aa9f93"


def test_bank_is_the_same_in_every_locale_and_order() -> None:
    own = plain_bundle(handbook())["bank"]
    assert make_bundle(italian(), "it", str.upper, lambda *_: "x", {"a": "b"}, direction="rtl")["bank"] == own
    turned = tuple(bank.model_copy(update={"items": bank.items[::-1]}) for bank in handbooks.banks()[::-1])
    assert plain_bundle(handbook(banks=turned))["bank"] == own
    again = json.loads(json.dumps(plain_bundle(handbook())))
    assert bank_hash(again) == own


@pytest.mark.parametrize(
    "other",
    [
        {"scoring": handbooks.scoring(lapse=0.11)},
        {"industries": (handbooks.industry("docks", aim=1.4),)},
        {"skills": (*handbook().skills[:-1], handbooks.skill("listen", "speech", 2, 1.1))},
        {"banks": (*handbooks.banks()[:-1], Bank(skill="listen", items=(situational("listen-s1", 1, (1, 4, 3, 0)),)))},
        {"banks": (*handbooks.banks()[:-1], Bank(skill="listen", items=handbooks.banks()[-1].items[1:]))},
    ],
)
def test_bank_changes_with_what_scores_depend_on(other: Any) -> None:
    assert plain_bundle(handbook(**other))["bank"] != plain_bundle(handbook())["bank"]


def test_share_without_second_skill_is_whole() -> None:
    made = plain_bundle(handbook(banks=(Bank(skill="aim", items=(situational("aim-s1", share=0.5),)),)))
    assert made["items"]["aim-s1"]["share"] == 1


lost = knowledge("aim-k1").model_copy(update={"passage": "term:ghost"})


@pytest.mark.parametrize(
    ("other", "message"),
    [
        ({"banks": (Bank(skill="aim", items=(situational("aim-s1", worth=(2, 2, 2)),)),)}, "equally effective"),
        ({"banks": (Bank(skill="aim", items=(knowledge("aim-k1", key="++++"),)),)}, "keyed and some not"),
        ({"banks": (Bank(skill="aim", items=(knowledge("aim-k1", also="aim", share=0.5),)),)}, "each once"),
        ({"banks": (Bank(skill="ghost", items=(knowledge("ghost-k1"),)),)}, "known skills"),
        (
            {"banks": (Bank(skill="aim", items=(knowledge("aim-k1").model_copy(update={"passage": "term:ghost"}),)),)},
            "no passage term:ghost",
        ),
        ({"scoring": handbooks.scoring(bands=handbooks.scoring().bands[:4])}, "bands: none for level 5"),
        ({"skills": (*handbook().skills[:-1], handbooks.skill("listen", "ghost", 2, 1.0))}, "unknown family ghost"),
        ({"skills": (*handbook().skills, handbooks.skill("extra", "speech", 3, 1.0))}, "no target for extra"),
    ],
)
def test_content_that_cannot_be_scored_is_refused(other: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        plain_bundle(handbook(**other))


def test_emphasis_must_be_above_zero() -> None:
    career = handbook().career
    level = career.levels[0].model_copy(update={"emphasis": {"craft": 0.0}})
    with pytest.raises(ValueError, match="emphasis of craft"):
        plain_bundle(handbook(career=career.model_copy(update={"levels": (level, *career.levels[1:])})))


def judged(sd: float, n: int, basis: str = "panel") -> Handbook:
    """All items with a difficulty of their own."""
    mark = ItemDifficulty(mean=37, sd=sd, n=n, basis=basis)
    banks = handbooks.banks()
    return handbook(
        banks=tuple(b.model_copy(update={"items": tuple(i.model_copy(update={"difficulty": mark}) for i in b.items)}) for b in banks)
    )


def test_difficulty_takes_the_place_of_the_level() -> None:
    """h = ln 2·√(11.41² + .346·sd²); 15, the label's own doubt, gives 10."""
    for sd, slope in ((15, 10.0), (5, 8.17), (30, 14.57)):
        item = plain_bundle(judged(sd, 6))["items"]["aim-s1"]
        assert item["difficulty"] == 37 and item["slope"] == pytest.approx(slope, abs=0.02)


@pytest.mark.parametrize(
    ("sd", "n", "basis", "anchor"),
    [(4, 5, "panel", math.hypot(4, 10)), (4, 4, "panel", math.hypot(10, 10)), (4, 400, "answers", math.hypot(10, 10))],
)
def test_only_a_panel_steadies_the_anchor(sd: float, n: int, basis: str, anchor: float) -> None:
    assert plain_bundle(handbook())["model"]["anchor"] == pytest.approx(math.hypot(10, 10))
    assert plain_bundle(judged(sd, n, basis))["model"]["anchor"] == pytest.approx(anchor)


def test_bands_follow_the_scale_where_none_are_written() -> None:
    made = plain_bundle(handbook(scoring=ScoringModel()))
    assert [(band["level"], band["start"], band["end"]) for band in made["bands"]] == [(at, 20 * (at - 1), 20 * at) for at in range(1, 6)]
    assert made["bands"][1]["meaning"] == "can do 2"
    assert made["model"]["prior"] == {"mean": 50, "general_sd": 35, "family_sd": 12, "skill_sd": 15}


def test_where_a_key_holds() -> None:
    """An item that is tied to a place is asked there, its twin elsewhere; one without a twin is left out."""
    scope = Scope(countries=("IT",), industries=("docks",))
    tied = situational("aim-s1", 1, (1, 4, 2, 0), applies_to=scope, twin="aim-s2")
    alone = knowledge("aim-k1", applies_to=Scope(industries=("mills",)))
    banks = (Bank(skill="aim", items=(tied, situational("aim-s2", 1, (1, 4, 2, 0)), alone)),)
    forms = Forms(forms=(Form(id="full", name="Full", summary="text", minutes=5, report="skills", items=("aim-s1", "aim-k1")),))
    made = plain_bundle(handbook(banks=banks, forms=forms))
    asked = {
        (industry, country): asked_items(made, handbooks.responses(made, industry=industry, country=country))
        for industry in (None, "docks", "mills")
        for country in (None, "IT", "DE")
    }
    assert asked["docks", "IT"] == ["aim-s1"] and asked["docks", "DE"] == asked[None, "IT"] == ["aim-s2"]
    assert asked["mills", None] == ["aim-s2", "aim-k1"]


def test_a_handbook_may_leave_the_model_out(tmp_path: Path) -> None:
    """Its constants are then the defaults, and its bands are equal: the example has three levels."""
    content = copied(LIGHTHOUSE, tmp_path)
    (content / "roles" / "lighthouse-keeper" / "assessment" / "model.yaml").unlink()
    (content / "locale" / "ar" / "scoring.po").unlink()
    reading = read(content)
    assert [*reading.findings, *run_checks(reading)] == [] and reading.handbook is not None
    made = plain_bundle(reading.handbook)
    assert [band["start"] for band in made["bands"]] == pytest.approx([0, 100 / 3, 200 / 3])
    assert made["model"]["gate"] == 1.64 and made["items"]["lamp-care-s1"]["difficulty"] == pytest.approx(100 / 3)
