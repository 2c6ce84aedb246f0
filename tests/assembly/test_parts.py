"""Parts that are kept: whatever is kept, the bytes are those of a build without it."""

import contextlib
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
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
BATCHES = 3
STEPS = {process: "_process", compare: "_compare", link: "_link"}
SHEET = "sources/example-herald-mui-yen-2025-10-08/observations.csv"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the invented raw sheets, their build, and what it has kept."""
    folder = tmp_path_factory.mktemp("built")
    copy_corpus(folder / "raw")
    with contextlib.chdir(folder):
        build(open_cache(Path(), CODE))
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder, in which one now is: parts are of raw/ by its name."""
    shutil.copytree(built, tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


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


def build(cache: Cache | None = None, engine: Engine = SMALL) -> dict[str, bytes]:
    """Build the dataset where one is; return the published files by their paths."""
    build_dataset(take_snapshot(Path("raw")), Path(), engine=engine, cache=cache)
    return list_published()


def list_published() -> dict[str, bytes]:
    """Return the published files where one is, by their paths."""
    files = [*Path().glob("build/**/*"), Path("datapackage.json")]
    return {str(file): file.read_bytes() for file in files if file.is_file()}


def list_parts() -> set[str]:
    """Return the keys of the parts that are kept where one is."""
    return {path.name for path in Path(".cache/parts").iterdir()}


@pytest.fixture
def today(project: Path) -> Cache:
    """The cache of the folder in which one is, for the code of its last build."""
    return open_cache(project.relative_to(project), CODE)


def test_what_did_not_change_is_not_made_again(
    today: Cache, invented: Reports, made: Counter[str]
) -> None:
    warm = build(today)

    assert not made
    for path, content in warm.items():
        assert content == (invented.published / path).read_bytes(), path


def test_of_a_changed_source_its_batch_and_the_facts_that_it_states_are_made_again(
    today: Cache, made: Counter[str]
) -> None:
    sheet = Path("raw", SHEET)
    lines = sheet.read_text("utf-8").splitlines()
    sheet.write_text("\n".join([*lines[:-1], ""]), "utf-8")

    warm = build(today)
    again = Counter(made)
    made.clear()
    assert warm == build()
    assert again["_process"] == 1
    assert 0 < again["_compare"] < made["_compare"]


def test_what_is_only_said_of_a_source_changes_no_facts(
    today: Cache, made: Counter[str]
) -> None:
    with (
        Path("raw", SHEET).with_name("source.toml").open("a", encoding="utf-8") as file
    ):
        file.write("# checked again\n")

    before = list_published()
    assert build(today) == before
    assert made == {"_process": 1, "_link": 1}


def test_a_changed_codelist_makes_everything_anew(
    today: Cache, made: Counter[str]
) -> None:
    terms = Path("raw/codelists/terms.csv")
    header, *rows = terms.read_text("utf-8").splitlines()
    terms.write_text("\n".join([header, *reversed(rows), ""]), "utf-8")

    build(today)
    assert made.total() == len(list_parts())


def test_parts_of_other_code_are_not_taken(today: Cache, made: Counter[str]) -> None:
    before = list_parts()
    build(replace(today, code="other code"))

    assert made.total() == len(before)
    assert not before & list_parts()


def test_parts_of_a_folder_of_another_name_are_not_taken(
    today: Cache, made: Counter[str]
) -> None:
    Path("raw").rename("sheets")
    build_dataset(take_snapshot(Path("sheets")), Path(), engine=SMALL, cache=today)

    assert made["_process"] == BATCHES


@pytest.mark.parametrize("damage", ["changed", "cut", "missing", "emptied", "renamed"])
def test_a_damaged_part_is_made_anew(
    today: Cache, made: Counter[str], damage: str
) -> None:
    before, parts = list_published(), list_parts()
    for key in parts:
        harm(Path(".cache/parts", key), damage)

    assert build(today) == before
    assert made.total() == len(parts)
    assert list_parts() == parts


def harm(part: Path, damage: str) -> None:
    """Do harm to the largest file of a part, to its list of files, or to its name."""
    largest = max(part.glob("*.*"), key=lambda file: file.stat().st_size)
    content = bytearray(largest.read_bytes())
    sums = part / "checksums"
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
            part.rename(part.with_name(part.name[::-1]))


def make_part(folder: Path, content: bytes = b"rows") -> Path:
    """Make the folder of a part."""
    folder.mkdir()
    (folder / "rows.parquet").write_bytes(content)
    return folder


def test_of_two_attempts_at_a_part_the_first_is_kept_and_both_can_be_read(
    tmp_path: Path,
) -> None:
    cache = Cache(tmp_path / "cache", "", CODE)
    attempts = [make_part(tmp_path / name) for name in ("one", "two")]

    places = [cache.keep_part("key", attempt) for attempt in attempts]

    assert places == [tmp_path / "cache/parts/key", tmp_path / "two"]
    assert [(place / "rows.parquet").read_bytes() for place in places] == [b"rows"] * 2


def test_a_damaged_part_makes_room_for_a_new_one(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache", "", CODE)
    place = cache.keep_part("key", make_part(tmp_path / "one"))
    (place / "rows.parquet").write_bytes(b"damaged")

    assert cache.keep_part("key", make_part(tmp_path / "two")) == place
    assert cache.find_part("key") == {"rows.parquet": place / "rows.parquet"}
    assert [path.name for path in place.parent.iterdir()] == ["key"]


def test_a_part_is_not_taken_for_another(today: Cache, made: Counter[str]) -> None:
    before = list_published()
    one, other, *_ = sorted(Path(".cache/parts").iterdir())
    one.rename("between")
    other.rename(one)
    Path("between").rename(other)

    assert build(today) == before
    assert made.total() == 2


def test_sound_parts_are_kept_where_others_have_faults(
    today: Cache, made: Counter[str]
) -> None:
    shutil.rmtree(".cache")
    sheet = Path("raw", SHEET)
    text = sheet.read_text("utf-8")
    sheet.write_text(text.replace(",level,", ",levle,", 1), "utf-8")
    with pytest.raises(DataError):
        build(today)
    assert len(list_parts()) == BATCHES - 1
    sheet.write_text(text, "utf-8")
    made.clear()

    build(today)
    assert made["_process"] == 1


def test_what_a_published_build_has_not_used_goes(today: Cache) -> None:
    before = list_parts()
    Path("raw", SHEET).unlink()
    build(today)

    assert before - list_parts()
    assert len(list_parts()) <= len(before)
    assert not list(Path().glob(".build-scratch-*"))


def test_a_second_build_at_once_does_without_parts(
    today: Cache, made: Counter[str]
) -> None:
    published, before = list_published(), list_parts()
    with today.lock_parts() as is_first:
        assert is_first
        assert build(today) == published

    assert made.total() == len(before)
    assert list_parts() == before


def test_who_names_no_code_keeps_nothing(today: Cache) -> None:
    shutil.rmtree(".cache")
    build(replace(today, code=""))

    assert not Path(".cache").exists()


@pytest.mark.exhaustive
def test_parts_are_kept_and_found_by_several_processes(today: Cache) -> None:
    before = list_published()
    several = replace(SMALL, launch=local(2))

    assert build(today, several) == before
    shutil.rmtree(".cache")
    assert build(today, several) == before
    kept = list_parts()
    assert build(today, several) == before
    assert list_parts() == kept
