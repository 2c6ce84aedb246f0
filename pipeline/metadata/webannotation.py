"""Web Annotation (W3C): each published cell as a note on the words it was read from.

A cell that rests on the context has no words, and no annotation. Words before and
behind are not told: the texts are not published here.
"""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import polars as pl

from pipeline.decimals import DECIMAL, plain
from pipeline.metadata.known import Known, Page, identify, without_empty
from pipeline.schemas import published
from pipeline.schemas.published import Tables

CONTEXT = "context"
SEPARATOR, CLOSING = b",\n", b"\n]}\n"
# Rows that are written together: more take more memory, and no less time.
_ROWS = 20_000


def render(tables: Tables, _: dict[str, Any]) -> bytes:
    """Return the annotations of a part's evidence, one a line, without their frame.

    The tables are the evidence, those that it is of, and the sources.
    """
    evidence = tables["evidence"].filter(pl.col("basis") != CONTEXT)
    if evidence.is_empty():
        return b""
    cells = pl.concat(
        _list_cells(name, tables[name].select(published.primary_key(name) + fields))
        for name, fields in evidence.group_by("record_table")
        .agg(pl.col("field").unique(maintain_order=True))
        .iter_rows()
    )
    buffer = BytesIO()
    for rows in evidence.iter_slices(_ROWS):
        _write(rows, cells, tables["sources"], buffer)
    buffer.truncate(buffer.tell() - len(SEPARATOR))
    return buffer.getvalue()


def _write(
    evidence: pl.DataFrame, cells: pl.DataFrame, sources: pl.DataFrame, buffer: BytesIO
) -> None:
    """Write the annotations of some evidence, each with a separator behind it."""
    key = ["record_table", "record_id", "field"]
    rows = evidence.join(cells, on=key, how="left", maintain_order="left")
    urls = sources.select("source_id", "url")
    rows = rows.join(urls, on="source_id", how="left", maintain_order="left")
    # A column of lines, as the writer of CSV writes it.
    rows.select(_annotate()).write_csv(
        buffer,
        include_header=False,
        quote_style="never",
        line_terminator=SEPARATOR.decode(),
    )


def open_page(known: Known, page: Page) -> bytes:
    """Return what stands before the annotations of a page: what it is a part of."""
    base = identify(known.descriptor)
    names = [f"{base}#annotations/{at}" for at in range(page.last + 2)]
    collection = {
        "id": f"{base}#annotations",
        "type": "AnnotationCollection",
        "label": known.descriptor["title"],
        "total": known.annotated,
        "first": names[1],
        "last": names[page.last],
    }
    frame = {
        "@context": [
            "http://www.w3.org/ns/anno.jsonld",
            {name: f"{base}#{name}/" for name in ("cell", "evidence", "report")},
        ],
        "id": names[page.number],
        "type": "AnnotationPage",
        "partOf": collection,
        "startIndex": page.start,
        "prev": names[page.number - 1] if page.number > 1 else None,
        "next": names[page.number + 1] if page.number < page.last else None,
    }
    text = json.dumps(without_empty(frame) | {"items": []}, ensure_ascii=False)
    return f"{text.removesuffix(']}')}\n".encode()


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
