"""Packages for tests: the real one as files by their names, changed, packed again."""

import json
import zipfile
from pathlib import Path

import polars as pl

from pipeline.datapackage.checksums import digest_of, hash_of
from pipeline.datapackage.formats import FORMS
from pipeline.distribution.archive import list_archive
from pipeline.storage import load_content

Files = dict[str, bytes]


def list_files(root: Path) -> Files:
    """Return every file of the real package by its name."""
    return {name: load_content(one) for name, one in list_archive(root, {}).items()}


def list_again(files: Files) -> Files:
    """Return the files with a list of their hashes."""
    own = {name: content for name, content in files.items() if name != "SHA256SUMS"}
    lines = (f"{hash_of(own[name])}  {name}\n" for name in sorted(own))
    return own | {"SHA256SUMS": "".join(lines).encode()}


def change_table(files: Files, table: str, rows: pl.DataFrame) -> Files:
    """Return a package that says of itself throughout that a table has these rows."""
    changed = dict(files)
    descriptor = json.loads(files["datapackage.json"])
    for form in FORMS:
        path = f"build/{form}/{table}.{form}"
        changed[path] = FORMS[form].render(rows)
        for resource in descriptor["resources"]:
            if resource["path"] == path:
                size, sha256 = digest_of(changed[path])
                resource |= {"bytes": size, "hash": f"sha256:{sha256}"}
    return describe(changed, descriptor)


def describe(files: Files, descriptor: object) -> Files:
    """Return a package with another descriptor."""
    return list_again(files | {"datapackage.json": json.dumps(descriptor).encode()})


def write_zip(path: Path, files: Files) -> Path:
    """Write files as a zip; as they are, which is faster than packed."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def write_folder(path: Path, files: Files) -> Path:
    """Write files into a folder."""
    for name, content in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(content)
    return path
