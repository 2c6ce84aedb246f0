"""The pipeline: read, validate, normalize, compare, warn, package, export, publish."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.assembly.merge import check_parts, merge
from pipeline.assembly.pages import render_pages
from pipeline.assembly.plan import list_batches
from pipeline.assembly.process import Work, process
from pipeline.assembly.totals import Totals, count_totals
from pipeline.assembly.words import learn, lend
from pipeline.cache import Cache
from pipeline.datapackage.checksums import add_checksums
from pipeline.datapackage.conformance import Coverage, check_package
from pipeline.datapackage.export import export_package
from pipeline.datapackage.package import Package
from pipeline.datapackage.publish import (
    find_differences,
    publish,
    read_undisturbed,
    settle,
    working_in,
)
from pipeline.engine import SMALL, Engine
from pipeline.files import Content, temporary_folder
from pipeline.ingestion.files import narrow
from pipeline.ingestion.reader import read_shared
from pipeline.ingestion.snapshot import Snapshot, require_unchanged, take_snapshot
from pipeline.issues.catalogue import is_warning
from pipeline.issues.model import DataError, Issue, UsageError
from pipeline.normalization.readings import READINGS, Readings
from pipeline.normalization.vocabulary import check_unit_forms
from pipeline.paths import BUILD, CHECKSUMS, DESCRIPTOR
from pipeline.validation.validate import validate_shared


@dataclass(frozen=True, slots=True)
class Build:
    """What a build has published: in numbers, as hashes of its files; its warnings."""

    totals: Totals
    checksums: bytes
    warnings: list[Issue]


def build_dataset(
    raw: Snapshot,
    out: Path,
    *,
    strict: bool = False,
    engine: Engine = SMALL,
    cache: Cache | None = None,
) -> Build:
    """Publish in `out` the dataset that the raw files give.

    Words that a cache knows are not read again; it is kept with those that were read.

    Raises:
        DataError: something in the raw files is wrong, or they have changed since they
            were read; `out` is as it was. If `strict`, a warning is a fault.
        UsageError: `out` lies in the folder of `raw`, or is another project's.
    """
    _require_apart(raw.folder, out)
    with _start(engine, raw, out) as started, _keeping(cache) as readings:
        package = assemble(raw, readings, strict=strict, engine=started)
        files = export(package, started)
        totals = count_totals(package)
        publish(files, out, lambda: require_unchanged(raw))
    return Build(totals, files[CHECKSUMS.as_posix()], package.warnings)


@contextmanager
def _start(engine: Engine, raw: Snapshot, out: Path | None = None) -> Iterator[Engine]:
    """Give the engine a folder to work in, where raw/ has more than one batch.

    It lies in `out`, or where the system has its temporary files.
    """
    if len(list_batches(raw, engine.batch_rows)) == 1:
        yield engine
        return
    place = temporary_folder() if out is None else working_in(out)
    with place as folder, engine.start(folder) as started:
        yield started


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


def assemble(
    raw: Snapshot, readings: Readings, *, strict: bool = False, engine: Engine = SMALL
) -> Package:
    """Return the package that the raw files give, and what it warns of.

    Its rows lie in the engine's storage. What can still be read is validated and
    normalized, so that all faults are found.

    Raises:
        DataError: with the faults of all stages. If `strict`, a warning is a fault.
    """
    shared, issues = read_shared(raw)
    issues += validate_shared(shared) + check_unit_forms(shared, readings)
    work = Work(shared, lend(readings, engine.storage), engine.storage)
    batches = list_batches(raw, engine.batch_rows)
    parts = engine.map(
        partial(process, work=work),
        [(batch, narrow(raw, batch.source_ids)) for batch in batches],
    )
    learn(readings, (part.readings for part in parts))
    _require_none(issues + check_parts(parts))
    package, issues = merge(parts, shared, engine)
    _require_none(issues + package.warnings, strict=strict)
    return package


def _require_none(issues: list[Issue], *, strict: bool = False) -> None:
    """Raise the issues, if any is a fault. If `strict`, a warning is a fault."""
    if any(strict or not is_warning(issue.code) for issue in issues):
        raise DataError(issues)


def validate_raw(
    folder: Path,
    *,
    strict: bool = False,
    engine: Engine = SMALL,
    cache: Cache | None = None,
) -> list[Issue]:
    """Refuse raw files in which anything is wrong; return what they are warned of.

    Raises:
        DataError: with the faults of all stages, or the files that changed meanwhile.
            If `strict`, a warning is a fault.
    """
    raw = take_snapshot(folder)
    with _start(engine, raw) as started:
        warnings = assemble(raw, _recall(cache), strict=strict, engine=started).warnings
    require_unchanged(raw)
    return warnings


def find_issues(folder: Path) -> list[Issue]:
    """Return the faults and warnings of the raw files; nothing is written."""
    raw = take_snapshot(folder)
    try:
        with _start(SMALL, raw) as started:
            return assemble(raw, Readings(), engine=started).warnings
    except DataError as error:
        return error.issues


def export(package: Package, engine: Engine = SMALL) -> dict[str, Content]:
    """Return the content of every published file by its path, the descriptor last."""
    pages = render_pages(package, engine)
    return add_checksums(pages | export_package(package, engine))


def check_dataset(
    folder: Path,
    out: Path,
    *,
    strict: bool = False,
    engine: Engine = SMALL,
    cache: Cache | None = None,
) -> tuple[Coverage, list[Issue]]:
    """Refuse an `out` that is not what the raw files give, or is no valid package.

    Returns how much of it a second reader has validated, and what the raw files are
    warned of.

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
    with _start(engine, raw) as started:
        package = assemble(raw, _recall(cache), strict=strict, engine=started)
        files = export(package, started)

        def look() -> Coverage:
            # Only our own bytes are given to others to read: a descriptor may name
            # addresses.
            _require_none(find_differences(files, out))
            coverage, issues = check_package(out / DESCRIPTOR)
            _require_none(issues)
            return coverage

        coverage = read_undisturbed(out, look)
    require_unchanged(raw)
    return coverage, package.warnings
