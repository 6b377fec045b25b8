"""People who know nothing: random clickers, and followers of a rule of thumb, on the forms as the score sees them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import unescape
from random import Random

from aeskills.assessment.asked import fitting
from aeskills.assessment.contract import Answer, Bundle, BundleItem, Responses
from aeskills.assessment.scoring.adaptive import next_item
from aeskills.assessment.scoring.score import Scorer
from aeskills.assessment.study.answering import blind
from aeskills.assessment.study.cues import CueItem, Rule, rules
from aeskills.assessment.study.figures import Share
from aeskills.assessment.weights import form_of

TAG = re.compile(r"<[^>]+>")

Answering = Callable[[BundleItem, Random], Answer]


def clickers(scorer: Scorer, form: str, aims: Sequence[str], count: int, seed: int) -> dict[str, dict[str, Share]]:
    """Aim → "above", "below" → how many random clickers are told so; "no number, at most …" counts as below."""
    return _told(scorer, form, aims, count, seed, blind)


def rule_names(language: str) -> list[str]:
    """The rules of thumb for content in a language."""
    return list(rules(language))


def followers(
    scorer: Scorer, form: str, aims: Sequence[str], rule: str, language: str, count: int, seed: int
) -> dict[str, dict[str, Share]]:
    """The same for people who follow a rule and break its ties at random."""
    preference = rules(language)[rule]
    return _told(scorer, form, aims, count, seed, lambda item, draw: _by_rule(item, preference, draw))


def _by_rule(item: BundleItem, rule: Rule, draw: Random) -> Answer:
    """The most preferred options as best action or keys, the least preferred one as worst action."""
    options = item["options"]
    seen = CueItem("", _plain(item["stem"]), tuple(_plain(option["text"]) for option in options), frozenset({0}))
    order = sorted(range(len(options)), key=lambda at: (-rule(seen, at), draw.random()))
    if item["type"] == "situational":
        return {"best": options[order[0]]["id"], "worst": options[order[-1]]["id"]}
    return {"picks": [options[at]["id"] for at in order[: sum(option["keyed"] for option in options)]]}


def _plain(text: str) -> str:
    return " ".join(unescape(TAG.sub("", text)).split())


def _told(scorer: Scorer, form_id: str, aims: Sequence[str], count: int, seed: int, answering: Answering) -> dict[str, dict[str, Share]]:
    bundle, form = scorer.bundle, form_of(scorer.bundle, form_id)
    told = {aim: {"above": Share(), "below": Share()} for aim in aims}
    for at in range(count):
        draw = Random(f"{seed}/{form_id}/{at}")
        responses = _blank(bundle, form["ratings"], form_id, aims[0], draw.getrandbits(32))
        if form["type"] == "adaptive":
            responses["asked"] = []
            while (item := next_item(scorer, responses)) is not None:
                responses["asked"].append(item)
                responses["answers"][item] = answering(bundle["items"][item], draw)
        else:
            chosen = fitting(bundle, form["items"], None, None)
            responses["answers"] = {item: answering(bundle["items"][item], draw) for item in chosen}
        for aim, entry in scorer.overall(responses, aims).items():
            told[aim]["above"].add(entry["verdict"] == "at-or-above")
            told[aim]["below"].add(entry["verdict"] == "below" or (entry["enough"] and entry["estimate"] is None))
    return told


def _blank(bundle: Bundle, skills: Sequence[str], form: str, aim: str, seed: int) -> Responses:
    return {
        "schema": bundle["schema"], "bank": bundle["bank"], "form": form, "industry": None, "seniority": aim, "seed": seed,
        "skills": list(skills), "ratings": dict.fromkeys(skills, 3), "answers": {}, "started": "2026-01-01T00:00:00Z", "finished": None,
    }  # fmt: skip
