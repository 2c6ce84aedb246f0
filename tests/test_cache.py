"""Readings kept between runs: whatever they are, the same bytes as without them."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

import pipeline.reading
from pipeline import cache as cache_module
from pipeline.build import build_dataset, check_dataset, validate_raw
from pipeline.cache import Cache, hash_readers, list_code, open_cache
from pipeline.ingestion.snapshot import take_snapshot
from pipeline.issues.model import DataError
from pipeline.normalization import fragments
from pipeline.normalization.readings import READINGS, Readings
from tests.conftest import Reports, copy_corpus

SHEET = "sources/bao-vi-du-mui-yen-2025-10-06/observations.csv"
WORDS = pl.DataFrame({"words": ["hơn 5 ha", "tăng 11,2%"], "language": ["vi", "vi"]})
CODE = "the code of today"
# Where the readings of one batch, the only one, are kept by its first source.
NAME = "a-batch"
KEPT = ".cache/readings/bao-thu-nghiem-tau-ca-2025-11-03"
# Bytes of the first line: two hashes, a space between them, the line's end.
_MARK = 64 + 1 + 64 + 1


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the invented raw sheets, in which nothing was built."""
    copy_corpus(tmp_path / "raw")
    return tmp_path


@pytest.fixture
def read_words(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words that are read from now on, as the reader is given them."""
    words: list[str] = []
    read = pipeline.reading.read

    def note(text: str, *rest: object) -> object:
        words.append(text)
        return read(text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(fragments, "read", note)
    return words


def build(project: Path, cache: Cache | None) -> dict[str, bytes]:
    """Build the dataset; return the published files by their paths."""
    build_dataset(take_snapshot(project / "raw"), project, cache=cache)
    return list_published(project)


def list_published(project: Path) -> dict[str, bytes]:
    """Return the published files by their paths."""
    files = [*project.glob("build/**/*"), project / "datapackage.json"]
    return {str(f.relative_to(project)): f.read_bytes() for f in files if f.is_file()}


def keep(project: Path) -> Cache:
    """Keep the readings of a few words, of a batch of the name NAME."""
    readings = Readings()
    readings.quantities(WORDS)
    cache = open_cache(project, CODE)
    cache.keep_readings(NAME, readings.gather())
    assert cache.load_readings(NAME, READINGS) is not None
    return cache


def test_a_build_is_the_same_without_with_a_new_and_with_an_old_cache(
    project: Path, invented: Reports, read_words: list[str]
) -> None:
    without = list_published(invented.published)
    assert not (invented.published / KEPT).exists()

    assert build(project, open_cache(project, CODE)) == without
    read_words.clear()
    assert build(project, open_cache(project, CODE)) == without
    assert not read_words


def test_validate_and_check_know_what_a_build_has_read(
    project: Path, read_words: list[str]
) -> None:
    build(project, open_cache(project, CODE))
    read_words.clear()

    warnings = validate_raw(project / "raw", cache=open_cache(project))
    assert check_dataset(project / "raw", project, cache=open_cache(project))[1]
    assert not read_words
    assert validate_raw(project / "raw") == warnings


def test_only_what_was_changed_is_read_again(
    project: Path, read_words: list[str]
) -> None:
    build(project, open_cache(project, CODE))
    sheet = project / "raw" / SHEET
    sheet.write_text(sheet.read_text("utf-8").replace("5.140", "5.141"), "utf-8")
    read_words.clear()

    with pytest.raises(DataError) as kept:
        build(project, open_cache(project, CODE))
    assert set(read_words) == {"diện tích hơn 5.141 km²"}
    with pytest.raises(DataError) as anew:
        build(project, None)
    assert kept.value.issues == anew.value.issues


def test_what_was_read_is_kept_where_the_data_have_faults(
    project: Path, read_words: list[str]
) -> None:
    (project / "raw/sources/stray").mkdir()
    for _ in range(2):
        read_words.clear()
        with pytest.raises(DataError):
            build(project, open_cache(project, CODE))

    assert not read_words


def test_two_cold_builds_keep_the_same_bytes(project: Path, tmp_path: Path) -> None:
    contents = set()
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        raw = take_snapshot(project / "raw")
        build_dataset(raw, tmp_path / name, cache=open_cache(tmp_path / name, CODE))
        contents.add((tmp_path / name / KEPT).read_bytes())

    assert len(contents) == 1


def test_no_file_with_a_changed_byte_is_taken(tmp_path: Path) -> None:
    cache = keep(tmp_path)
    file = cache.folder / "readings" / NAME
    content = file.read_bytes()
    for at in [*range(_MARK), *range(_MARK, len(content), 11)]:
        changed = bytearray(content)
        changed[at] ^= 1 << at % 8
        file.write_bytes(changed)

        assert cache.load_readings(NAME, READINGS) is None, at


def test_no_file_that_was_cut_or_goes_on_is_taken(tmp_path: Path) -> None:
    cache = keep(tmp_path)
    file = cache.folder / "readings" / NAME
    content = file.read_bytes()
    for size in [*range(0, len(content), 17), len(content) - 1]:
        file.write_bytes(content[:size])

        assert cache.load_readings(NAME, READINGS) is None, size
    file.write_bytes(content + b"\0")
    assert cache.load_readings(NAME, READINGS) is None


def test_no_readings_of_other_code_or_in_other_columns_are_taken(
    tmp_path: Path,
) -> None:
    cache = keep(tmp_path)

    other = Cache(cache.folder, "0" * 64, CODE)
    assert other.load_readings(NAME, READINGS) is None
    assert cache.load_readings(NAME, READINGS | {"value": pl.Float64}) is None
    assert cache.load_readings(NAME, dict(reversed(READINGS.items()))) is None


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff" * 99, b"PAR1", None])
def test_what_else_lies_there_is_ignored(tmp_path: Path, content: bytes | None) -> None:
    cache = open_cache(tmp_path, CODE)
    file = cache.folder / "readings" / NAME
    file.parent.mkdir(parents=True)
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)

    assert cache.load_readings(NAME, READINGS) is None
    cache.keep_readings(NAME, Readings().gather())
    assert file.is_dir() == (content is None)


def test_a_build_takes_no_harm_where_nothing_can_be_kept(
    project: Path, invented: Reports
) -> None:
    (project / ".cache").write_bytes(b"a file")

    published = build(project, open_cache(project, CODE))
    assert published == list_published(invented.published)


def test_a_failed_build_makes_no_folder(project: Path) -> None:
    (project / "raw/sources/stray").mkdir()
    out = project / "out"
    with pytest.raises(DataError):
        build_dataset(take_snapshot(project / "raw"), out, cache=open_cache(out, CODE))

    assert not out.exists()


def test_no_readings_are_kept_of_code_that_was_changed_meanwhile(
    tmp_path: Path,
) -> None:
    cache = Cache(tmp_path / ".cache", "of the code before", CODE)
    cache.keep_readings(NAME, Readings().gather())

    assert not list(tmp_path.iterdir())


def test_what_no_batch_of_today_has_goes(project: Path) -> None:
    keep(project)
    left = project / f".cache/readings/.{NAME}.1.part"
    left.write_bytes(b"half")
    build(project, open_cache(project, CODE))

    kept = {path.name for path in left.parent.iterdir()}
    assert kept == {"_shared", Path(KEPT).name}


def test_old_readings_are_kept_up_to_the_number_of_those_in_use() -> None:
    old = Readings()
    areas = [f"{number} ha" for number in range(9)]
    old.quantities(pl.DataFrame({"words": areas, "language": "vi"}))
    readings = Readings(old.gather())
    readings.quantities(WORDS)

    kept = readings.gather()["words"].to_list()
    assert kept == [*WORDS["words"], "0 ha", "1 ha"]


def test_words_of_all_kinds_languages_and_days_are_told_apart() -> None:
    words = pl.DataFrame(
        {"words": ["20.8", "20.8"], "language": ["vi", "en"], "reference_date": None},
        schema_overrides={"reference_date": pl.Date},
    )
    day = words.with_columns(reference_date=pl.date(2025, 8, 21))
    fresh = [Readings().times(words), Readings().times(day), Readings().quantities(day)]
    known = Readings()
    known.times(words), known.times(day), known.quantities(day)
    readings = Readings(known.gather())

    assert readings.times(words).equals(fresh[0])
    assert readings.times(day).equals(fresh[1])
    assert readings.quantities(day).equals(fresh[2])
    assert not readings.has_new


def test_readings_of_several_blocks_are_joined_in_one() -> None:
    first = Readings()
    first.quantities(WORDS)
    known = first.gather()
    readings = Readings(pl.concat([known.clear(), known[:1], known[1:]], rechunk=False))

    read = readings.quantities(WORDS)
    assert read.equals(Readings().quantities(WORDS))
    assert set(read.n_chunks("all")) == {1}


def test_two_processes_at_once_leave_a_whole_file(root: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.test_cache import keep\n"
        "for _ in range(40): keep(Path(sys.argv[1]))"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    running = [subprocess.Popen(command, cwd=root) for _ in range(2)]

    assert [process.wait(60) for process in running] == [0, 0]
    assert [path.name for path in (tmp_path / ".cache/readings").iterdir()] == [NAME]


def imported(module: Path, root: Path) -> set[Path]:
    """The files of the pipeline that a module imports."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    names = [n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    paths = [root / name.replace(".", "/") for name in names if name]
    files = {path / "__init__.py" for path in paths}
    return {f for f in files | {p.with_suffix(".py") for p in paths} if f.is_file()}


def test_the_hash_is_of_all_that_a_reading_depends_on(root: Path) -> None:
    wanted = [root / "pipeline/normalization/readings.py"]
    for module in wanted:
        wanted += sorted(imported(module, root) - set(wanted))

    assert set(wanted) <= set(list_code().values())


def test_the_hash_changes_with_the_code(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(root / "pipeline", tmp_path / "pipeline")
    monkeypatch.setattr(cache_module, "__file__", str(tmp_path / "pipeline/cache.py"))
    hashes = {hash_readers()}
    for name in ("decimals.py", "reading/rules.py", "normalization/fragments.py"):
        path = tmp_path / "pipeline" / name
        path.write_bytes(path.read_bytes() + b"\n")
        hashes.add(hash_readers())
    (tmp_path / "pipeline/build.py").unlink()

    assert len(hashes) == 4
    assert hash_readers() in hashes


def run(folder: Path, *arguments: str) -> int:
    """Run a command in a folder; return its exit status."""
    command = [sys.executable, "-m", "pipeline", *arguments]
    env = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)}
    return subprocess.run(command, cwd=folder, env=env, check=False).returncode


def forge(project: Path) -> bytes:
    """Keep readings of which each value is wrong; return the file's content."""
    build(project, open_cache(project, CODE))
    cache = open_cache(project, CODE)
    known = cache.load_readings(Path(KEPT).name, READINGS)
    assert known is not None
    wrong = known.with_columns(pl.col("value") + 1)
    cache.keep_readings(Path(KEPT).name, wrong)
    return (project / KEPT).read_bytes()


@pytest.mark.exhaustive
@pytest.mark.parametrize("command", ["build", "check", "validate"])
def test_a_command_takes_what_is_kept_unless_it_is_told_not_to(
    project: Path, command: str
) -> None:
    forged = forge(project)

    assert run(project, command, "--no-cache") == 0
    assert run(project, command) == 1
    assert (project / KEPT).read_bytes() == forged


@pytest.mark.exhaustive
def test_only_a_build_keeps_what_it_has_read(project: Path) -> None:
    run(project, "build", "--no-cache")
    run(project, "check")
    run(project / "raw", "validate", "--raw", ".")
    assert not list(project.rglob(".cache"))

    run(project, "build")
    assert (project / KEPT).is_file()
