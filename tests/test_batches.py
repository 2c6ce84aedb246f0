"""However a build is cut, and whoever makes its parts: the bytes and issues are one."""

from pathlib import Path

import pytest

from pipeline.build import assemble, export
from pipeline.engine import Engine
from pipeline.ingestion.snapshot import take_snapshot
from pipeline.issues.model import DataError
from pipeline.shelf import Shelf, take_content
from tests.conftest import Reports, copy_corpus

# One source at a time, a few, all.
SIZES = (1, 30, 100_000)


@pytest.fixture(params=["memory", "folder"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Shelf:
    """A shelf of each kind."""
    return Shelf(tmp_path / "shelf" if request.param == "folder" else None)


def build(raw: Path, engine: Engine) -> dict[str, bytes]:
    """Return every published file of a raw folder."""
    package = assemble(take_snapshot(raw), engine=engine)
    files = export(package, engine)
    return {path: take_content(content) for path, content in files.items()}


@pytest.mark.parametrize("rows", SIZES)
def test_the_size_of_batches_changes_no_byte(
    invented: Reports, shelf: Shelf, rows: int
) -> None:
    files = build(invented.raw, Engine(batch_rows=rows, shelf=shelf))

    for path, content in files.items():
        assert content == (invented.published / path).read_bytes(), path


@pytest.mark.exhaustive
@pytest.mark.parametrize("rows", [25, 150])
def test_the_size_of_batches_changes_no_byte_of_the_real_dataset(
    root: Path, exported: dict[str, bytes], shelf: Shelf, rows: int
) -> None:
    assert build(root / "raw", Engine(batch_rows=rows, shelf=shelf)) == exported


@pytest.mark.parametrize("rows", SIZES)
def test_faults_are_the_same_in_batches_of_any_size(tmp_path: Path, rows: int) -> None:
    copy_corpus(tmp_path / "raw")
    plant_faults(tmp_path / "raw")

    with pytest.raises(DataError) as whole:
        assemble(take_snapshot(tmp_path / "raw"))
    with pytest.raises(DataError) as cut:
        assemble(take_snapshot(tmp_path / "raw"), engine=Engine(batch_rows=rows))

    assert len(whole.value.issues) > len(SIZES)
    assert cut.value.issues == whole.value.issues


def plant_faults(raw: Path) -> None:
    """Break each source: its codes, its figures, and what it repeats."""
    for number, source in enumerate(sorted((raw / "sources").iterdir())):
        sheet = source / "observations.csv"
        header, first, *rest = sheet.read_text(encoding="utf-8").splitlines()
        broken = first.replace(",level,", f",unknown-{number},")
        sheet.write_text(
            "\n".join([header, broken, *rest, rest[-1], ""]), encoding="utf-8"
        )
        description = source / "source.toml"
        text = description.read_text(encoding="utf-8")
        if "derived_from" not in text:
            description.write_text(
                f'derived_from = ["nowhere-{number}"]\n{text}', encoding="utf-8"
            )
