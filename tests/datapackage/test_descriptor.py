"""The descriptor is valid against the official profile, and says what codes mean."""

import json
import subprocess
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pipeline.datapackage.descriptor import describe
from pipeline.schemas import published


@pytest.fixture(scope="module")
def descriptor(root: Path) -> dict[str, Any]:
    """The committed descriptor."""
    text = (root / "datapackage.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


# Prints what the official profile finds wrong with the descriptor on standard input.
_VALIDATE = """
import json, sys
from importlib.resources import files
from jsonschema import Draft7Validator
profile = (files("dplib") / "profiles/2.0/datapackage.json").read_text("utf-8")
validator = Draft7Validator(
    json.loads(profile), format_checker=Draft7Validator.FORMAT_CHECKER
)
for error in validator.iter_errors(json.load(sys.stdin)):
    print(error.json_path, error.message[:200])
"""


def test_it_is_valid_against_the_official_profile(
    root: Path, descriptor: dict[str, Any], split: Path
) -> None:
    python = root / ".venv-validators/bin/python"
    if not python.is_file():
        pytest.skip("no .venv-validators: `make test` makes it")

    def validate(found: dict[str, Any]) -> str:
        return subprocess.run(
            [python, "-c", _VALIDATE],
            input=json.dumps(found),
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    assert not validate(descriptor)
    assert not validate(json.loads((split / "datapackage.json").read_bytes()))
    assert validate(descriptor | {"keywords": [57]}).startswith("$.keywords[0]")


def test_every_code_has_its_label_beside_it(descriptor: dict[str, Any]) -> None:
    coded = 0
    for resource in descriptor["resources"]:
        for field in resource["schema"]["fields"]:
            codes = field.get("constraints", {}).get("enum")
            if codes:
                coded += 1
                listed = [c["value"] for c in field["categories"]]
                assert sorted(listed) == sorted(codes), field["name"]
                assert all(c["label"] for c in field["categories"])
    assert coded > 40


@pytest.mark.parametrize(
    ("dates", "created"),
    [
        (["2025-08-21", "2025-12-24", None], "2025-12-24T00:00:00Z"),
        (["2025-08-21", "2025-12"], "2025-12-01T00:00:00Z"),
        (["2026", "2025-12"], "2026-01-01T00:00:00Z"),
        ([None], None),
    ],
)
def test_it_was_created_when_its_newest_source_appeared(
    dates: list[str | None], created: str | None
) -> None:
    sources = pl.DataFrame(
        [{"publisher": "P", "date_published": date} for date in dates],
        schema=published.columns("sources"),
    )
    keys = ["name", "id", "version", "title", "title_vi", "description"]
    keys += ["description_vi", "keywords", "licenses", "contributors"]

    described = describe(
        {"sources": sources, "terms": _all_terms()}, dict.fromkeys(keys, "x")
    )

    assert described.get("created") == created


def _all_terms() -> pl.DataFrame:
    """Return a label for each code of the tables of sources and terms."""
    rows = [
        {"scheme": f"sources.{column}", "code": code, "label_en": code}
        for column in published.coded_columns("sources")
        for code in published.codes("sources", column)
    ]
    return pl.DataFrame(rows, schema=published.columns("terms"))
