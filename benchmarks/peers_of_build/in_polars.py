"""All tables in and out as CSV and JSON by polars, without a check: a floor.

python in_polars.py PACKAGE OUT
"""

import json
import sys
from pathlib import Path
from typing import Any

import polars as pl

_TYPES: dict[str, Any] = {
    "string": pl.String,
    "integer": pl.Int64,
    "number": pl.Decimal(38, 10),
    "date": pl.Date,
    "boolean": pl.Boolean,
}


def main(package: Path, out: Path) -> None:
    """Read and write every table."""
    descriptor = json.loads((package / "datapackage.json").read_text("utf-8"))
    for resource in descriptor["resources"]:
        if resource["format"] != "csv":
            continue
        schema = {f["name"]: _TYPES[f["type"]] for f in resource["schema"]["fields"]}
        table = pl.read_csv(package / resource["path"], schema=schema)
        table.write_csv(out / f"{resource['name']}.csv")
        table.write_json(out / f"{resource['name']}.json")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
