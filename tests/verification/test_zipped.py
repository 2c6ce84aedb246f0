"""A zip that is not to be opened is refused by name, before anything is unpacked."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline import budgets
from pipeline.issues.model import DataError
from pipeline.verification import members, zipped
from pipeline.verification.members import hash_member, read_member
from pipeline.verification.zipped import open_zip
from tests.issues.complete import require_complete

END = struct.Struct("<4s4H2LH")


def codes(path: Path) -> set[str]:
    """Return the codes of what is wrong with a zip or with reading its files."""
    try:
        with open_zip(path) as opened:
            for name in opened.sizes:
                hash_member(opened, name)
    except DataError as error:
        require_complete(error.issues)
        return {issue.code for issue in error.issues}
    return set()


def pack(path: Path, *entries: tuple[zipfile.ZipInfo | str, bytes]) -> Path:
    """Write a zip of these entries, whatever their names."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in entries:
            archive.writestr(entry, content)
    return path


def entry(name: str, mode: int = 0) -> zipfile.ZipInfo:
    """Return an entry of a name and a mode."""
    made = zipfile.ZipInfo(name)
    made.external_attr = mode << 16
    return made


def test_a_plain_zip_is_opened(tmp_path: Path) -> None:
    folder = entry("a/", stat.S_IFDIR | 0o755)
    plain = (entry("d", stat.S_IFREG), b"yy")
    files = [("a/b.csv", b"x"), ("c", b"")]
    path = pack(tmp_path / "x.zip", (folder, b""), *files, plain)

    with open_zip(path) as opened:
        assert opened.sizes == {"a/b.csv": 1, "c": 0, "d": 2}
        assert read_member(opened, "d", 2) == b"yy"


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "a/../../x",
        "..",
        ".",
        "a/./b",
        "a/../b",
        "/etc/passwd",
        "//host/x",
        "C:/x",
        "C:x",
        "a\\b",
        "..\\x",
        "\\\\host\\x",
        "a//b",
        "./x",
        ".ssh/x",
        "~/x",
        "a\nb",
        "a\x1bb",
        "a b",
        "é",
        "a\u202eb",
        "con:",
        "x" * 201,
        "",
        "/",
        "../",
        "a/../",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    path = pack(tmp_path / "x.zip", ("ok", b""), (entry(name), b""))

    assert codes(path) == {"package-name-unsafe"}


def test_a_name_that_is_cut_at_a_zero_is_refused(tmp_path: Path) -> None:
    path = pack(tmp_path / "x.zip", ("a.csvX../x", b""))
    path.write_bytes(path.read_bytes().replace(b"a.csvX", b"a.csv\0"))

    assert codes(path) == {"package-name-unsafe"}


def test_a_file_that_has_the_name_of_a_folder_is_refused(tmp_path: Path) -> None:
    path = pack(tmp_path / "x.zip", (entry("a/"), b""))
    path.write_bytes(pack(path, ("a/b/", b"text")).read_bytes())

    assert codes(path) == {"package-name-unsafe"}


@pytest.mark.parametrize(
    "kind",
    [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK, 0o170000],
)
def test_a_link_or_device_is_refused(tmp_path: Path, kind: int) -> None:
    path = pack(tmp_path / "x.zip", (entry("a", kind | 0o777), b"/etc/passwd"))

    assert codes(path) == {"package-not-plain"}


def test_a_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    path = pack(tmp_path / "x.zip", (entry("a/", stat.S_IFLNK), b""))

    assert codes(path) == {"package-not-plain"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "names",
    [
        ("a", "a"),
        ("a.csv", "A.csv"),
        ("a", "a/b"),
        ("a/b", "a"),
        ("a", "a/"),
        ("K/x", "k"),
    ],
)
def test_a_name_that_a_system_takes_for_another_is_refused(
    tmp_path: Path, names: tuple[str, str]
) -> None:
    path = pack(tmp_path / "x.zip", *((entry(name), b"") for name in names))

    assert codes(path) == {"package-name-repeated"}


def test_a_file_that_unpacks_to_far_more_is_refused(tmp_path: Path) -> None:
    path = pack(tmp_path / "x.zip", ("zeros", bytes(2**20)))

    assert codes(path) == {"package-bomb"}


def test_files_that_together_are_too_large_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipped, "MAX_PACKAGE_BYTES", 2_000)
    files = [(name, name.encode() * 99) for name in map(str, range(10, 30))]
    path = pack(tmp_path / "x.zip", *files[:5])
    assert path.stat().st_size < 2_000
    assert codes(path) == set()

    path = pack(tmp_path / "x.zip", *files[:14])
    assert path.stat().st_size < 2_000
    assert codes(path) == {"package-too-large"}

    path.write_bytes(bytes(2_001))
    assert codes(path) == {"package-too-large"}


def test_a_file_is_read_up_to_what_it_may_have(tmp_path: Path) -> None:
    path = pack(tmp_path / "x.zip", ("a", b"xxx"))

    with open_zip(path) as opened, pytest.raises(DataError) as caught:
        read_member(opened, "a", 2)
    assert [i.code for i in caught.value.issues] == ["package-too-large"]


def test_a_file_larger_than_it_is_said_to_be_is_refused(tmp_path: Path) -> None:
    """The size of an entry is a lie in its header and in the directory."""
    path = pack(tmp_path / "x.zip", ("a", b"x" * 1000))
    lie = path.read_bytes().replace(struct.pack("<L", 1000), struct.pack("<L", 10))
    path.write_bytes(lie)

    assert codes(path) == {"package-damaged"}


def test_a_file_that_goes_on_beyond_its_size_is_not_read_to_its_end() -> None:
    content = io.BytesIO(bytes(2**25))
    endless = members.Members({"a": 3}, lambda _: content)

    with pytest.raises(DataError):
        hash_member(endless, "a")
    assert content.closed


def test_too_many_files_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipped, "MAX_PACKAGE_FILES", 3)
    names = [(name, b"") for name in "abcd"]

    assert codes(pack(tmp_path / "x.zip", *names[:3])) == set()
    path = pack(tmp_path / "x.zip", *names)
    assert codes(path) == {"package-too-many"}

    # The end says that there are fewer.
    mark, *rest = END.unpack(path.read_bytes()[-END.size :])
    rest[2] = rest[3] = 2
    path.write_bytes(path.read_bytes()[: -END.size] + END.pack(mark, *rest))
    assert codes(path) == {"package-too-many"}


def test_a_directory_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = pack(tmp_path / "x.zip", ("a" * 90, b""))
    monkeypatch.setattr(zipped, "MAX_PACKAGE_DIRECTORY", 100)
    monkeypatch.setattr(zipfile, "ZipFile", lambda _: pytest.fail("it was read"))

    assert codes(path) == {"package-too-many"}


@pytest.mark.parametrize("bit", [0x1, 0x40, 0x2000])
def test_an_encrypted_file_is_refused(tmp_path: Path, bit: int) -> None:
    path = pack(tmp_path / "x.zip", ("a", b"x"))
    content = bytearray(path.read_bytes())
    at = content.index(b"PK\x01\x02")
    content[6:8] = content[at + 8 : at + 10] = struct.pack("<H", bit)
    path.write_bytes(content)

    assert codes(path) == {"package-encrypted"}


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 9, 93, 99])
def test_another_compression_is_refused(tmp_path: Path, method: int) -> None:
    path = pack(tmp_path / "x.zip", ("a", b"x"))
    content = bytearray(path.read_bytes())
    at = content.index(b"PK\x01\x02")
    content[8:10] = content[at + 10 : at + 12] = struct.pack("<H", method)
    path.write_bytes(content)

    assert codes(path) == {"package-compression"}


def cut(content: bytes) -> bytes:
    return content[:-1]


def prepend(content: bytes) -> bytes:
    return b"#!/bin/sh\n" + content


def append(content: bytes) -> bytes:
    return content + b"\n"


def comment(content: bytes) -> bytes:
    return content[:-2] + b"\x02\x00hi"


def hide_directory(content: bytes) -> bytes:
    """A second end behind the first: readers differ in which they take."""
    return content + content[-END.size :]


def add_long_end(content: bytes) -> bytes:
    """The end of a directory elsewhere, in what looks like a part of this one."""
    body, end = content[: -END.size], content[-END.size :]
    mark, *rest = END.unpack(end)
    filler = b"PK\x06\x07" + bytes(16)
    rest[4] += len(filler)
    return body + filler + END.pack(mark, *rest)


def spread_over_disks(content: bytes) -> bytes:
    return content[: -END.size + 4] + b"\x01\x00" + content[-END.size + 6 :]


CHANGES = [
    cut,
    prepend,
    append,
    comment,
    hide_directory,
    add_long_end,
    spread_over_disks,
]


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_not_one_zip_from_end_to_end_is_refused(
    tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    path = pack(tmp_path / "x.zip", ("a", b"x"), ("b", b"y"))
    path.write_bytes(change(path.read_bytes()))

    assert codes(path) == {"package-not-zip"}


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"PK\x03\x04", b"x" * 100, b"\x1f\x8b" + bytes(99), bytes(1000)],
)
def test_what_is_no_zip_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(content)

    assert codes(path) == {"package-not-zip"}


def test_an_empty_zip_is_refused(tmp_path: Path) -> None:
    assert codes(pack(tmp_path / "x.zip")) == {"package-not-zip"}


def every_damage(content: bytes) -> Iterator[bytes]:
    """Return a file with each of its bytes changed, and cut at each."""
    for at in range(len(content)):
        yield content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]
        yield content[:at]


def test_a_damaged_zip_is_refused_or_read_and_never_a_traceback(tmp_path: Path) -> None:
    path = pack(tmp_path / "x.zip", ("a/b.csv", b"text text text"), ("c", b""))
    for content in every_damage(path.read_bytes()):
        path.write_bytes(content)
        assert {code.partition("-")[0] for code in codes(path)} <= {"package"}


def test_a_file_that_cannot_be_unpacked_is_refused(tmp_path: Path) -> None:
    text = b"text " * 99
    path = pack(tmp_path / "x.zip", ("a", text))
    packed = zlib.compressobj(wbits=-15)
    body = packed.compress(text) + packed.flush()
    assert body in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(body, b"\xff" * len(body)))

    assert codes(path) == {"package-damaged"}


def test_the_limits_allow_for_what_is_published() -> None:
    assert budgets.MAX_PACKAGE_BYTES < 2**32, "no zip of ours needs a long end"
    assert budgets.MAX_PACKAGE_DIRECTORY >= 60 * budgets.MAX_PACKAGE_FILES
