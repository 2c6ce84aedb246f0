"""Commands that build the dataset and check it."""

# Each command imports what it needs: `--help` must not wait for polars and pandera.
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.command import Command
from pipeline.cli.options import (
    FILE_OR_FOLDER,
    FOLDER,
    IF_CHANGED,
    NO_CACHE,
    OUT,
    PART_ROWS,
    QUIET,
    RAW,
    STRICT,
    engine_options,
    issue_options,
    make_engine,
)
from pipeline.cli.output import (
    exit_with_issues,
    print_issues,
    print_line,
    print_result,
    print_success,
)

if TYPE_CHECKING:
    from pipeline.anchors.quotes import QuotedReport
    from pipeline.assembly.totals import Totals
    from pipeline.datapackage.conformance import Coverage


@click.command(cls=Command, example="--raw raw --out .")
@RAW
@OUT
@IF_CHANGED
@STRICT
@NO_CACHE
@PART_ROWS
@QUIET
@engine_options
@issue_options
def build(  # noqa: PLR0913, PLR0917 - a command has as many options
    raw: Path,
    out: Path,
    if_changed: bool,  # noqa: FBT001 - a flag of the command line
    strict: bool,  # noqa: FBT001 - as above
    no_cache: bool,  # noqa: FBT001 - as above
    part_rows: int | None,
    **options: Any,
) -> None:
    """Build the dataset from the raw sheets and publish it.

    The regions of README.md and README.vi.md in the same folder are updated too.
    Where the sheets have faults, these are listed and the last build stays; warnings
    are listed and published.
    """
    from pipeline.ingestion.snapshot import take_snapshot
    from pipeline.uptodate import hash_code, is_up_to_date, remember

    code, sheets = hash_code(), take_snapshot(raw)
    if if_changed and not strict and is_up_to_date(sheets, code, out, part_rows):
        print_result(f"{out / 'datapackage.json'} is up to date")
        return
    from pipeline.cache import open_cache

    cache = None if no_cache else open_cache(out, code)
    from pipeline.build import build_dataset
    from pipeline.dataset import fill_documents, list_documents

    engine = make_engine(part_rows=part_rows, **options)
    built = build_dataset(sheets, out, strict=strict, engine=engine, cache=cache)
    fill_documents(list_documents(out), out)
    if if_changed:
        remember(sheets, code, built.checksums, out, part_rows)
    print_success(_describe_build(built.totals, out), built.warnings)


def _describe_build(totals: Totals, out: Path) -> str:
    """Return what was published, and where, in lines."""
    counts = (f"{totals.standings.get(s, 0)} {s}" for s in ("corroborated", "disputed"))
    bases = totals.bases
    return (
        f"{totals.figures} figures of {totals.sources} sources: "
        f"{out / 'datapackage.json'}\n"
        f"{bases.get('located', 0)} cells located in a text that is held, "
        f"{bases.get('quoted', 0)} quoted, {bases.get('context', 0)} from the context\n"
        f"{totals.anchored} of {totals.found} quantities and times in the texts held "
        "are anchored\n"
        f"{sum(totals.standings.values())} facts: {', '.join(counts)}"
    )


@click.command(cls=Command, example="--raw raw --lang vi")
@RAW
@STRICT
@NO_CACHE
@engine_options
@issue_options
def validate(
    raw: Path,
    strict: bool,  # noqa: FBT001 - a flag of the command line
    no_cache: bool,  # noqa: FBT001 - as above
    **options: Any,
) -> None:
    """List every fault and warning in the raw sheets; write nothing."""
    from pipeline.cache import open_cache

    cache = None if no_cache else open_cache(raw.resolve().parent)
    from pipeline.build import validate_raw

    engine = make_engine(**options)
    print_success(
        "no faults", validate_raw(raw, strict=strict, engine=engine, cache=cache)
    )


@click.command(cls=Command, example="--package figures.zip")
@click.option(
    "--texts", type=FOLDER, help="Folder of the reports' texts, each as SOURCE_ID.txt."
)
@click.option(
    "--package",
    type=FILE_OR_FOLDER,
    help="A package that was downloaded: a zip, or the folder it was unpacked into.",
)
@click.option(
    "--raw",
    type=FOLDER,
    default="raw",
    show_default=True,
    help="Folder of the raw sheets, if it is there: for what they leave out.",
)
@OUT
@issue_options
@click.pass_context
def verify(
    ctx: click.Context, texts: Path | None, package: Path | None, raw: Path, out: Path
) -> None:
    """Check anchors and quotes in the reports' texts, or a package.

    Anchors with a place are read again in it, those of rows left out as well where
    there are raw sheets. Quotes are looked up: each is found once, several times or
    not, and the place and fingerprint are shown that the sheets would record. Reports
    whose text is not in the folder are counted as not looked up.

    With --package, nothing else is needed: hashes, schemas, keys, references, and what
    evidence says are checked, with --texts the words as well. Nothing is unpacked.
    """
    if package is not None:
        _require_by_default(ctx, "raw", "out")
        _verify_package(package, texts)
    elif texts is None:
        message = "Missing option '--texts' or '--package'."
        raise click.UsageError(message)
    else:
        _verify_texts(texts, raw, out)


def _require_by_default(ctx: click.Context, *names: str) -> None:
    """Refuse options that say where a dataset lies, of which a package needs none."""
    for name in names:
        if ctx.get_parameter_source(name) is not click.core.ParameterSource.DEFAULT:
            message = f"--package is checked by itself: leave --{name} out"
            raise click.UsageError(message)


def _verify_package(package: Path, texts: Path | None) -> None:
    """Verify a package, and print what was looked at."""
    from pipeline.verification.package import verify_package

    found = verify_package(package, texts)
    bases = found.bases
    print_success(
        f"{package}: hashes, schemas, keys, references and evidence are sound\n"
        f"{found.files} files, {found.tables} tables, {found.rows} rows, "
        f"{bases.total()} cells of evidence ({bases['located']} located, "
        f"{bases['quoted']} quoted, {bases['context']} from the context)"
        + (f"\n{found.places} places read again in {texts}" if texts else "")
    )


def _verify_texts(texts: Path, raw: Path, out: Path) -> None:
    """Verify what is published against texts, and print what became of it."""
    from pipeline.dataset import verify_dataset

    result = verify_dataset(out, texts, raw if raw.is_dir() else None)
    for source_id in result.absent:
        print_line(f"{source_id}: no text in {texts}", err=True)
    for report in result.quoted:
        _show_quotes(report)
    if result.issues:
        exit_with_issues(result.issues)
    once = sum(len(quote.places) == 1 for quote in result.quotes)
    print_success(
        f"{result.verified} anchors verified, {result.moved} moved, "
        f"{result.lost} lost, {once} quotes found once, "
        f"{len(result.quotes) - once} in several places, "
        f"{result.unchecked} not looked up"
    )


def _show_quotes(report: QuotedReport) -> None:
    """Print where a report's quotes stand, and what would be recorded of its text.

    On standard error where faults are printed for programs.
    """
    from pipeline.issues.messages import escape_controls

    meta = click.get_current_context().find_root().meta
    is_apart = meta.get("pipeline.format", "text") != "text"
    lines = [f"{report.source_id}: {len(report.text.content)} characters"]
    for quote in report.quotes:
        times = {0: "not found", 1: "found once"}.get(len(quote.places))
        found = times or f"{len(quote.places)} places"
        row = quote.record.removeprefix(f"{report.source_id}/")
        parts = [row, found, *quote.places, f"“{escape_controls(quote.words)}”"]
        lines.append("  " + "  ".join(parts))
    if report.is_new:
        lines += [
            "  source.toml would have, if this is the whole text:",
            '    extent = "whole"',
            f'    text_sha256 = "{report.text.sha256}"',
            f"    text_length = {len(report.text.content)}",
            f"    paragraphs = {report.text.paragraphs}",
        ]
    for line in lines:
        print_line(line, err=is_apart)


@click.command(cls=Command, example="--raw raw --out .")
@RAW
@OUT
@STRICT
@NO_CACHE
@engine_options
@issue_options
def check(
    raw: Path,
    out: Path,
    strict: bool,  # noqa: FBT001 - a flag of the command line
    no_cache: bool,  # noqa: FBT001 - as above
    **options: Any,
) -> None:
    """Check that the published files are what the raw sheets give.

    The files are compared byte for byte, then validated as a Data Package, a large one
    by a sample of its rows; tables may have as many rows a file as the descriptor says
    (build --part-rows). Then the regions of README.md and README.vi.md in the same
    folder are compared.
    """
    from pipeline.cache import open_cache

    cache = None if no_cache else open_cache(out)
    from pipeline.build import check_dataset
    from pipeline.dataset import check_documents

    engine = make_engine(**options)
    coverage, warnings = check_dataset(
        raw, out, strict=strict, engine=engine, cache=cache
    )
    issues = check_documents(out)
    if issues:
        exit_with_issues(issues + warnings)
    print_success(
        "what is published is what raw gives, byte for byte, and valid\n"
        + _describe_coverage(coverage),
        warnings,
    )


def _describe_coverage(coverage: Coverage) -> str:
    """Return which rows a second reader has validated."""
    if coverage.limit is None:
        return f"Frictionless validated all {coverage.rows} rows"
    return (
        f"Frictionless validated the descriptor and {coverage.rows} of "
        f"{coverage.total} rows: the first {coverage.limit} of each table"
    )


@click.command(cls=Command, example="--lang vi")
@RAW
@STRICT
@issue_options
def watch(
    raw: Path,
    strict: bool,  # noqa: ARG001, FBT001 - a flag, by which issues are printed
) -> None:
    """Validate again whenever a raw sheet changes; Ctrl-C stops."""
    import watchfiles

    from pipeline.build import find_issues

    print_issues(find_issues(raw))
    # Editors write a file in several steps: 20 ms without a change end them.
    for _ in watchfiles.watch(raw, debounce=1000, step=20):
        print_line()
        print_issues(find_issues(raw))


COMMANDS = (build, validate, check, verify, watch)
