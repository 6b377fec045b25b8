"""Where knowledge comes from: sources, citations, and figures that are evidence."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from aeskills.model.base import (
    LARGEST,
    Amount,
    Checked,
    Date,
    FigureId,
    Formerly,
    IndustryId,
    OwnId,
    PartialDate,
    Plain,
    Prose,
    Record,
    SourceId,
    Text,
    Url,
)

Certainty = Annotated[
    Literal["A", "B"], Field(description="A: read in an official dataset or page. B: read in a secondary source, which is named")
]
"""How near to its origin a fact was read."""


class Source(Record):
    """A publication that a statement or figure rests on."""

    kind: ClassVar[str] = "source"
    id: OwnId
    formerly: Formerly = ()
    title: Plain = Field(description="Title of the publication in its own language; not translated", examples=["Survey of keepers' pay"])
    publisher: Plain = Field(description="Who published it", examples=["Lighthouse authority"])
    url: Url = Field(
        description="Address of the text itself, not of the site it is on", examples=["https://example.org/keepers/pay-survey"]
    )
    root: Plain | None = Field(default=None, description="Why the address has no path, where the publication has no deeper one")
    quotes: Plain | None = Field(default=None, description="The publisher whose text or figures this one repeats; then the certainty is B")
    published: PartialDate | None = Field(default=None, description="Date that the publication bears", examples=["2026-03"])
    read_on: Date = Field(description="Day on which it was read; no fact's date")
    language: Plain = Field(default="en", description="BCP-47 tag of the publication's language", examples=["no"])
    licence: Plain | None = Field(default=None, description="Licence it is under, where one is named", examples=["CC BY 4.0"])
    certainty: Certainty
    supports: Prose = Field(description="What this source is used for on the site; one sentence")
    attribution: Prose | None = Field(default=None, description="Sentence that the licence asks for; keep names as they are")


class Citation(Record):
    """A pointer to a source, as precise as possible."""

    source: SourceId = Field(description="The source")
    at: Plain | None = Field(default=None, description="Article, table, page; not translated", examples=["Table 3"])
    passage: Plain | None = Field(default=None, description="Short quotation of the words relied on; not translated")
    url: Url | None = Field(default=None, description="Address of that place, where it is deeper than the source's own")


Citations = Annotated[tuple[Citation, ...], Field(description="Sources that the record rests on")]
"""The evidence of a whole record."""


class Percentiles(Record):
    """Points of a distribution, in the figure's unit; `p50` is the median."""

    p10: Amount | None = Field(default=None, description="One in ten is at or below this")
    p25: Amount | None = Field(default=None, description="One in four is at or below this")
    p50: Amount = Field(description="The median")
    p75: Amount | None = Field(default=None, description="Three in four are at or below this")
    p90: Amount | None = Field(default=None, description="Nine in ten are at or below this")


class Figure(Record):
    """An evidenced number: one value, a range, or percentiles, with unit, place, date and source."""

    kind: ClassVar[str] = "figure"
    id: OwnId
    formerly: Formerly = ()
    label: Text = Field(description="What the number is, without the number itself; shown beside it", examples=["Wage of a keeper"])
    measure: Literal[
        "base", "wages", "earnings", "total", "on-target", "limit", "threshold", "rate", "ratio", "share", "count", "duration"
    ] = Field(description="What kind of number it is")
    unit: Literal["money", "percent", "ratio", "number", "months", "days"] = Field(description="What it is counted in")
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = Field(
        default=None, description="ISO 4217 code, for money", examples=["NOK"]
    )
    period: Literal["year", "month", "hour", "person-year", "item"] | None = Field(
        default=None, description="Period or unit of work that it is for"
    )
    value: Amount | None = Field(default=None, description="The number, when it is a single one", examples=[468500])
    low: Amount | None = Field(default=None, description="Lower end, when the figure is a range")
    high: Amount | None = Field(default=None, description="Upper end, when the figure is a range")
    percentiles: Percentiles | None = Field(default=None, description="Points of the distribution, when the source gives them")
    mean: Amount | None = Field(default=None, description="Mean, where the source gives it beside the value or percentiles")
    count: int | None = Field(default=None, ge=0, le=LARGEST, description="How many people or firms the figure describes")
    geography: Annotated[str, StringConstraints(pattern=r"^([A-Z]{2}|world)$")] = Field(
        description="ISO 3166 country, EU, or world", examples=["NO", "world"]
    )
    industry: IndustryId | None = Field(default=None, description="Industry it is about; left out: all")
    occupation: Plain | None = Field(default=None, description="Classification code of the occupation measured")
    as_of: PartialDate | None = Field(
        default=None, description="The date or period at which the figure held; left out when the source gives none", examples=["2026-02"]
    )
    until: PartialDate | None = Field(default=None, description="Last day on which it held, when it is superseded", examples=["2025-12-31"])
    superseded_by: FigureId | None = Field(default=None, description="The newer figure that takes its place")
    source: SourceId = Field(description="The source it was read in")
    at: Plain | None = Field(default=None, description="Table cell, section or page of the source; not translated")
    passage: Plain | None = Field(default=None, description="Short quotation or the cells of the table; not translated")
    certainty: Certainty
    note: Prose | None = Field(default=None, description="What to bear in mind when reading the figure")

    @model_validator(mode="after")
    def _one_shape(self) -> Figure:
        shapes = [self.value is not None, self.low is not None or self.high is not None, self.percentiles is not None]
        if sum(shapes) != 1 or (shapes[1] and (self.low is None or self.high is None)):
            raise PydanticCustomError("figure_shape", "shape")
        if (self.unit == "money") != (self.currency is not None):
            raise PydanticCustomError("figure_currency", "currency")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise PydanticCustomError("range_order", "range")
        return self


class Sources(Record):
    """sources.yaml: the publications that statements and figures rest on."""

    sources: tuple[Source, ...] = Field(description="All publications that the content cites")


class Figures(Record):
    """figures.yaml: evidenced numbers."""

    checked: Checked
    figures: tuple[Figure, ...] = Field(description="All figures of the role")
