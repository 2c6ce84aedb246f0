"""The warnings of a dataset, in their places in raw/ and as a published table."""

from __future__ import annotations

import polars as pl

from pipeline.issues.messages import statement_of
from pipeline.issues.model import Issue
from pipeline.schemas import published
from pipeline.schemas.published import Tables
from pipeline.schemas.raw import Raw
from pipeline.warnings.conversions import find_far_rates
from pipeline.warnings.growth import find_great_growth
from pipeline.warnings.names import find_misnamed
from pipeline.warnings.parts import find_contradicted
from pipeline.warnings.repetitions import find_repeated
from pipeline.warnings.rows import gather_rows

_PLACE = {"file": pl.String, "line": pl.Int64}
_SAID = ("code", "message_en", "message_vi")


def find_warnings(tables: Tables, raw: Raw) -> list[Issue]:
    """Return what is doubtful in the observations, which hold to their contracts.

    `tables` are the published tables of any number of sources, made of `raw`.
    """
    rows = gather_rows(tables, raw.sheets["observations"])
    return [
        *find_far_rates(rows),
        *find_contradicted(rows, tables["indicators"]),
        *find_misnamed(rows, tables["indicators"]),
        *find_great_growth(rows),
        *find_repeated(rows),
    ]


def tabulate_warnings(warnings: list[Issue], raw: Raw) -> pl.DataFrame:
    """Return the warnings as the published table, a row for each record and code."""
    said = pl.DataFrame(
        [
            (w.file, w.line, w.code, statement_of(w), statement_of(w, "vi"))
            for w in warnings
        ],
        schema=_PLACE | dict.fromkeys(_SAID, pl.String),
        orient="row",
    )
    record = pl.format("{}/{}", "source_id", "row")
    rows = said.join(raw.sheets["observations"], on=list(_PLACE)).with_columns(
        warning_id=pl.format("{}#{}", record, "code"),
        record_table=pl.lit("observations"),
        record_id=record,
    )
    first = rows.sort("warning_id", "message_en").unique("warning_id", keep="first")
    return published.typed("warnings", first)
