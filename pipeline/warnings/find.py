"""The warnings of a dataset, in their places in raw/ and as a published table."""

from __future__ import annotations

import polars as pl

from pipeline.issues.messages import statement_of
from pipeline.issues.model import Issue
from pipeline.schemas import published
from pipeline.warnings.growth import find_great_growth
from pipeline.warnings.names import find_misnamed
from pipeline.warnings.parts import find_contradicted
from pipeline.warnings.repetitions import find_repeated

_PLACE = {"file": pl.String, "line": pl.Int64}
_SAID = ("code", "message_en", "message_vi")


def find_warnings(rows: pl.DataFrame, indicators: pl.DataFrame) -> list[Issue]:
    """Return what is doubtful in the observations, which hold to their contracts.

    `rows` (`gather_rows`) may be of any number of sources: each is held against itself.
    What is held against all others is not found here (`find_far_rates`).
    """
    return [
        *find_contradicted(rows, indicators),
        *find_misnamed(rows, indicators),
        *find_great_growth(rows),
        *find_repeated(rows),
    ]


def tabulate_warnings(warnings: list[Issue], rows: pl.DataFrame) -> pl.DataFrame:
    """Return the warnings as the published table, a row for each record and code.

    `rows` has the file, line, source_id and record_id of what they are of.
    """
    said = pl.DataFrame(
        [
            (w.file, w.line, w.code, statement_of(w), statement_of(w, "vi"))
            for w in warnings
        ],
        schema=_PLACE | dict.fromkeys(_SAID, pl.String),
        orient="row",
    )
    places = rows.select(*_PLACE, "source_id", "record_id")
    warned = said.join(places, on=list(_PLACE)).with_columns(
        warning_id=pl.format("{}#{}", "record_id", "code"),
        record_table=pl.lit("observations"),
    )
    first = warned.sort("warning_id", "message_en").unique("warning_id", keep="first")
    return published.typed("warnings", first)
