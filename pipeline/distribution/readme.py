"""What the first sheet of a workbook says: what is here, and what is not as it was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.distribution.description import describe_table
from pipeline.distribution.figures import FLOAT_DIGITS
from pipeline.distribution.limits import MAX_ROWS, MAX_UNITS, Fitted
from pipeline.issues.catalogue import LANGUAGES, wording

# A line of the sheet: what stands in its cells.
Line = tuple[str | int, ...]


def list_lines(
    fitted: Fitted, counts: dict[str, int], descriptor: dict[str, Any]
) -> Iterator[Line]:
    """Return the lines of the sheet; `counts` has how many rows each table has."""
    texts = {
        language: wording("pipeline.distribution", "about", language)
        for language in LANGUAGES
    }

    def say(key: str, **values: Any) -> Line:
        """Return a line in both languages."""
        return tuple(texts[one][key].format(**values) for one in LANGUAGES)

    yield descriptor["title"], descriptor["title@vi"]
    yield descriptor["description"], descriptor["description@vi"]
    yield ()
    yield (*say("version"), descriptor["version"])
    for licence in descriptor["licenses"]:
        yield (*say("license"), licence["title"], licence["path"])
    if "homepage" in descriptor:
        yield (*say("homepage"), descriptor["homepage"])
    yield ()
    yield say("notes")
    yield say("formulas")
    yield say("figures", digits=FLOAT_DIGITS, count=fitted.long_figures)
    yield say("days", count=fitted.far_days)
    for table, count in fitted.cut_rows.items():
        yield say("rows_cut", table=table, most=MAX_ROWS, count=count)
    for (table, column), count in fitted.cut_texts.items():
        yield say("text_cut", table=table, column=column, most=MAX_UNITS, count=count)
    yield ()
    yield (*say("what"), *say("sheet")[:1], *say("rows")[:1])
    for table, count in counts.items():
        described = describe_table(descriptor, table)
        yield described["description"], described["description@vi"], table, count
