"""Web Annotation (W3C): each published cell as a note on the words it was read from.

A cell that rests on the context has no words, and no annotation. Words before and
behind are not told: the texts are not published here.
"""

from __future__ import annotations

import json
from typing import Any

import polars as pl

from pipeline.decimals import DECIMAL, plain
from pipeline.metadata.known import Known, identify
from pipeline.schemas import published
from pipeline.schemas.published import Tables

CONTEXT = "context"
SEPARATOR, CLOSING = b",\n", b"\n]}}\n"


def render(tables: Tables, _: dict[str, Any]) -> bytes:
    """Return the annotations of a part's evidence, one a line, without their frame.

    The tables are the evidence, those that it is of, and the sources.
    """
    evidence = tables["evidence"].filter(pl.col("basis") != CONTEXT)
    if evidence.is_empty():
        return b""
    names = evidence["record_table"].unique(maintain_order=True)
    cells = pl.concat(_list_cells(name, tables[name]) for name in names)
    rows = evidence.join(
        cells,
        on=["record_table", "record_id", "field"],
        how="left",
        maintain_order="left",
        validate="1:1",
    ).join(
        tables["sources"].select("source_id", "url"),
        on="source_id",
        how="left",
        maintain_order="left",
    )
    return SEPARATOR.join(line.encode() for line in rows.select(_annotate())[:, 0])


def open_collection(known: Known) -> bytes:
    """Return what stands before the annotations: the collection that they are in."""
    base = identify(known.descriptor)
    frame = {
        "@context": [
            "http://www.w3.org/ns/anno.jsonld",
            {name: f"{base}#{name}/" for name in ("cell", "evidence", "report")},
        ],
        "id": f"{base}#annotations",
        "type": "AnnotationCollection",
        "label": known.descriptor["title"],
        "total": known.annotated,
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": []},
    }
    text = json.dumps(frame, ensure_ascii=False)
    return f"{text.removesuffix(']}}')}\n".encode()


def _list_cells(table: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Return the cells of a table, a row each, with their values as CSV has them."""
    (key,) = published.primary_key(table)
    texts = rows.select(
        pl.col(key).alias("record_id"),
        *(
            (plain(pl.col(name)) if kind == DECIMAL else pl.col(name).cast(pl.String))
            for name, kind in rows.schema.items()
            if name != key
        ),
    )
    cells = texts.unpivot(index="record_id", variable_name="field").drop_nulls()
    return cells.with_columns(record_table=pl.lit(table))


def _annotate() -> pl.Expr:
    """Return a row as an annotation; ids need no quoting, words and values do."""
    record = pl.concat_str("record_id", pl.lit("/"), "field")
    source = pl.coalesce("url", pl.concat_str(pl.lit("report:"), "source_id"))
    quote = _join('{"type":"TextQuoteSelector","exact":', _quote(pl.col("exact")), "}")
    start, end = pl.col("char_start"), pl.col("char_end")
    place = _join('{"type":"TextPositionSelector","start":', start, ',"end":', end, "}")
    return _join(
        '{"id":"evidence:',
        record,
        '","type":"Annotation","motivation":"describing","body":{"id":"cell:',
        pl.col("record_table"),
        "/",
        record,
        '","type":"TextualBody","purpose":"describing","value":',
        _quote(pl.col("value")),
        '},"target":{"source":',
        _quote(source),
        ',"selector":',
        # Null where the place is not known.
        pl.coalesce(_join("[", place, ",", quote, "]"), quote),
        "}}",
    )


def _join(*parts: str | pl.Expr) -> pl.Expr:
    """Return text of constants and columns; null where one of these is."""
    return pl.concat_str(
        [pl.lit(part) if isinstance(part, str) else part for part in parts]
    )


def _quote(text: pl.Expr) -> pl.Expr:
    """Return text as JSON."""
    record = pl.struct(text.fill_null("").alias("")).struct.json_encode()
    return record.str.strip_prefix('{"":').str.strip_suffix("}")
