"""Folders, zip files and addresses: what is no dataset is refused, and says so."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resolution57
from resolution57 import places
from tests.resolution57.conftest import write_zip


def test_a_zip_may_have_the_dataset_in_one_folder(
    tmp_path: Path, files: dict[str, bytes]
) -> None:
    inner = {f"resolution-57-figures/{path}": files[path] for path in files}
    path = write_zip(tmp_path / "archive.zip", inner)

    assert len(resolution57.load("facts", path))


def test_a_zip_of_two_datasets_is_refused(
    tmp_path: Path, files: dict[str, bytes]
) -> None:
    content = files["datapackage.json"]
    members = {"a/datapackage.json": content, "b/datapackage.json": content}
    path = write_zip(tmp_path / "archive.zip", members)

    with pytest.raises(resolution57.DatasetError, match=r"there is no datapackage"):
        resolution57.open(path)


def test_a_zip_that_lacks_a_table_says_which(
    tmp_path: Path, files: dict[str, bytes]
) -> None:
    left = {path: files[path] for path in files if "facts" not in path}
    data = resolution57.open(write_zip(tmp_path / "archive.zip", left))

    assert len(data.load("units"))
    with pytest.raises(resolution57.DatasetError, match=r"no build/csv/facts\.csv in"):
        data.load("facts")


def test_members_that_are_too_large_are_not_read(
    tmp_path: Path, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_zip(tmp_path / "archive.zip", files)
    monkeypatch.setattr("resolution57.frames.MAX_BYTES", 1000)

    with pytest.raises(resolution57.DatasetError, match="more than 1000 bytes"):
        resolution57.load("facts", path)


def test_files_that_are_too_large_are_not_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resolution57.frames.MAX_BYTES", 1000)

    with pytest.raises(resolution57.DatasetError, match="more than 1000 bytes"):
        resolution57.load("facts", folder)


def test_nothing_of_a_zip_is_written(
    tmp_path: Path, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    members = files | {"../outside.csv": b"", "/outside.csv": b""}
    inner = tmp_path / "in"
    inner.mkdir()
    path = write_zip(inner / "a.zip", members)
    monkeypatch.chdir(inner)

    assert len(resolution57.load("facts", path))
    assert list(tmp_path.rglob("*.csv")) == []


@pytest.fixture(scope="module")
def small_zip(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]
) -> Path:
    """A zip file of one table that is short."""
    members = ("datapackage.json", "build/csv/credits.csv")
    path = tmp_path_factory.mktemp("zip") / "small.zip"
    return write_zip(path, {name: files[name] for name in members})


@given(data=st.data())
def test_a_damaged_zip_gives_the_table_or_is_refused(
    small_zip: Path, data: st.DataObject
) -> None:
    content = bytearray(small_zip.read_bytes())
    whole = resolution57.load("credits", small_zip)
    # Most of the file is the descriptor; what is damaged is rather what lies behind it.
    at = data.draw(st.integers(0, len(content) - 1) | st.integers(-900, -1))
    content[at] ^= data.draw(st.integers(1, 255))
    damaged = small_zip.with_name("damaged.zip")
    damaged.write_bytes(content)

    try:
        loaded = resolution57.load("credits", damaged)
    except resolution57.DatasetError:
        return
    assert loaded.equals(whole)


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06", b"PK\x03\x04" * 9])
def test_a_file_that_is_no_zip_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "dataset.zip"
    path.write_bytes(content)

    with pytest.raises(resolution57.DatasetError, match="no zip file that can be read"):
        resolution57.open(path)


def test_a_zip_with_a_password_is_refused(small_zip: Path, tmp_path: Path) -> None:
    content = bytearray(small_zip.read_bytes())
    # The first bit of the flags, in the header of the member and in the directory.
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path = tmp_path / "locked.zip"
    path.write_bytes(content)

    with pytest.raises(resolution57.DatasetError, match="encrypted"):
        resolution57.open(path)


@pytest.mark.parametrize("name", ["nowhere", "ftp://host/", "file:///etc/", ""])
def test_what_is_no_place_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(resolution57.DatasetError, match=r"there is no .*: name "):
        resolution57.open(name)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nothing.zip", "404"),
        ("nothing/", "404"),
        ("build/csv/units.csv", "no zip file"),
        ("leads/to/ftp://127.0.0.1/dataset.zip", "ftp"),
        ("leads/to/file:///etc/hostname", "file"),
    ],
)
def test_an_address_that_has_no_dataset_is_refused(
    site: str, path: str, message: str
) -> None:
    with pytest.raises(resolution57.DatasetError, match=message):
        resolution57.open(site + path)


def test_an_address_that_leads_to_another_is_followed(site: str) -> None:
    assert resolution57.open(f"{site}leads/to/{site}dataset.zip").version


def test_a_zip_that_is_too_large_is_not_fetched(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "MAX_ZIP_BYTES", 1000)

    with pytest.raises(resolution57.DatasetError, match="more than 1000 bytes"):
        resolution57.open(f"{site}dataset.zip")


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "HTTPS://[", "http://"])
def test_an_address_that_cannot_be_reached_is_refused(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")

    with pytest.raises(resolution57.DatasetError, match="cannot be fetched"):
        resolution57.open(address)


def test_a_zip_without_compression_is_read(
    tmp_path: Path, files: dict[str, bytes]
) -> None:
    path = tmp_path / "archive.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)

    assert len(resolution57.load("facts", path))
