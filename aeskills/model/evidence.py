"""Where knowledge comes from: sources, citations, and figures that are evidence."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from aeskills.model.base import LARGEST, Amount, Date, FigureId, Id, IndustryId, PartialDate, Plain, Prose, Record, SourceId, Text, Url

Certainty = Literal["A", "B"]
"""A: read in an official dataset or page. B: read in a secondary source, which is named."""


class Source(Record):
    """A publication that a statement or figure rests on."""

    kind: ClassVar[str] = "source"
    id: Id
    title: Plain = Field(description="Title of the publication in its own language; not translated")
    publisher: Plain
    url: Url = Field(description="Address of the text itself, not of the site it is on")
    root: Plain | None = Field(default=None, description="Why the address has no path, where the publication has no deeper one")
    quotes: Plain | None = Field(default=None, description="The publisher whose text or figures this one repeats; then the certainty is B")
    published: PartialDate | None = Field(default=None, description="Date that the publication bears")
    read_on: Date = Field(description="Day on which it was read; no fact's date")
    language: Plain = Field(default="en", description="BCP-47 tag of the publication's language")
    licence: Plain | None = None
    certainty: Certainty
    supports: Prose = Field(description="What this source is used for on the site; one sentence")
    attribution: Prose | None = Field(default=None, description="Sentence that the licence asks for; keep names as they are")


class Citation(Record):
    """A pointer to a source, as precise as possible."""

    source: SourceId
    at: Plain | None = Field(default=None, description="Article, table, page; not translated")
    passage: Plain | None = Field(default=None, description="Short quotation of the words relied on; not translated")
    url: Url | None = Field(default=None, description="Address of that place, where it is deeper than the source's own")


class Percentiles(Record):
    """Points of a distribution, in the figure's unit; `p50` is the median."""

    p10: Amount | None = None
    p25: Amount | None = None
    p50: Amount
    p75: Amount | None = None
    p90: Amount | None = None


class Figure(Record):
    """An evidenced number: one value, a range, or percentiles, with unit, place, date and source."""

    kind: ClassVar[str] = "figure"
    id: Id
    label: Text = Field(description="What the number is, without the number itself; shown beside it")
    measure: Literal["base", "wages", "earnings", "total", "on-target", "limit", "threshold", "rate", "ratio", "share", "count", "duration"]
    unit: Literal["money", "percent", "ratio", "number", "months", "days"]
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = Field(default=None, description="ISO 4217 code, for money")
    period: Literal["year", "month", "hour", "person-year", "item"] | None = None
    value: Amount | None = None
    low: Amount | None = None
    high: Amount | None = None
    percentiles: Percentiles | None = None
    mean: Amount | None = None
    count: int | None = Field(default=None, ge=0, le=LARGEST, description="How many people or firms the figure describes")
    geography: Annotated[str, StringConstraints(pattern=r"^([A-Z]{2}|world)$")] = Field(description="ISO 3166 country, EU, or world")
    industry: IndustryId | None = None
    occupation: Plain | None = Field(default=None, description="Classification code of the occupation measured")
    as_of: PartialDate | None = Field(
        default=None, description="The date or period at which the figure held; left out when the source gives none"
    )
    until: PartialDate | None = Field(default=None, description="Last day on which it held, when it is superseded")
    superseded_by: FigureId | None = None
    source: SourceId
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
    """sources.yaml"""

    sources: tuple[Source, ...]


class Figures(Record):
    """figures.yaml"""

    checked: Date
    figures: tuple[Figure, ...]
