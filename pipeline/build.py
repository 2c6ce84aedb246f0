"""The pipeline: read, validate, normalize, compare, warn, package, export, publish."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pipeline.assembly.merge import check_parts, merge
from pipeline.assembly.pages import join_pages, render_dictionaries
from pipeline.assembly.plan import list_batches
from pipeline.assembly.process import Work, name_batch, process
from pipeline.assembly.totals import Totals, count_totals
from pipeline.assembly.words import SHARED, recall
from pipeline.cache import Cache
from pipeline.datapackage.checksums import add_checksums
from pipeline.datapackage.conformance import Coverage, check_package
from pipeline.datapackage.export import export_package
from pipeline.datapackage.formats import FORMS
from pipeline.datapackage.package import Package
from pipeline.datapackage.publish import (
    find_differences,
    publish,
    read_undisturbed,
    settle,
    working_in,
)
from pipeline.datapackage.tables import find_part_rows
from pipeline.engine import SMALL, Engine
from pipeline.files import Content, temporary_folder
from pipeline.ingestion.files import narrow, narrow_to_shared
from pipeline.ingestion.reader import read_shared
from pipeline.ingestion.snapshot import (
    CHANGED,
    Snapshot,
    require_unchanged,
    take_snapshot,
)
from pipeline.issues.catalogue import is_warning
from pipeline.issues.model import DataError, Issue, UsageError
from pipeline.metadata.export import export_metadata
from pipeline.normalization.vocabulary import check_unit_forms
from pipeline.paths import BUILD, CHECKSUMS, DESCRIPTOR
from pipeline.storage import Storage
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

    What a cache has of an earlier build is not made again; it is kept with what is new.

    Raises:
        DataError: something in the raw files is wrong, or they have changed since they
            were read; `out` is as it was. If `strict`, a warning is a fault.
        UsageError: `out` lies in the folder of `raw`, or is another project's.
    """
    _require_apart(raw.folder, out)
    with _start(engine, raw, cache, out) as started:
        package = assemble(raw, strict=strict, engine=started)
        files = export(package, started)
        with started.meter.measure("publish"):
            totals = count_totals(package)
            publish(files, out, lambda: require_unchanged(raw))
            _tidy(started, raw, package)
    return Build(totals, files[CHECKSUMS.as_posix()], package.warnings)


def _tidy(engine: Engine, raw: Snapshot, package: Package) -> None:
    """Remove from the cache what a build that is published has not used."""
    storage = engine.storage
    if storage.cache and storage.keeps_parts:
        names = [name_batch(batch) for batch in list_batches(raw, engine.batch_rows)]
        storage.cache.remove_others([SHARED, *names], package.keys)


@contextmanager
def _start(
    engine: Engine, raw: Snapshot, cache: Cache | None, out: Path | None = None
) -> Iterator[Engine]:
    """Give the engine a folder to work in, where raw/ has more than one batch.

    It lies in `out`, or where the system has its temporary files. Parts are kept by one
    build at a time.
    """
    is_small = len(list_batches(raw, engine.batch_rows)) == 1
    with ExitStack() as held:
        folder = None
        if not is_small:
            place = temporary_folder() if out is None else working_in(out)
            folder = held.enter_context(place)
        keeps = held.enter_context(cache.lock_parts()) if cache and out else False
        storage = Storage(folder, cache, keeps)
        if is_small:
            yield replace(engine, storage=storage)
        else:
            yield held.enter_context(engine.start(storage, raw.folder))


def _require_apart(folder: Path, out: Path) -> None:
    """Refuse to publish where people write, and to read where builds are replaced."""
    raw, place, build = folder.resolve(), out.resolve(), (out / BUILD).resolve()
    if raw in (place, *place.parents):
        message = f"{out} lies in {folder}, where only people write: name another --out"
        raise UsageError(message)
    if build in (raw, *raw.parents):
        message = f"{folder} lies in {out / BUILD}, which is replaced as a whole"
        raise UsageError(message)


def assemble(
    raw: Snapshot,
    *,
    strict: bool = False,
    engine: Engine = SMALL,
    forms: tuple[str, ...] = tuple(FORMS),
) -> Package:
    """Return the package that the raw files give, and what it warns of.

    Its rows lie in the engine's storage, and rendered in these forms. What can still be
    read is validated and normalized, so that all faults are found.

    Raises:
        DataError: with the faults of all stages. If `strict`, a warning is a fault.
    """
    shared, issues = read_shared(raw)
    issues += validate_shared(shared)
    with recall(engine.storage.cache, SHARED) as readings:
        issues += check_unit_forms(shared, readings)
    work = Work(shared, narrow_to_shared(raw).sha256, forms, engine.storage)
    batches = list_batches(raw, engine.batch_rows)
    parts = engine.map(
        "process",
        partial(process, work=work),
        [(batch, narrow(raw, batch.source_ids)) for batch in batches],
        [batch.rows for batch in batches],
    )
    _require_none(issues + check_parts(parts, shared), raw)
    package, issues = merge(parts, batches, work, engine)
    _require_none(issues + package.warnings, raw, strict=strict)
    return package


def _require_none(issues: list[Issue], raw: Snapshot, *, strict: bool = False) -> None:
    """Raise the issues, if any is a fault. If `strict`, a warning is a fault.

    Where files were changed meanwhile, nothing else is worth saying.
    """
    if any(issue.code == CHANGED for issue in issues):
        require_unchanged(raw)
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
    with _start(engine, raw, cache) as started:
        package = assemble(raw, strict=strict, engine=started, forms=())
    require_unchanged(raw)
    return package.warnings


def find_issues(folder: Path) -> list[Issue]:
    """Return the faults and warnings of the raw files; nothing is written."""
    raw = take_snapshot(folder)
    try:
        with _start(SMALL, raw, None) as started:
            return assemble(raw, engine=started, forms=()).warnings
    except DataError as error:
        return error.issues


def export(package: Package, engine: Engine = SMALL) -> dict[str, Content]:
    """Return the content of every published file by its path, the descriptor last."""
    pages = join_pages(package, engine) | render_dictionaries(package)
    files = pages | export_package(package, engine)
    return add_checksums(export_metadata(package, files, engine))


def check_dataset(
    folder: Path,
    out: Path,
    *,
    strict: bool = False,
    engine: Engine = SMALL,
    cache: Cache | None = None,
) -> tuple[Coverage, list[Issue]]:
    """Refuse an `out` that is not what the raw files give, or is no valid package.

    Files may have as many rows as `out` says, whatever the engine does. Returns how
    much of it a second reader has validated, and what the raw files are warned of.

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
    engine = replace(engine, part_rows=find_part_rows(out))
    with _start(engine, raw, cache) as started:
        package = assemble(raw, strict=strict, engine=started)
        files = export(package, started)

        def look() -> Coverage:
            # Only our own bytes are given to others to read: a descriptor may name
            # addresses.
            _require_none(find_differences(files, out), raw)
            coverage, issues = check_package(out / DESCRIPTOR)
            _require_none(issues, raw)
            return coverage

        coverage = read_undisturbed(out, look)
    require_unchanged(raw)
    return coverage, package.warnings
