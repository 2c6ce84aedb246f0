"""The pipeline: read, validate, normalize, compare, package, export, publish."""

from __future__ import annotations

from pathlib import Path

from pipeline.comparison.compare import compare
from pipeline.datapackage.checksums import add_checksums
from pipeline.datapackage.conformance import check_package
from pipeline.datapackage.export import export_package
from pipeline.datapackage.package import Package, package_tables
from pipeline.datapackage.publish import find_differences, publish
from pipeline.ingestion.reader import read
from pipeline.issues.model import DataError, Issue, UsageError
from pipeline.normalization.normalize import normalize
from pipeline.paths import BUILD, DESCRIPTOR, DISPUTES
from pipeline.rendering.disputes import render_disputes
from pipeline.validation.validate import validate


def build_dataset(folder: Path, out: Path) -> Package:
    """Publish in `out` the dataset that the raw files in `folder` give.

    Raises:
        DataError: something in the raw files is wrong; `out` is as it was.
        UsageError: `out` lies in `folder`, or is another project's.
    """
    _require_apart(folder, out)
    package = assemble(folder)
    publish(export(package), out)
    return package


def _require_apart(folder: Path, out: Path) -> None:
    """Refuse to publish where people write, and to read where builds are replaced."""
    raw, place, build = folder.resolve(), out.resolve(), (out / BUILD).resolve()
    if raw in (place, *place.parents):
        message = f"{out} lies in {folder}, where only people write: name another --out"
        raise UsageError(message)
    if build in (raw, *raw.parents):
        message = f"{folder} lies in {out / BUILD}, which is replaced as a whole"
        raise UsageError(message)


def assemble(folder: Path) -> Package:
    """Return the package that the raw files in `folder` give.

    What can still be read is validated and normalized, so that all issues are found.

    Raises:
        DataError: with the issues of all stages.
    """
    raw, issues = read(folder)
    issues += validate(raw)
    tables, unsound = normalize(raw.without(issues))
    _require_none(issues + unsound)
    package, issues = package_tables(tables | compare(tables), raw.dataset)
    _require_none(issues)
    return package


def _require_none(issues: list[Issue]) -> None:
    """Raise the issues, if there are any."""
    if issues:
        raise DataError(issues)


def find_issues(folder: Path) -> list[Issue]:
    """Return everything that is wrong with the raw files; nothing is written."""
    try:
        assemble(folder)
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


def check_dataset(folder: Path, out: Path) -> list[Issue]:
    """Return where `out` is not what the raw files give, or is no valid package.

    Raises:
        DataError: something in the raw files is wrong.
        UsageError: there is no build in `out`.
    """
    if not (out / BUILD).is_dir():
        message = f"there is no build in {out}: run make, or name its folder with --out"
        raise UsageError(message)
    files = export(assemble(folder))
    # Only our own bytes are given to others to read: a descriptor may name addresses.
    return find_differences(files, out) or check_package(out / DESCRIPTOR)
