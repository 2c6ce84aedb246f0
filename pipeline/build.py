"""The pipeline: read, validate, normalize, compare, package, export, publish."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.comparison.compare import compare
from pipeline.datapackage.checksums import add_checksums
from pipeline.datapackage.conformance import check_package
from pipeline.datapackage.export import export_package
from pipeline.datapackage.package import Package, package_tables
from pipeline.datapackage.publish import (
    find_differences,
    publish,
    read_undisturbed,
    settle,
)
from pipeline.ingestion.reader import read
from pipeline.ingestion.snapshot import Snapshot, require_unchanged, take_snapshot
from pipeline.issues.model import DataError, Issue, UsageError
from pipeline.normalization.normalize import normalize
from pipeline.paths import BUILD, CHECKSUMS, DESCRIPTOR, DISPUTES
from pipeline.rendering.disputes import render_disputes
from pipeline.schemas.published import Tables
from pipeline.validation.validate import validate

# Faults of where words stand: what is wrong with the words themselves shows with them.
_OF_PLACES = ("anchor-missing", "anchor-cuts")


@dataclass(frozen=True, slots=True)
class Build:
    """What a build has published: its tables, and the hashes of its files."""

    tables: Tables
    checksums: bytes


def build_dataset(raw: Snapshot, out: Path) -> Build:
    """Publish in `out` the dataset that the raw files give.

    Raises:
        DataError: something in the raw files is wrong, or they have changed since they
            were read; `out` is as it was.
        UsageError: `out` lies in the folder of `raw`, or is another project's.
    """
    _require_apart(raw.folder, out)
    package = assemble(raw)
    files = export(package)
    publish(files, out, lambda: require_unchanged(raw))
    return Build(package.tables, files[CHECKSUMS.as_posix()])


def _require_apart(folder: Path, out: Path) -> None:
    """Refuse to publish where people write, and to read where builds are replaced."""
    raw, place, build = folder.resolve(), out.resolve(), (out / BUILD).resolve()
    if raw in (place, *place.parents):
        message = f"{out} lies in {folder}, where only people write: name another --out"
        raise UsageError(message)
    if build in (raw, *raw.parents):
        message = f"{folder} lies in {out / BUILD}, which is replaced as a whole"
        raise UsageError(message)


def assemble(raw: Snapshot) -> Package:
    """Return the package that the raw files give.

    What can still be read is validated and normalized, so that all issues are found.

    Raises:
        DataError: with the issues of all stages.
    """
    frames, issues = read(raw)
    issues += validate(frames)
    unreadable = [issue for issue in issues if issue.code not in _OF_PLACES]
    tables, unsound = normalize(frames.without(unreadable))
    _require_none(issues + unsound)
    package, issues = package_tables(tables | compare(tables), frames.dataset)
    _require_none(issues)
    return package


def _require_none(issues: list[Issue]) -> None:
    """Raise the issues, if there are any."""
    if issues:
        raise DataError(issues)


def validate_raw(folder: Path) -> None:
    """Refuse raw files in which anything is wrong; nothing is written.

    Raises:
        DataError: with the issues of all stages, or the files that changed meanwhile.
    """
    raw = take_snapshot(folder)
    assemble(raw)
    require_unchanged(raw)


def find_issues(folder: Path) -> list[Issue]:
    """Return everything that is wrong with the raw files; nothing is written."""
    try:
        assemble(take_snapshot(folder))
    except DataError as error:
        return error.issues
    return []


def export(package: Package) -> dict[str, bytes]:
    """Return the content of every published file by its path, the descriptor last."""
    pages = {
        path: render_disputes(package.tables, language)
        for language, path in DISPUTES.items()
    }
    return add_checksums(pages | export_package(package))


def check_dataset(folder: Path, out: Path) -> None:
    """Refuse an `out` that is not what the raw files give, or is no valid package.

    Raises:
        DataError: something in the raw files or in `out` is wrong, or the raw files
            changed meanwhile.
        UsageError: there is no build in `out`.
    """
    settle(out)
    if not (out / BUILD).is_dir():
        message = f"there is no build in {out}: run make, or name its folder with --out"
        raise UsageError(message)
    raw = take_snapshot(folder)
    files = export(assemble(raw))

    def look() -> None:
        # Only our own bytes are given to others to read: a descriptor may name
        # addresses.
        differences = find_differences(files, out)
        _require_none(differences or check_package(out / DESCRIPTOR))

    read_undisturbed(out, look)
    require_unchanged(raw)
