"""The validators of other fields find nothing wrong, and find what is made wrong."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.metadata import cff

VALIDATORS = Path(__file__).parent / "validators.py"
CHECKS = (
    "bibtex",
    "cff",
    "croissant",
    "csvw",
    "datacite",
    "jsonld",
    "rocrate",
    "sdmx",
)


def cite(folder: Path) -> None:
    """Write the citation of a build beside it."""
    descriptor = json.loads((folder / "datapackage.json").read_bytes())
    (folder / "CITATION.cff").write_bytes(cff.render(descriptor))


@pytest.mark.exhaustive
@pytest.mark.parametrize("check", CHECKS)
def test_a_validator_finds_nothing_in_what_is_published(
    root: Path, run_validators: Callable[..., str], check: str
) -> None:
    assert not run_validators(VALIDATORS, check, root)


@pytest.mark.exhaustive
@pytest.mark.parametrize("check", CHECKS)
def test_a_validator_finds_nothing_where_tables_have_several_files(
    split: Path, run_validators: Callable[..., str], tmp_path: Path, check: str
) -> None:
    shutil.copytree(split, tmp_path, dirs_exist_ok=True)
    cite(tmp_path)

    assert not run_validators(VALIDATORS, check, tmp_path)


FAULTS = {
    "bibtex": ("build/metadata/citation.bib", "@misc{", "misc{"),
    "cff": ("CITATION.cff", 'type: "dataset"', 'type: "data"'),
    "croissant": ("build/croissant.jsonld", '"column": "unit"', '"column": "unti"'),
    "csvw": ("build/csv/csv-metadata.json", '"base": "decimal"', '"base": "date"'),
    "datacite": ("build/metadata/datacite.json", '"Dataset"', '"Data"'),
    "jsonld": ("build/metadata/annotations.jsonld", ':"Annotation"', ':"Image"'),
    "rocrate": ("build/ro-crate-metadata.json", ': "Dataset"', ': "Thing"'),
    "sdmx": ("build/sdmx/observations.csv", ",result,", ",rezult,"),
}


@pytest.mark.exhaustive
@pytest.mark.parametrize("check", CHECKS)
def test_a_validator_finds_what_is_made_wrong(
    root: Path, run_validators: Callable[..., str], tmp_path: Path, check: str
) -> None:
    shutil.copytree(root / "build", tmp_path / "build")
    shutil.copy(root / "datapackage.json", tmp_path)
    cite(tmp_path)
    name, right, wrong = FAULTS[check]
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert right in text
    (tmp_path / name).write_text(text.replace(right, wrong, 1), encoding="utf-8")

    assert run_validators(VALIDATORS, check, tmp_path)
