"""Read raw/: strict bytes to frames of strings; every row keeps its file and line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl

from pipeline import paths
from pipeline.ingestion.parsing import parse_csv, parse_toml
from pipeline.issues.model import Issue
from pipeline.schemas.raw import CODELISTS, SHEETS, Raw, header, source_keys

_DATASET_KEYS = (
    "name",
    "version",
    "title",
    "title_vi",
    "description",
    "description_vi",
    "keywords",
    "licenses",
    "contributors",
)
# Keys of source.toml that hold lists, numbers and days; the others hold text.
_LISTS = ("paragraphs", "figures", "derived_from")
_NUMBERS = ("text_length",)
_DAYS = ("date_published", "reference_date")
_NO_TEXT_IS_SO_LONG = 10**10
_WHOLE_FILE = "-"
KeyLines = dict[tuple[str, str], int]


def read(raw: Path, source_ids: list[str] | None = None) -> tuple[Raw, list[Issue]]:
    """What people wrote in raw/, or for some of its sources; what cannot be read.

    Nothing is followed out of raw/: a link is an issue. A file that is in doubt is
    left out of the result as a whole.
    """
    wanted = paths.source_ids(raw) if source_ids is None else source_ids
    issues = list(_find_strays(raw, wanted))
    lines: KeyLines = {}
    dataset = _read_dataset(raw, lines, issues)
    codelists = {
        name: frame
        for name in CODELISTS
        if (frame := _read_codelist(raw, name, issues)) is not None
    }
    ids = [i for i in wanted if _is_source(raw, i)]
    if not ids:
        issues.append(_at_file(raw / paths.SOURCES, "missing-file", "", "source.toml"))
    sources = [row for i in ids if (row := _read_source(raw, i, lines, issues))]
    keys = ["file", "source_id", *source_keys()]
    frame = pl.DataFrame(sources, schema=dict.fromkeys(keys, pl.String))
    frame = frame.select(
        "file", pl.lit(1, dtype=pl.Int64).alias("line"), pl.exclude("file")
    )
    sheets = {name: _read_sheets(raw, ids, name, issues) for name in SHEETS}
    return Raw(dataset, frame, codelists, sheets, lines), issues


def _find_strays(raw: Path, source_ids: list[str]) -> Iterator[Issue]:
    """Links, files and folders that do not belong in raw/."""
    known = {
        raw: {
            paths.README_FILE,
            paths.DATASET_FILE,
            paths.CODELISTS,
            paths.SOURCES,
        },
        raw / paths.CODELISTS: {f"{name}.csv" for name in CODELISTS},
    }
    sheet_names = {paths.SOURCE_FILE, *(f"{name}.csv" for name in SHEETS)}
    sources = raw / paths.SOURCES
    for path in sorted(sources.iterdir()) if sources.is_dir() else ():
        if not paths.is_source_id(path.name) and not path.name.startswith("."):
            yield _at_file(path, "unknown-file", path.name, "a-readable-name")
    folders = [*known, *(paths.source_folder(raw, i) for i in source_ids)]
    for folder in folders:
        is_link = folder != raw and folder.is_symlink()
        if is_link or not folder.is_dir():
            yield _at_file(folder, "outside-raw")
            continue
        names = known.get(folder, sheet_names)
        for path in sorted(folder.iterdir()):
            is_folder = folder == raw and path.name in paths.FOLDERS
            if path.is_symlink() or (path.name in names and path.is_dir() != is_folder):
                yield _at_file(path, "outside-raw")
            elif path.name not in names and not path.name.startswith("."):
                yield _at_file(
                    path, "unknown-file", path.name, ", ".join(sorted(names))
                )


def _is_source(raw: Path, source_id: str) -> bool:
    """Whether it is a folder of raw/ itself; what is not was reported as a stray."""
    folder = paths.source_folder(raw, source_id)
    return folder.is_dir() and not folder.is_symlink()


def _read_dataset(raw: Path, lines: KeyLines, issues: list[Issue]) -> dict[str, Any]:
    """What dataset.toml says of the dataset as a whole."""
    path = paths.dataset_file(raw)
    values = _read_toml(path, lines, issues)
    if values is None:
        return {}
    known = ", ".join(_DATASET_KEYS)
    for key in sorted(values.keys() - set(_DATASET_KEYS)):
        line = lines.get((str(path), key), 1)
        issues.append(Issue(str(path), line, key, "unknown-key", key, known))
    missing = sorted(set(_DATASET_KEYS) - values.keys())
    issues += [Issue(str(path), 1, key, "missing-value") for key in missing]
    for key in sorted(values.keys() & set(_DATASET_KEYS)):
        if not _is_described(key, values[key]):
            line, found = lines.get((str(path), key), 1), repr(values[key])[:80]
            issues.append(Issue(str(path), line, key, "wrong-type", found))
    return values


def _is_described(key: str, value: object) -> bool:
    """Whether a key of dataset.toml holds the kind of value that it must."""
    match key:
        case "name":
            return isinstance(value, str) and paths.is_source_id(value)
        case "keywords":
            return isinstance(value, list) and all(isinstance(v, str) for v in value)
        case "licenses" | "contributors":
            told = value if isinstance(value, list) else []
            return bool(told) and all(
                isinstance(item, dict) and _is_text_only(item) for item in told
            )
        case _:
            return isinstance(value, str) and bool(value.strip())


def _is_text_only(item: dict[str, object]) -> bool:
    """Whether a licence or contributor is told in text and lists of text."""
    return all(
        isinstance(v, str)
        or (isinstance(v, list) and all(isinstance(x, str) for x in v))
        for v in item.values()
    )


def _read_codelist(raw: Path, name: str, issues: list[Issue]) -> pl.DataFrame | None:
    """One vocabulary, or None where it is missing or in doubt."""
    path = paths.codelist_file(raw, name)
    data = _read_bytes(path, issues)
    if data is None:
        return None
    frame, found = parse_csv([(str(path), data)], header(name))
    issues += found
    return None if found else frame


def _read_source(
    raw: Path, source_id: str, lines: KeyLines, issues: list[Issue]
) -> dict[str, str] | None:
    """What source.toml says, as strings; None where it is missing or in doubt."""
    path = paths.source_folder(raw, source_id) / paths.SOURCE_FILE
    values = _read_toml(path, lines, issues)
    if values is None:
        return None
    row = {"file": str(path), "source_id": source_id}
    for key, value in values.items():
        line = lines.get((str(path), key), 1)
        text = _as_text(key, value)
        if key not in source_keys():
            known = ", ".join(source_keys())
            issues.append(Issue(str(path), line, key, "unknown-key", key, known))
        elif text is None:
            issues.append(Issue(str(path), line, key, "wrong-type", repr(value)[:80]))
        elif text:  # an empty text or list says nothing
            row[key] = text
    return row


def _read_sheets(
    raw: Path, source_ids: list[str], name: str, issues: list[Issue]
) -> pl.DataFrame:
    """One kind of sheet of all sources; a source without one states no such fact."""
    sheets = {i: paths.sheet_file(raw, i, name) for i in source_ids}
    sheets = {i: p for i, p in sheets.items() if p.is_file() and not p.is_symlink()}
    files = ((str(path), path.read_bytes()) for path in sheets.values())
    frame, found = parse_csv(files, header(name))
    issues += found
    owners = {str(path): source_id for source_id, path in sheets.items()}
    source = pl.col("file").replace_strict(owners, return_dtype=pl.String)
    return frame.with_columns(source_id=source)


def _read_toml(
    path: Path, lines: KeyLines, issues: list[Issue]
) -> dict[str, Any] | None:
    """A TOML file's values, or None where it is missing or in doubt; fills `lines`."""
    data = _read_bytes(path, issues)
    if data is None:
        return None
    toml, found = parse_toml(str(path), data)
    issues += found
    if toml is None:
        return None
    lines.update({(str(path), key): line for key, line in toml.lines.items()})
    return toml.values


def _read_bytes(path: Path, issues: list[Issue]) -> bytes | None:
    """A file's bytes, or None where there is no such plain file."""
    if path.is_symlink():
        return None  # reported as a stray
    if not path.is_file():
        issues.append(_at_file(path, "missing-file", expected=path.name))
        return None
    return path.read_bytes()


def _as_text(key: str, value: object) -> str | None:
    """A TOML value as a cell; None where the key holds no such thing."""
    match value:
        case bool():
            return None
        case list() if key in _LISTS and all(map(_is_plain, value)):
            return " ".join(str(v) for v in value)
        case int() if key in _NUMBERS and _is_plain(value):
            return str(value)
        case str() if key not in _LISTS and key not in _NUMBERS:
            return value
        case dt.date() if key in _DAYS and not isinstance(value, dt.datetime):
            return value.isoformat()
        case _:
            return None


def _is_plain(value: object) -> bool:
    """Whether a member of a list is a word or a number that a place may be."""
    if isinstance(value, int) and not isinstance(value, bool):
        return 0 <= value < _NO_TEXT_IS_SO_LONG
    return isinstance(value, str) and " " not in value


def _at_file(path: Path, code: str, found: str = "", expected: str = "") -> Issue:
    """An issue of a file as a whole."""
    return Issue(str(path), 1, _WHOLE_FILE, code, found, expected)
