"""`share` and `also` go together: what an item does not load on its own skill goes to another one."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: item-loading
  means: "`share` and `also` of an item do not fit together."
  why: What an item does not load on its own skill must go to one other skill.
  fix: "Write both: `also:` with another skill and `share:` below 1; or neither."
  file: roles/lighthouse-keeper/assessment/items/lamp-care.yaml
  good: |
    also: weather-watch
    share: 0.7
  bad: |
    share: 0.7
"""


def check(survey: Survey) -> Iterator[Finding]:
    for bank in survey.handbook.banks:
        for item in bank.items:
            if item.also is None and item.share < 1:
                place = survey.reading.place(item, "share", key=True)
                hint = 'add "also:" with the second skill, or delete share'
                yield Finding(place, "item-loading", f"{1 - item.share:.0%} of the item load on no skill", hint)
            elif item.also == bank.skill:
                place = survey.reading.place(item, "also")
                hint = "name another skill, or delete also and share"
                yield Finding(place, "item-loading", f'"{item.also}" is the bank\'s own skill', hint)
            elif item.also is not None and item.share == 1:
                place = survey.reading.place(item, "also", key=True)
                hint = 'add "share:", such as 0.7, for the bank\'s own skill'
                yield Finding(place, "item-loading", f'nothing of the item loads on "{item.also}"', hint)
