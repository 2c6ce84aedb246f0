"""Invented raw sheets are without fault; planted faults are found, and no others."""

from pathlib import Path

import pytest

from benchmarks.corpus import write_corpus
from benchmarks.synthetic.facts import read_kinds
from benchmarks.synthetic.faults import FAULTS
from benchmarks.synthetic.wording import read_forms
from pipeline.build import assemble, find_issues
from pipeline.ingestion.snapshot import take_snapshot

OBSERVATIONS, SOURCES = 200, 20


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus without faults."""
    raw = tmp_path_factory.mktemp("sound") / "raw"
    write_corpus(raw, OBSERVATIONS, SOURCES, seed=1)
    return raw


def test_a_corpus_without_faults_has_none_and_is_as_large_as_asked(
    sound: Path,
) -> None:
    tables = assemble(take_snapshot(sound), strict=True).tables

    assert len(tables["observations"]) == OBSERVATIONS
    assert len(tables["sources"]) == SOURCES
    assert tables["observations"]["hedge"].n_unique() > 5
    assert {"result", "target"} <= set(tables["observations"]["nature"])
    assert {"located", "quoted", "context"} == set(tables["evidence"]["basis"])
    assert all(len(tables[name]) for name in ("events", "goals", "mentions"))
    assert {"equal", "compatible"} <= set(tables["comparisons"]["verdict"])


def test_the_same_seed_gives_the_same_bytes_and_another_does_not(
    sound: Path, tmp_path: Path
) -> None:
    write_corpus(tmp_path / "again", OBSERVATIONS, SOURCES, seed=1)
    write_corpus(tmp_path / "other", OBSERVATIONS, SOURCES, seed=2)

    first = take_snapshot(sound).sha256
    assert take_snapshot(tmp_path / "again").sha256 == first
    assert take_snapshot(tmp_path / "other").sha256 != first


@pytest.mark.parametrize("seed", [1, 2])
def test_each_planted_fault_is_found_in_its_place_and_no_other(
    tmp_path: Path, seed: int
) -> None:
    raw = tmp_path / "raw"
    planted = write_corpus(raw, 400, 16, seed, faults=2 * len(FAULTS))

    found = [
        (Path(i.file).relative_to(raw).as_posix(), i.line, i.column, i.code)
        for i in find_issues(raw)
    ]

    assert sorted(found) == sorted(planted)
    assert {fault.code for fault in FAULTS} == {fault.code for fault in planted}


def test_each_kind_of_fact_can_be_told_in_both_languages() -> None:
    kinds = {kind.kind for kind in read_kinds()}

    assert {(kind, lang) for kind in kinds for lang in ("vi", "en")} == set(
        read_forms()
    )
