"""The text forms of a published table: each a module, all of them in `FORMS`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import polars as pl

from pipeline.datapackage.formats import csv, json, ndjson


class Form(NamedTuple):
    """How rows are written, and what stands between and behind them in a file.

    `find_rows` tells where they begin: at its end in a file without any. What stands
    before them is in every file; it `repeats` where it is of the table, as a header.
    `resource` is how a descriptor has it.
    """

    render: Callable[[pl.DataFrame], bytes]
    find_rows: Callable[[bytes], int]
    separator: bytes
    closing: bytes
    repeats: bool
    resource: dict[str, Any]


# In the order of the descriptor. JSON has no `type: table`: Frictionless would then
# read its rows but check neither its hash nor its bytes. It takes `ndjson` for a table
# whatever is said, and `x-ndjson`, as media types have it, for a file. The R package
# frictionless reads a resource by its `profile` alone (Data Package 1).
FORMS = {
    "csv": Form(
        csv.render,
        csv.find_rows,
        csv.SEPARATOR,
        csv.CLOSING,
        repeats=True,
        resource={
            "profile": "tabular-data-resource",
            "type": "table",
            "format": "csv",
            "mediatype": "text/csv",
        },
    ),
    "json": Form(
        json.render,
        json.find_rows,
        json.SEPARATOR,
        json.CLOSING,
        repeats=False,
        resource={"format": "json", "mediatype": "application/json"},
    ),
    "ndjson": Form(
        ndjson.render,
        ndjson.find_rows,
        ndjson.SEPARATOR,
        ndjson.CLOSING,
        repeats=False,
        resource={"format": "x-ndjson", "mediatype": "application/x-ndjson"},
    ),
}
