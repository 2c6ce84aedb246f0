"""Parts that are kept: whatever is kept, the bytes are those of a build without it."""

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.assembly import compare, link, process
from pipeline.build import build_dataset
from pipeline.cache import Cache, open_cache
from pipeline.engine import Engine, local
from pipeline.ingestion.snapshot import take_snapshot
from pipeline.issues.model import DataError
from tests.conftest import Reports, copy_corpus

CODE = "the code of today"
# Each of the three sources is a batch; there are a few groups of facts.
SMALL = Engine(batch_rows=20)
STEPS = {process: "_process", compare: "_compare", link: "_link"}
SHEET = "sources/example-herald-mui-yen-2025-10-08/observations.csv"
NOTED = "sources/example-herald-mui-yen-2025-10-08/source.toml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the invented raw sheets, in which nothing was built."""
    copy_corpus(tmp_path / "raw")
    return tmp_path


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each step is done from now on, rather than found."""
    counts: Counter[str] = Counter()

    def counting(name: str, step: Callable[..., object]) -> Callable[..., object]:
        def count(*given: object) -> object:
            counts[name] += 1
            return step(*given)

        return count

    for module, name in STEPS.items():
        monkeypatch.setattr(module, name, counting(name, getattr(module, name)))
    return counts


def build(
    project: Path, cache: Cache | None = None, engine: Engine = SMALL
) -> dict[str, bytes]:
    """Build the dataset; return the published files by their paths."""
    build_dataset(take_snapshot(project / "raw"), project, engine=engine, cache=cache)
    files = [*project.glob("build/**/*"), project / "datapackage.json"]
    return {str(f.relative_to(project)): f.read_bytes() for f in files if f.is_file()}


def list_parts(project: Path) -> set[str]:
    """Return the keys of the parts that are kept."""
    return {path.name for path in (project / ".cache/parts").iterdir()}


def test_what_did_not_change_is_not_made_again(
    project: Path, made: Counter[str]
) -> None:
    cold = build(project)
    assert build(project, open_cache(project, CODE)) == cold
    assert made["_process"] == 2 * 3
    made.clear()

    assert build(project, open_cache(project, CODE)) == cold
    assert not made


def test_of_a_changed_source_its_batch_and_the_facts_that_it_states_are_made_again(
    project: Path, made: Counter[str]
) -> None:
    build(project, open_cache(project, CODE))
    every = Counter(made)
    sheet = project / "raw" / SHEET
    lines = sheet.read_text("utf-8").splitlines()
    sheet.write_text("\n".join([*lines[:-1], ""]), "utf-8")
    made.clear()

    warm = build(project, open_cache(project, CODE))
    assert made["_process"] == 1
    assert made["_compare"] < every["_compare"]
    assert warm == build(project)


def test_what_is_only_said_of_a_source_changes_no_facts(
    project: Path, made: Counter[str]
) -> None:
    build(project, open_cache(project, CODE))
    toml = project / "raw" / NOTED
    toml.write_text(f"{toml.read_text('utf-8')}# checked again\n", "utf-8")
    made.clear()

    warm = build(project, open_cache(project, CODE))
    assert made == {"_process": 1, "_link": 1}
    assert warm == build(project)


def test_a_changed_codelist_makes_everything_anew(
    project: Path, made: Counter[str]
) -> None:
    build(project, open_cache(project, CODE))
    every = Counter(made)
    terms = project / "raw/codelists/terms.csv"
    header, *rows = terms.read_text("utf-8").splitlines()
    terms.write_text("\n".join([header, *reversed(rows), ""]), "utf-8")
    made.clear()

    build(project, open_cache(project, CODE))
    assert made == every


def test_parts_of_other_code_or_of_another_folder_are_not_taken(
    project: Path, tmp_path_factory: pytest.TempPathFactory, made: Counter[str]
) -> None:
    build(project, open_cache(project, CODE))
    every = Counter(made)
    for other, code in ((project, "other code"), (None, CODE)):
        folder = other or tmp_path_factory.mktemp("other")
        if other is None:
            shutil.copytree(project / "raw", folder / "raw")
            shutil.copytree(project / ".cache", folder / ".cache")
        made.clear()
        build(folder, open_cache(folder, code))
        assert made == every


@pytest.mark.parametrize("damage", ["changed", "cut", "missing", "emptied", "renamed"])
def test_a_damaged_part_is_made_anew(
    project: Path, made: Counter[str], damage: str
) -> None:
    cold = build(project, open_cache(project, CODE))
    every = Counter(made)
    for part in (project / ".cache/parts").iterdir():
        harm(part, damage)
    made.clear()

    assert build(project, open_cache(project, CODE)) == cold
    assert made == every


def harm(part: Path, damage: str) -> None:
    """Do harm to the largest file of a part, or to its list of files."""
    largest = max(part.glob("*.*"), key=lambda file: file.stat().st_size)
    content = bytearray(largest.read_bytes())
    sums = part / "SHA256SUMS"
    match damage:
        case "changed":
            content[len(content) // 2] ^= 1
            largest.write_bytes(content)
        case "cut":
            sums.write_bytes(b"".join(sums.read_bytes().splitlines(keepends=True)[:-1]))
        case "missing":
            largest.unlink()
        case "emptied":
            sums.write_bytes(b"")
        case "renamed":
            part.rename(part.with_name("0" + part.name[1:] + "0"))


def test_parts_of_another_are_not_taken_by_their_name(
    project: Path, made: Counter[str]
) -> None:
    cold = build(project, open_cache(project, CODE))
    every = Counter(made)
    one, other, *_ = sorted((project / ".cache/parts").iterdir())
    one.rename(project / "between")
    other.rename(one)
    (project / "between").rename(other)
    made.clear()

    assert build(project, open_cache(project, CODE)) == cold
    assert 0 < made.total() < every.total()


def test_sound_parts_are_kept_where_others_have_faults(
    project: Path, made: Counter[str]
) -> None:
    sheet = project / "raw" / SHEET
    text = sheet.read_text("utf-8")
    sheet.write_text(text.replace(",level,", ",levle,", 1), "utf-8")
    with pytest.raises(DataError):
        build(project, open_cache(project, CODE))
    sheet.write_text(text, "utf-8")
    made.clear()

    build(project, open_cache(project, CODE))
    assert made["_process"] == 1


def test_what_a_published_build_has_not_used_goes(project: Path) -> None:
    build(project, open_cache(project, CODE))
    before = list_parts(project)
    sheet = project / "raw" / SHEET
    sheet.unlink()
    build(project, open_cache(project, CODE))

    assert before - list_parts(project)
    assert len(list_parts(project)) <= len(before)
    assert not list(project.glob(".build-scratch-*"))


def test_a_second_build_at_once_does_without_parts(
    project: Path, made: Counter[str]
) -> None:
    cold = build(project, open_cache(project, CODE))
    every, before = Counter(made), list_parts(project)
    cache = open_cache(project, CODE)
    made.clear()
    with cache.lock_parts() as is_first:
        assert is_first
        assert build(project, cache) == cold

    assert made == every
    assert list_parts(project) == before


def test_who_names_no_code_keeps_nothing(project: Path) -> None:
    build(project, open_cache(project))

    assert not (project / ".cache").exists()


@pytest.mark.exhaustive
def test_parts_are_kept_and_found_by_several_processes(
    project: Path, invented: Reports
) -> None:
    engine = Engine(batch_rows=60, launch=local(2))
    cold = build(project, open_cache(project, CODE), engine)
    kept = list_parts(project)

    assert build(project, open_cache(project, CODE), engine) == cold
    assert list_parts(project) == kept
    assert all(
        (invented.published / path).read_bytes() == content
        for path, content in cold.items()
    )
