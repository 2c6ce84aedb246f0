"""The pipeline: read, validate, normalize, compare, warn, package, export, publish."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.cache import Cache
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
from pipeline.issues.catalogue import is_warning
from pipeline.issues.model import DataError, Issue, UsageError
from pipeline.normalization.normalize import normalize
from pipeline.normalization.readings import READINGS, Readings
from pipeline.paths import BUILD, CHECKSUMS, DESCRIPTOR, DISPUTES
from pipeline.rendering.disputes import render_disputes
from pipeline.schemas.published import Tables
from pipeline.validation.validate import validate
from pipeline.warnings.find import find_warnings, tabulate_warnings

# Faults of where words stand: what is wrong with the words themselves shows with them.
_OF_PLACES = ("anchor-missing", "anchor-cuts")


@dataclass(frozen=True, slots=True)
class Build:
    """What a build has published: tables, hashes of its files; what it warns of."""

    tables: Tables
    checksums: bytes
    warnings: list[Issue]


def build_dataset(
    raw: Snapshot, out: Path, *, strict: bool = False, cache: Cache | None = None
) -> Build:
    """Publish in `out` the dataset that the raw files give.

    Words that a cache knows are not read again; it is kept with those that were read.

    Raises:
        DataError: something in the raw files is wrong, or they have changed since they
            were read; `out` is as it was. If `strict`, a warning is a fault.
        UsageError: `out` lies in the folder of `raw`, or is another project's.
    """
    _require_apart(raw.folder, out)
    with _keeping(cache) as readings:
        package = assemble(raw, readings, strict=strict)
        files = export(package)
        publish(files, out, lambda: require_unchanged(raw))
    return Build(package.tables, files[CHECKSUMS.as_posix()], package.warnings)


def _require_apart(folder: Path, out: Path) -> None:
    """Refuse to publish where people write, and to read where builds are replaced."""
    raw, place, build = folder.resolve(), out.resolve(), (out / BUILD).resolve()
    if raw in (place, *place.parents):
        message = f"{out} lies in {folder}, where only people write: name another --out"
        raise UsageError(message)
    if build in (raw, *raw.parents):
        message = f"{folder} lies in {out / BUILD}, which is replaced as a whole"
        raise UsageError(message)


def _recall(cache: Cache | None) -> Readings:
    """Return the readings that a cache has of earlier builds."""
    return Readings(cache.load(READINGS) if cache else None)


@contextmanager
def _keeping(cache: Cache | None) -> Iterator[Readings]:
    """Lend the readings of a cache; then keep them with new ones, faults or not."""
    readings = _recall(cache)
    try:
        yield readings
    finally:
        if cache and readings.has_new:
            cache.keep(readings.gather())


def assemble(raw: Snapshot, readings: Readings, *, strict: bool = False) -> Package:
    """Return the package that the raw files give, and what it warns of.

    What can still be read is validated and normalized, so that all faults are found.

    Raises:
        DataError: with the faults of all stages. If `strict`, a warning is a fault.
    """
    frames, issues = read(raw)
    issues += validate(frames)
    unreadable = [issue for issue in issues if issue.code not in _OF_PLACES]
    tables, unsound = normalize(frames.without(unreadable), readings)
    _require_none(issues + unsound)
    tables |= compare(tables)
    warnings = find_warnings(tables, frames)
    tables["warnings"] = tabulate_warnings(warnings, frames)
    package, issues = package_tables(tables, frames.dataset)
    _require_none(issues + warnings, strict=strict)
    return replace(package, warnings=warnings)


def _require_none(issues: list[Issue], *, strict: bool = False) -> None:
    """Raise the issues, if any is a fault. If `strict`, a warning is a fault."""
    if any(strict or not is_warning(issue.code) for issue in issues):
        raise DataError(issues)


def validate_raw(
    folder: Path, *, strict: bool = False, cache: Cache | None = None
) -> list[Issue]:
    """Refuse raw files in which anything is wrong; return what they are warned of.

    Raises:
        DataError: with the faults of all stages, or the files that changed meanwhile.
            If `strict`, a warning is a fault.
    """
    raw = take_snapshot(folder)
    warnings = assemble(raw, _recall(cache), strict=strict).warnings
    require_unchanged(raw)
    return warnings


def find_issues(folder: Path) -> list[Issue]:
    """Return the faults and warnings of the raw files; nothing is written."""
    try:
        return assemble(take_snapshot(folder), Readings()).warnings
    except DataError as error:
        return error.issues


def export(package: Package) -> dict[str, bytes]:
    """Return the content of every published file by its path, the descriptor last."""
    pages = {
        path: render_disputes(package.tables, language)
        for language, path in DISPUTES.items()
    }
    return add_checksums(pages | export_package(package))


def check_dataset(
    folder: Path, out: Path, *, strict: bool = False, cache: Cache | None = None
) -> list[Issue]:
    """Refuse an `out` that is not what the raw files give, or is no valid package.

    Returns what the raw files are warned of.

    Raises:
        DataError: something in the raw files or in `out` is wrong, or the raw files
            changed meanwhile. If `strict`, a warning is a fault.
        UsageError: there is no build in `out`.
    """
    settle(out)
    if not (out / BUILD).is_dir():
        message = f"there is no build in {out}: run make, or name its folder with --out"
        raise UsageError(message)
    raw = take_snapshot(folder)
    package = assemble(raw, _recall(cache), strict=strict)
    files = export(package)

    def look() -> None:
        # Only our own bytes are given to others to read: a descriptor may name
        # addresses.
        differences = find_differences(files, out)
        _require_none(differences or check_package(out / DESCRIPTOR))

    read_undisturbed(out, look)
    require_unchanged(raw)
    return package.warnings
