"""Faults planted in observations: each one breaks one cell, and nothing else."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import NamedTuple

from benchmarks.synthetic.sheets import Row, Sheets

_TOO_MANY = 61


class Fault(NamedTuple):
    """A way to break a row: the column and code reported, the rows it suits, how."""

    code: str
    column: str
    suits: Callable[[Row], bool]
    cells: Callable[[Row], Row]


def _is_any(_: Row) -> bool:
    return True


def _is_plain(row: Row) -> bool:
    return ".." not in row["keyed_value"]


def _is_money(row: Row) -> bool:
    return row["keyed_unit"] in {"VND", "USD"}


def _is_dollars(row: Row) -> bool:
    return row["keyed_unit"] == "USD"


def _is_share(row: Row) -> bool:
    return row["measure"] == "share_of"


def _is_dated(row: Row) -> bool:
    return row["nature"] == "result" and row["time_period"] != "unstated"


def _is_future(row: Row) -> bool:
    return row["nature"] == "target" and "set_by_id" not in row


def _is_placed(row: Row) -> bool:
    return "at" in row


def _change_digit(row: Row) -> Row:
    value = row["keyed_value"]
    place = re.search("[1-9]", value)
    at = place.start() if place else 0
    return {"keyed_value": f"{value[:at]}{int(value[at]) % 9 + 1}{value[at + 1 :]}"}


def _change_sign(row: Row) -> Row:
    value = row["keyed_value"]
    bare = value.lstrip("<>=~")
    return {"keyed_value": bare if bare != value else f">{bare}"}


def _change_currency(row: Row) -> Row:
    return {"keyed_unit": "USD" if row["keyed_unit"] == "VND" else "VND"}


def _change_year(row: Row) -> Row:
    year, rest = row["time_period"][:4], row["time_period"][4:]
    return {"time_period": f"{int(year) - 1}{rest}"}


FAULTS = (
    Fault("value-disagrees", "keyed_value", _is_plain, _change_digit),
    Fault("hedge-disagrees", "keyed_value", _is_plain, _change_sign),
    Fault("unit-disagrees", "keyed_unit", _is_money, _change_currency),
    Fault(
        "unit-not-of-indicator",
        "keyed_unit",
        _is_dollars,
        lambda _: {"indicator_id": "port-cargo"},
    ),
    Fault(
        "unknown-code",
        "indicator_id",
        _is_any,
        lambda row: {"indicator_id": f"{row['indicator_id']}-x"},
    ),
    Fault(
        "unknown-code", "subject_id", _is_any, lambda _: {"subject_id": "area:VN-XX"}
    ),
    Fault(
        "malformed-value",
        "keyed_value",
        _is_any,
        lambda row: {"keyed_value": f"{row['keyed_value']},0"},
    ),
    Fault(
        "malformed-value", "time_period", _is_any, lambda _: {"time_period": "2025-Q7"}
    ),
    Fault("time-disagrees", "time_period", _is_dated, _change_year),
    Fault("duplicate-key", "row", lambda row: row["row"] != "o01", lambda _: {}),
    Fault("missing-value", "subject_id", _is_any, lambda _: {"subject_id": ""}),
    Fault("unknown-choice", "nature", _is_any, lambda _: {"nature": "outcome"}),
    Fault("detail-missing", "of_id", _is_share, lambda _: {"of_id": ""}),
    Fault("result-after-report", "nature", _is_future, lambda _: {"nature": "result"}),
    Fault(
        "edge-space", "words", _is_any, lambda row: {"words": f"{row['words'][:59]} "}
    ),
    Fault("too-long", "words", _is_any, lambda _: {"words": "x" * _TOO_MANY}),
    Fault("no-quantity", "words", _is_any, lambda _: {"words": "tăng mạnh"}),
    Fault("anchor-missing", "at", _is_placed, lambda _: {"at": ""}),
)


def plant(fault: Fault, sheets: Sheets, taken: set[int], rng: random.Random) -> int:
    """Break one observation, and return its line; 0 where none is suited.

    `taken` are lines that are not to be touched: those broken before, and those on
    which other rows rest. The line is added to them.
    """
    rows = sheets["observations"]
    start = rng.randrange(len(rows))
    for step in range(len(rows)):
        place = (start + step) % len(rows)
        line, row = place + 2, rows[place]
        if line in taken or not fault.suits(row):
            continue
        if fault.column != "at" and "at" in row:
            continue
        rows[place] = row | fault.cells(row)
        if fault.code == "duplicate-key":
            rows[place]["row"] = rows[place - 1]["row"]
        taken.add(line)
        return line
    return 0


def list_needed(sheets: Sheets) -> set[int]:
    """Return the lines of observations on which other rows rest, or that rest on one.

    Those are such with cells in anchors, and such whose words call another's figure an
    estimate.
    """
    lines = {row["row"]: line for line, row in enumerate(sheets["observations"], 2)}
    needed = {lines[row["rows"]] for row in sheets["anchors"]}
    lent = {row.get("status_words") for row in sheets["observations"]}
    for row in sheets["observations"]:
        if row["words"] in lent or "status_words" in row:
            needed.add(lines[row["row"]])
    return needed
