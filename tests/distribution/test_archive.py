"""The zip has everything that a downloader needs, the same wherever it is made."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import frictionless
import pytest
from marko.ext.gfm import gfm

from pipeline.distribution.archive import list_archive, name_archive
from pipeline.files import Content
from pipeline.issues.model import UsageError
from pipeline.storage import load_content
from pipeline.verification.package import verify_package
from tests.distribution.conftest import Made


@pytest.fixture(scope="module")
def binary(real: Made) -> dict[str, Content]:
    """Every form that is no text, by the name that it has in the zip."""
    return {
        path.relative_to(real.folder).as_posix(): path
        for path in real.folder.rglob("*.*")
        if path.suffix in {".parquet", ".sqlite", ".xlsx"}
    }


@pytest.fixture(scope="module")
def files(root: Path, binary: dict[str, Content]) -> dict[str, Content]:
    """Every file of the zip of what is committed."""
    return list_archive(root, binary)


@pytest.fixture(scope="module")
def archive(real: Made) -> Path:
    """The zip of what is committed, as it is distributed."""
    return real.folder / name_archive(real.descriptor)


def test_the_name_has_the_version(real: Made, archive: Path) -> None:
    version = real.descriptor["version"]

    assert archive.name == f"resolution-57-figures-{version}.zip"


def test_the_same_files_give_the_same_bytes(
    files: dict[str, Content], archive: Path, tmp_path: Path
) -> None:
    """Whatever their order, their times, the zone, and what was there before."""
    other = tmp_path / "x.zip"
    code = (
        "import sys; from pathlib import Path;"
        "from pipeline.distribution.archive import pack;"
        "folder = Path(sys.argv[1]);"
        "paths = sorted((p for p in folder.rglob('*') if p.is_file()), reverse=True);"
        "files = {p.relative_to(folder).as_posix(): p for p in paths};"
        "Path(sys.argv[2]).write_bytes(pack(files))"
    )
    unpacked = tmp_path / "unpacked"
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(unpacked)
    for path in unpacked.rglob("*"):
        os.utime(path, (time.time() - 10**8,) * 2)
        path.chmod(0o700)

    subprocess.run(
        [sys.executable, "-c", code, unpacked, other],
        env=os.environ | {"TZ": "Asia/Ho_Chi_Minh"},
        check=True,
    )
    assert len(files) == sum(path.is_file() for path in unpacked.rglob("*"))
    assert other.read_bytes() == archive.read_bytes()


def test_the_zip_is_sound(archive: Path, files: dict[str, Content]) -> None:
    assert verify_package(archive).files == len(files)


def test_the_list_has_the_hash_of_every_other_file(archive: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        listed = opened.read("SHA256SUMS").decode().splitlines()
        hashes = [
            f"{hashlib.sha256(opened.read(name)).hexdigest()}  {name}"
            for name in opened.namelist()
            if name != "SHA256SUMS"
        ]
    assert listed == hashes


def test_the_descriptor_names_every_form(
    root: Path, files: dict[str, Content], binary: dict[str, Content]
) -> None:
    committed = json.loads((root / "datapackage.json").read_bytes())
    described = json.loads(load_content(files["datapackage.json"]))

    own = len(committed["resources"])
    assert described["resources"][:own] == committed["resources"]
    assert {one["path"] for one in described["resources"][own:]} == binary.keys()
    names = [one["name"] for one in described["resources"]]
    assert len(set(names)) == len(names)
    rest = described | {"resources": None}
    assert rest == committed | {"resources": None}


def test_frictionless_finds_the_package_in_the_zip_valid(
    archive: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(tmp_path)

    report = frictionless.validate(str(tmp_path / "datapackage.json"))

    assert report.valid, report.to_summary()
    damaged = tmp_path / "resolution-57-figures.xlsx"
    damaged.write_bytes(b"x" + damaged.read_bytes()[1:])
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert [task.place for task in report.tasks if task.errors] == [damaged.name]


def test_what_is_published_is_in_it_but_for_the_list(
    root: Path, files: dict[str, Content]
) -> None:
    sums = (root / "build/SHA256SUMS").read_text().splitlines()
    listed = {line.partition("  ")[2] for line in sums}

    assert listed <= files.keys()
    assert {"README.md", "README.vi.md", "LICENSE", "CITATION.cff", "CHANGELOG.md"} <= (
        files.keys()
    )
    assert "build/SHA256SUMS" not in files


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_the_page_names_every_file_on_one_page(
    files: dict[str, Content], name: str
) -> None:
    page = load_content(files[name]).decode()
    kinds = [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")]

    for file in files:
        assert file in {"README.md", "README.vi.md"} or file.startswith(tuple(kinds))
    for kind in kinds:
        assert any(file.startswith(kind) for file in files), kind
    assert len(page.splitlines()) < 60
    shown = gfm(page)
    assert "<table>" in shown
    assert shown.count("<h2>") == 3
    assert 'href="https://creativecommons.org/licenses/by/4.0/"' in shown


def test_the_licence_is_that_of_the_data(files: dict[str, Content]) -> None:
    assert "CC-BY-4.0" in load_content(files["LICENSE"]).decode()


def test_a_build_that_is_not_whole_is_not_packed(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "build", tmp_path / "build")
    shutil.copy(root / "datapackage.json", tmp_path)
    assert list_archive(tmp_path, {})

    (tmp_path / "build/csv/facts.csv").write_text("edited")
    with pytest.raises(UsageError, match="run make"):
        list_archive(tmp_path, {})
    shutil.rmtree(tmp_path / "build")
    with pytest.raises(UsageError, match="run make"):
        list_archive(tmp_path, {})
