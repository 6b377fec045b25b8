"""The simulation as a Markdown page: every figure with its limit, then the cells one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from aeskills.assessment.contract import Bundle
from aeskills.assessment.study.figures import CellFigures, Share
from aeskills.assessment.study.simulate import StudyCell
from aeskills.assessment.weights import form_of

FEW = 50
"""Shares of fewer people are no worst case, but chance: at 50, a true share of 20 % is seen above 30 % in one of 25 runs."""


class Limit(NamedTuple):
    """A figure of a form and what it must not pass; `upper` says on which side."""

    figure: str
    form: str
    value: float
    limit: float | None
    upper: bool
    percent: bool = True

    @property
    def kept(self) -> bool:
        """Whether the limit is kept; true where there is none."""
        return self.limit is None or (abs(self.value) <= self.limit if self.upper else self.value >= self.limit)


Told = Mapping[str, Mapping[str, Share]]
"""Aim → "above" and "below" → counts."""


@dataclass
class Study:
    """All that a run has found. `aims`: from the first one on they count; `easier`: the level before it, if any."""

    count: int
    seed: int
    aims: Sequence[str]
    easier: str | None
    cells: list[tuple[StudyCell, CellFigures]] = field(default_factory=list)
    clickers: dict[str, Told] = field(default_factory=dict)
    followers: dict[str, dict[str, Told]] = field(default_factory=dict)
    lowered: dict[str, Share] = field(default_factory=dict)


def limits(bundle: Bundle, study: Study) -> Iterator[Limit]:
    """Every figure of the table of limits that the run can give, form by form."""
    for form in dict.fromkeys(cell.form for cell, _ in study.cells):
        yield from _of_cells(bundle, form, [(cell, figures) for cell, figures in study.cells if cell.form == form])
    first = study.aims[0]
    for form, told in study.clickers.items():
        yield Limit(f"random clickers told at or above {first}", form, told[first]["above"].value, 0.005, True)
        least = 0.92 if form_of(bundle, form)["report"] == "families" else 0.98
        yield Limit(f"random clickers told below {first}, or no number", form, told[first]["below"].value, least, False)
    for form, rules in study.followers.items():
        fixed = form_of(bundle, form)["type"] == "fixed"
        for aim, most in ((first, 0.05), (study.easier, 0.10 if fixed else None)):
            if aim is not None:
                rule, share = max(((rule, told[aim]["above"].value) for rule, told in rules.items()), key=lambda pair: pair[1])
                yield Limit(f"followers of the best rule ({rule}) told at or above {aim}", form, share, most, True)
    for form, fallen in study.lowered.items():
        yield Limit(f"better answers that lower something, of {fallen.n}", form, fallen.value, 0.0, True)


def _of_cells(bundle: Bundle, form: str, cells: Sequence[tuple[StudyCell, CellFigures]]) -> Iterator[Limit]:
    quick = form_of(bundle, form)["report"] == "families"
    attentive = [figures for cell, figures in cells if cell.careless == 0]
    every = [figures for _, figures in cells]
    yield Limit(
        "coverage overall, worst cell of attentive people", form, min(f.overall.coverage for f in attentive), 0.84 if quick else 0.77, False
    )
    yield Limit("coverage overall, mean over cells of attentive people", form, _mean(f.overall.coverage for f in attentive), 0.82, False)
    yield Limit(
        "coverage of families, mean over cells of attentive people", form, _mean(f.families.coverage for f in attentive), 0.79, False
    )
    if not quick:
        coverage = _mean(f.skills.coverage for f in attentive)
        yield Limit("coverage of skills, mean over cells of attentive people", form, coverage, 0.78, False)
    for name, values, most in (
        ("RMSE overall, mean over cells of attentive people", _mean(f.overall.rmse for f in attentive), 17.5 if quick else 16.5),
        ("RMSE overall, worst cell of attentive people", max(f.overall.rmse for f in attentive), 20.0 if quick else 19.5),
        ("bias overall, worst cell of attentive people", max((f.overall.bias for f in attentive), key=abs), 14.0 if quick else 17.0),
    ):
        yield Limit(name, form, values, most, True, percent=False)
    verdicts = [figures.aims[aim] for figures in attentive for aim in figures.aims]
    above, far, below = ([share for share in shares if share.n >= FEW] for shares in (
        [v.told_above for v in verdicts], [v.told_above_far for v in verdicts], [v.told_below for v in verdicts],
    ))  # fmt: skip
    for name, counts, mean, worst in (
        ("told at or above though below", above, 0.06, 0.22),
        ("told at or above though a whole level below", far, None, 0.07),
        ("told below though at or above", below, 0.07, 0.44),
    ):
        if counts:
            if mean is not None:
                yield Limit(f"{name}, mean", form, _mean(share.value for share in counts), mean, True)
            yield Limit(f"{name}, worst aim and cell", form, max(share.value for share in counts), worst, True)
    pooled = Share()
    for figures in every:
        pooled.join(figures.corrected)
    yield Limit("honest raters corrected, pooled", form, pooled.value, 0.08, True)
    if any(figures.changed for figures in every):
        yield from _changes(form, cells)


def _changes(form: str, cells: Sequence[tuple[StudyCell, CellFigures]]) -> Iterator[Limit]:
    """Unchanged people told of a change, by tenth of the ability scale; where item levels mean nothing, apart."""
    for name, chosen, most in (
        ("", [f for cell, f in cells if cell.way != "no-difficulty"], 0.20),
        (" where levels mean nothing", [f for cell, f in cells if cell.way == "no-difficulty"], 0.30),
    ):
        tenths: dict[int, Share] = {}
        for figures in chosen:
            for tenth, share in figures.changed.items():
                tenths.setdefault(tenth, Share()).join(share)
        told = [share.value for share in tenths.values() if share.n >= FEW]
        if told:
            if not name:
                yield Limit("unchanged people told of a change on the parallel form, mean", form, _mean(told), 0.12, True)
            yield Limit(f"unchanged people told of a change, worst ability{name}", form, max(told), most, True)


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def simulation_report(bundle: Bundle, study: Study) -> str:
    """The page."""
    rows = list(limits(bundle, study))
    broken = [row for row in rows if not row.kept]
    bank = bundle["bank"]
    lines = [
        "# How well the score works",
        "",
        f"{study.count} simulated people a cell, seed {study.seed}, item bank {bank}. Points are on the 0–100 scale. Verdicts are counted "
        f"for the aims {', '.join(study.aims)}; whoever gets no number is in no band. Worst cells and wrong verdicts are those of "
        "attentive people; what carelessness costs stands below. Nobody knows how real people answer: the five ways are chosen to "
        "differ from what the score assumes, and no scorer can know where the levels lie without a panel.",
        "",
        f"{len(rows) - len(broken)} of {len(rows)} figures keep their limit.",
        "",
        "| figure | form | value | limit | |",
        "|---|---|---:|---:|---|",
    ]
    for row in rows:
        limit = "–" if row.limit is None else f"{'≤' if row.upper else '≥'} {_number(row.limit, row.percent)}"
        lines.append(f"| {row.figure} | {row.form} | {_number(row.value, row.percent)} | {limit} | {'' if row.kept else 'missed'} |")
    lines += ["", "## Cells", "", *_cell_table(study), "", "## Carelessness", "", *_careless(study), ""]
    if study.followers:
        lines += ["## Rules of thumb", "", *_rules(study), ""]
    return "\n".join(lines)


def _number(value: float, percent: bool) -> str:
    return f"{100 * value:.1f} %" if percent else f"{value:.1f}"


def _cell_table(study: Study) -> Iterator[str]:
    yield "| form | way of answering | people | careless | bias | RMSE | coverage overall, families, skills | no number | items |"
    yield "|---|---|---|---:|---:|---:|---|---:|---:|"
    for cell, f in study.cells:
        coverage = ", ".join(f"{100 * part.coverage:.0f} %" if part.n else "–" for part in (f.overall, f.families, f.skills))
        yield (
            f"| {cell.form} | {cell.way} | {cell.people} | {100 * cell.careless:.0f} % | {f.overall.bias:+.1f} | {f.overall.rmse:.1f} | "
            f"{coverage} | {100 * f.gated.value:.1f} % | {f.items / max(1, f.gated.n):.1f} |"
        )


def _careless(study: Study) -> Iterator[str]:
    """What careless answers cost: means over the other dimensions."""
    yield "| form | careless | mean bias | mean RMSE | mean coverage overall, families, skills | no number |"
    yield "|---|---:|---:|---:|---|---:|"
    for form in dict.fromkeys(cell.form for cell, _ in study.cells):
        for share in sorted({cell.careless for cell, _ in study.cells}):
            own = [figures for cell, figures in study.cells if (cell.form, cell.careless) == (form, share)]
            parts = ((f.overall.coverage for f in own), (f.families.coverage for f in own), (f.skills.coverage for f in own))
            yield (
                f"| {form} | {100 * share:.0f} % | {_mean(f.overall.bias for f in own):+.1f} | {_mean(f.overall.rmse for f in own):.1f} | "
                f"{', '.join(f'{100 * _mean(part):.0f} %' for part in parts)} | {100 * _mean(f.gated.value for f in own):.1f} % |"
            )


def _rules(study: Study) -> Iterator[str]:
    aims = [study.aims[0], *([study.easier] if study.easier else [])]
    yield f"| form | rule | {' | '.join(f'at or above {aim}' for aim in aims)} |"
    yield f"|---|---|{'---:|' * len(aims)}"
    for form, rules in study.followers.items():
        for rule, told in rules.items():
            yield f"| {form} | {rule} | {' | '.join(_number(told[aim]['above'].value, True) for aim in aims)} |"
