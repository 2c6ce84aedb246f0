"""Every command over folders, files and arguments that nobody should give it.

What is tried ends with a message and one of the documented statuses, never with a
traceback, and never with the status of a fault of the program.
"""

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from tests.conftest import Reports, copy_corpus

pytestmark = pytest.mark.sweep

SHEET = "observations.csv"
CODELIST = "codelists/entities.csv"
STATUSES = {0, 1, 2, 130}
MARKS = "e" + "\u0301\u0316" * 20_000
WIDE = "x" * 200_000
DEEP = "[" * 100_000


def run(*arguments: object) -> Result:
    """Run a command in this process, with nothing on standard input."""
    return CliRunner().invoke(main, [str(a) for a in arguments], input=b"")


def put(content: str | bytes) -> Callable[[Path], None]:
    """Return what replaces a file's content."""
    data = content.encode() if isinstance(content, str) else content
    return lambda path: void(path.write_bytes(data))


def add(content: str | bytes) -> Callable[[Path], None]:
    """Return what puts content behind a file's own."""
    data = content.encode() if isinstance(content, str) else content
    return lambda path: void(path.write_bytes(path.read_bytes() + data))


def void(_: object) -> None:
    """Return nothing."""


def edit(old: str, new: str) -> Callable[[Path], None]:
    """Return what replaces words in a file."""

    def change(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def replace_by(make: Callable[[Path], object]) -> Callable[[Path], None]:
    """Return what removes a file and puts something else in its place."""

    def change(path: Path) -> None:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        make(path)

    return change


def bind_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's path may have no more than 107 bytes
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(path.name)
    finally:
        os.chdir(here)


def link_in_a_loop(path: Path) -> None:
    path.symlink_to(path.name)


def make_sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2**33)


def beside(name: str | bytes, make: Callable[[Path], object]) -> Callable[[Path], None]:
    """Return what makes something beside a file."""
    return lambda path: void(make(path.parent / os.fsdecode(name)))


KINDS: dict[str, Callable[[Path], None]] = {
    "pipe": replace_by(os.mkfifo),
    "socket": replace_by(bind_socket),
    "device": replace_by(lambda p: p.symlink_to("/dev/zero")),
    "folder": replace_by(Path.mkdir),
    "loop": replace_by(link_in_a_loop),
    "dangling link": replace_by(lambda p: p.symlink_to("nowhere")),
    "missing": lambda p: p.unlink(),
    "large": make_sparse,
    "empty": put(b""),
    "one byte": put(b"\xff"),
    "zeros": put(bytes(1000)),
    "utf-16": put("row,words\n".encode("utf-16")),
    "no end": add('"'),
    "many lines": add("\n" * 200_000),
    "returns": add("\r\r\n\n"),
    "marks": add(MARKS),
    "wide": add(WIDE),
    "commas": add("," * 200_000),
    "quotes": add('"' * 200_001),
    "brackets": add(DEEP),
    "nul": add("\0"),
    "surrogate": add(b"\xed\xa0\x80"),
    "not-utf8 neighbour": beside(b"caf\xe9.csv", Path.touch),
    "not-utf8 folder": beside(b"\xff\xfe", Path.mkdir),
    "long neighbour": beside("x" * 255, Path.touch),
    "newline neighbour": beside("a\nb\x1b[2J", Path.touch),
    "hidden neighbour": beside(".x", Path.mkdir),
}
# Of these, what may lie in the place of a published file.
IN_BUILD = ["pipe", "socket", "device", "folder", "loop", "missing", "large", "zeros"]
FILES = ["SOURCE/" + SHEET, "SOURCE/source.toml", "dataset.toml", CODELIST]

TOML: dict[str, tuple[str, Callable[[Path], None]]] = {
    name: (file, put(text))
    for file in ("SOURCE/source.toml", "dataset.toml")
    for name, text in {
        f"{file} dotted": "a" + ".a" * 100_000 + " = 1\n",
        f"{file} spaced dots": "a" + ' . "a"' * 20_000 + " = 1\n",
        f"{file} header": "[" + "a." * 50_000 + "a]\n",
        f"{file} lists": "a = " + DEEP,
        f"{file} tables": "a = " + "{a=" * 50_000,
        f"{file} hex": "name = 0x" + "f" * 10_000 + "\ntext_length = 0x" + "f" * 10_000,
        f"{file} digits": "name = " + "1" * 10_000,
        f"{file} nan": "name = nan\nversion = inf\ntext_length = -0.0",
        f"{file} times": "name = 00:00:00\ndate_published = 0001-01-01T00:00:00Z",
        f"{file} escapes": 'title = "' + "\\u0301\\u0316" * 20_000 + '"',
        f"{file} keys": "".join(f"k{i} = 1\n" for i in range(20_000)),
        f"{file} lists of lists": "keywords = [[[1, {a = 1}], nan]]\nspans = [true]",
    }.items()
}

YEARS = {
    f"{key} {value}": ("SOURCE/source.toml", add(f'{key} = "{value}"\n'))
    for key in ("reference_date", "date_published")
    for value in ("0000-01-01", "0000", "9999-12-31", "0001-01-01", "2025-13-01")
}
CELLS = {
    f"{old} {new}": (f"SOURCE/{sheet}", edit(old, new))
    for sheet, old, new in (
        ("events.csv", "2025-", "0000-"),
        ("observations.csv", "2025", "0000"),
        ("observations.csv", "2025", "9999"),
        ("observations.csv", "2025", "9999-12-31/P99999999999Y"),
        ("observations.csv", ",result,", ",result,1" + "0" * 50_000),
        ("observations.csv", ",result,", ",result,-0.00000000000000000000000001"),
    )
}


def variants() -> Iterator[tuple[str, str, Callable[[Path], None]]]:
    """Yield each hostile raw folder: its name, the file, what becomes of it."""
    for file in FILES:
        for name, change in KINDS.items():
            yield f"{file} {name}", file, change
    for name, (file, change) in (TOML | YEARS | CELLS).items():
        yield name, file, change


VARIANTS = list(variants())


@pytest.fixture
def sheets(invented: Reports, tmp_path: Path) -> tuple[Path, Path]:
    """A copy of the invented raw folder, and the folder of a source with a text."""
    raw = tmp_path / "raw"
    copy_corpus(raw)
    return raw, raw / "sources" / invented.source_ids[0]


@pytest.mark.parametrize(
    ("file", "change"), [v[1:] for v in VARIANTS], ids=[v[0] for v in VARIANTS]
)
def test_a_hostile_raw_folder_gives_messages(
    sheets: tuple[Path, Path],
    invented: Reports,
    file: str,
    change: Callable[[Path], None],
) -> None:
    raw, source = sheets
    path = raw / file.replace("SOURCE", f"sources/{source.name}")
    # The key may be there already: TOML has each once.
    if file.endswith("source.toml") and path.is_file():
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [
            x for x in lines if not x.startswith(("reference_date", "date_published"))
        ]
        path.write_text("".join(kept), encoding="utf-8")
    change(path)
    text = invented.texts / f"{source.name}.txt"

    result = run("validate", "--raw", raw)
    check(result)
    assert max(map(len, result.output.splitlines()), default=0) < 3000
    if change in KINDS.values() and path.exists():
        assert result.exit_code == 1
    for arguments in (
        ("coverage", source.name, "--raw", raw, "--text", text),
        ("anchor", source.name, "--raw", raw, "--text", text),
    ):
        check(run(*arguments))


def check(result: Result) -> None:
    """Hold a result to the documented statuses."""
    assert result.exit_code in STATUSES, (result.output[-2000:], result.exception)
    assert "Traceback" not in result.output


DESCRIPTORS: dict[str, str | bytes] = {
    "brackets": DEEP,
    "objects": '{"a":' * 100_000,
    "resources": '{"name": "x", "resources": ' + DEEP,
    "empty": "",
    "bytes": b"\xff\xfe",
    "number": "1" * 10_000,
    "list": "[]",
    "null": "null",
    "names": '{"name": 1, "resources": [{"path": null}, {"path": "../../x"}, 1]}',
    "surrogate": '{"name": "\\ud800", "resources": [{"path": "\\ud800"}]}',
}


@pytest.mark.parametrize("content", DESCRIPTORS.values(), ids=DESCRIPTORS.keys())
def test_a_hostile_descriptor_gives_messages(
    invented: Reports, tmp_path: Path, content: str | bytes
) -> None:
    out = copy_build(invented, tmp_path)
    put(content)(out / "datapackage.json")

    check_out(invented, out)


@pytest.mark.parametrize("kind", IN_BUILD)
@pytest.mark.parametrize(
    "file",
    ["datapackage.json", "build/csv/evidence.csv", "build/csv", "build/SHA256SUMS"],
)
def test_a_hostile_build_gives_messages(
    invented: Reports, tmp_path: Path, file: str, kind: str
) -> None:
    out = copy_build(invented, tmp_path)
    if file == "build/csv":
        shutil.rmtree(out / file)
        (out / file).touch()
    KINDS[kind](out / file)

    check_out(invented, out)


def copy_build(invented: Reports, folder: Path) -> Path:
    """Copy what is published of the invented reports."""
    out = folder / "out"
    out.mkdir()
    shutil.copytree(invented.published / "build", out / "build")
    shutil.copy(invented.published / "datapackage.json", out)
    return out


def check_out(invented: Reports, out: Path) -> None:
    """Run every command that opens a build."""
    document = out / "page.md"
    document.write_text("<!-- compare -->\n<!-- /compare -->\n", encoding="utf-8")
    for arguments in (
        ("compare", "--out", out),
        ("fill", document, "--out", out),
        ("verify", "--texts", invented.texts, "--out", out),
        ("verify", "--package", out),
        ("distribute", "--out", out, "--dist", out / "dist"),
        ("check", "--raw", invented.raw, "--out", out),
        ("build", "--raw", invented.raw, "--out", out),
    ):
        check(run(*arguments))


NAMES = {
    "surrogate": "\udcff",
    "surrogate in a path": "a/\udce9/b",
    "long": "x" * 300,
    "very long": "x/" * 10_000,
    "empty": "",
    "here": ".",
    "root": "/",
    "null device": "/dev/null",
    "zeros": "/dev/zero",
    "full": "/dev/full",
    "process": "/proc/self/mem",
    "terminal escapes": "\x1b[2J\n",
    "option": "--no-such",
    "wide": "ả" * 2_000,
    "dots": "../" * 500,
    "loop": "loop",
    "pipe": "pipe",
    "folder": "folder",
    "latin": "latin.md",
    "marks": "marks.md",
    "large": "large.md",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_hostile_arguments_give_messages(
    invented: Reports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    link_in_a_loop(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    put("<!-- compare -->\n<!-- /compare -->\nmi\xea".encode("latin-1"))(
        tmp_path / "latin.md"
    )
    put(MARKS)(tmp_path / "marks.md")
    make_sparse(tmp_path / "large.md")
    raw, out, source = tmp_path / "raw", invented.published, invented.source_ids[0]
    copy_corpus(raw)
    text = invented.texts / f"{source}.txt"

    for arguments in (
        ("validate", "--raw", name),
        ("build", "--raw", name, "--out", "out"),
        ("build", "--raw", raw, "--out", name),
        ("check", "--raw", name, "--out", out),
        ("check", "--raw", raw, "--out", name),
        ("distribute", "--out", name, "--dist", "dist"),
        ("compare", "--out", name),
        ("compare", "--out", out, "--subject", name),
        ("compare", "--out", out, "--indicator", name, "--format", "json"),
        ("fill", name, "--out", out),
        ("verify", "--texts", name, "--out", out),
        ("verify", "--texts", invented.texts, "--out", name),
        ("verify", "--package", name),
        ("verify", "--package", out, "--texts", name),
        ("new", name, "--language", "vi", "--raw", raw, "--text", text),
        ("new", "a-1", "--language", "vi", "--raw", name, "--text", text),
        ("new", "a-2", "--language", "vi", "--raw", raw, "--text", name),
        (
            "new",
            "a-3",
            "--language",
            "vi",
            "--raw",
            raw,
            "--text",
            text,
            "--title",
            name,
            "--date",
            name,
        ),
        ("draft", name, "--raw", raw, "--text", text),
        ("draft", source, "--raw", name, "--text", text),
        ("draft", source, "--raw", raw, "--text", name),
        ("draft", source, "--raw", raw, "--text", text, "--out", name),
        ("anchor", source, "--raw", raw, "--text", name, "--reissued"),
        ("coverage", source, "--raw", raw, "--text", name),
        ("read", name),
        ("read", "--explain", name),
        ("read", "--reference", name, "x"),
        ("validate", "--raw", raw, "--max-faults", name),
        (name,),
    ):
        check(run(*arguments))
