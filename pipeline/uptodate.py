"""Whether what is published is still what raw/ and the code give: contents decide.

A build leaves behind, in an ignored file, the hashes of what it was built from and of
what it gave. Only the standard library is imported, so that `make` knows at once.
"""

from __future__ import annotations

import json
import sys
import sysconfig
from pathlib import Path

from pipeline.datapackage.checksums import hash_of, is_whole
from pipeline.files import write_file
from pipeline.ingestion.snapshot import Snapshot
from pipeline.issues.model import UsageError
from pipeline.paths import CHECKSUMS, CITATION, DOCUMENTS, lock_file
from pipeline.rendering.marks import Region, split_regions

STATE = ".build.state"
_CODE = {".py", ".csv", ".json"}


def is_up_to_date(
    raw: Snapshot, code: str, out: Path, part_rows: int | None = None
) -> bool:
    """Whether `out` is as the last build left it, which was of this raw and code.

    That build gave files of as many rows at most.
    """
    try:
        sums = (out / CHECKSUMS).read_bytes()
        state = (out / STATE).read_text(encoding="utf-8")
        return (
            state == _describe(raw, code, sums, out, part_rows)
            and is_whole(sums, out)
            and not any(out.glob(".build-*"))
        )
    except (OSError, UsageError, ValueError):
        return False


def remember(
    raw: Snapshot, code: str, sums: bytes, out: Path, part_rows: int | None = None
) -> None:
    """Leave behind what was built from `raw` and `code`: files of these checksums."""
    write_file(out / STATE, _describe(raw, code, sums, out, part_rows).encode())


def hash_code() -> str:
    """Return one hash of the code and its tables, of the libraries' versions, Python's.

    To be taken before the code is imported: what changes later then builds again.
    """
    root = Path(__file__).parent
    files = sorted(p for p in root.rglob("*") if p.suffix in _CODE and p.is_file())
    parts = [
        f"{p.relative_to(root).as_posix()} {hash_of(p.read_bytes())}" for p in files
    ]
    libraries = Path(sysconfig.get_path("purelib")).glob("*.dist-info")
    parts += sorted(path.name for path in libraries)
    parts += [_hash_file(lock_file()), sys.version]
    return hash_of("\n".join(parts).encode())


def _describe(
    raw: Snapshot, code: str, sums: bytes, out: Path, part_rows: int | None
) -> str:
    """Return what a build was made from and what it gave, as the state has it."""
    regions = {name: _hash_regions(out / name) for name in DOCUMENTS}
    parts = {"raw": raw.sha256, "code": code, "checksums": hash_of(sums)}
    parts |= {"part_rows": str(part_rows)} | regions
    parts |= {CITATION: _hash_file(out / CITATION)}
    return json.dumps(parts, indent=1) + "\n"


def _hash_file(path: Path | None) -> str:
    """Return the hash of a file; nothing where there is none."""
    return hash_of(path.read_bytes()) if path and path.is_file() else ""


def _hash_regions(document: Path) -> str:
    """Return one hash of a document's regions; nothing where there is no document."""
    if not document.is_file():
        return ""
    parts = split_regions(document.read_bytes().decode())
    regions = [part.text for part in parts if isinstance(part, Region)]
    return hash_of(json.dumps(regions).encode())
