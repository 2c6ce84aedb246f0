"""The metadata tell of every file, table, column and cell, and of nothing else."""

import csv
import json
import shutil
import time
from io import StringIO
from pathlib import Path

import polars as pl
import pytest

from pipeline import paths
from pipeline.build import build_dataset
from pipeline.datapackage.checksums import digest_of
from pipeline.ingestion.snapshot import take_snapshot
from pipeline.metadata import rocrate
from pipeline.metadata.export import DOCUMENTS, STREAMS
from pipeline.metadata.known import Known, list_paths
from pipeline.metadata.sdmx import UNSTATED
from pipeline.schemas import published
from tests.conftest import PART_ROWS, Reports

MADE = (*DOCUMENTS, *STREAMS, paths.ROCRATE)


def test_the_crate_has_each_published_file_with_its_size_and_hash(
    exported: dict[str, bytes],
) -> None:
    graph = json.loads(exported[paths.ROCRATE])["@graph"]
    files = {
        f"build/{entity['@id']}": (int(entity["contentSize"]), entity["sha256"])
        for entity in graph
        if entity["@type"] == "File"
    }
    outside = {"datapackage.json", paths.ROCRATE, paths.CHECKSUMS.as_posix()}
    inside = exported.keys() - outside

    assert files == {path: digest_of(exported[path]) for path in inside}


@pytest.mark.parametrize("build", ["invented", "split"])
def test_croissant_has_each_file_of_the_descriptor_with_its_size_and_hash(
    request: pytest.FixtureRequest, build: str
) -> None:
    found = request.getfixturevalue(build)
    folder = found if isinstance(found, Path) else found.published
    descriptor = json.loads((folder / "datapackage.json").read_bytes())
    listed = {p for r in descriptor["resources"] for p in list_paths(r)}
    document = json.loads((folder / paths.CROISSANT).read_bytes())
    files = {
        f"build/{file['contentUrl']}": (file["contentSize"], file["sha256"])
        for file in document["distribution"]
        if file["@type"] == "cr:FileObject"
    }

    assert files.keys() == listed
    for path, (size, sha256) in files.items():
        assert (int(size.removesuffix(" B")), sha256) == digest_of(folder / path)


def test_csvw_and_croissant_have_each_column_of_each_table_in_its_order(
    exported: dict[str, bytes],
) -> None:
    expected = {name: list(published.columns(name)) for name in published.TABLES}
    tables = json.loads(exported[paths.CSVW])["tables"]
    columns = {t["url"]: t["tableSchema"]["columns"] for t in tables}
    records = json.loads(exported[paths.CROISSANT])["recordSet"]

    names = {url: [column["name"] for column in own] for url, own in columns.items()}
    assert names == {f"{name}.csv": own for name, own in expected.items()}
    titled = [column["titles"] for own in columns.values() for column in own]
    assert all(titles["vi"] and len(titles["en"]) == 2 for titles in titled)
    fields = {r["name"]: [field["name"] for field in r["field"]] for r in records}
    assert fields == expected


def test_csvw_has_each_key_to_a_table_of_one_file(split: Path) -> None:
    tables = json.loads((split / paths.CSVW).read_bytes())["tables"]
    urls = {table["url"] for table in tables}

    assert urls == {p.name for p in (split / "build/csv").glob("*.csv")}
    targets = [
        key["reference"]["resource"]
        for table in tables
        for key in table["tableSchema"].get("foreignKeys", [])
    ]
    assert targets
    assert set(targets) <= urls


def test_each_cell_with_words_has_one_annotation_with_these_and_its_value(
    exported: dict[str, bytes], tables: dict[str, pl.DataFrame]
) -> None:
    page = json.loads(exported[paths.ANNOTATIONS])
    items = page["items"]
    texts = {
        name: {
            row[published.primary_key(name)[0]]: row
            for row in csv.DictReader(
                StringIO(exported[f"build/csv/{name}.csv"].decode())
            )
        }
        for name in tables["evidence"]["record_table"].unique()
    }
    urls = dict(tables["sources"].select("source_id", "url").iter_rows())
    expected = {}
    for row in tables["evidence"].iter_rows(named=True):
        if row["basis"] == "context":
            continue
        selector: object = {"type": "TextQuoteSelector", "exact": row["exact"]}
        if row["basis"] == "located":
            start, end = row["char_start"], row["char_end"]
            place = {"type": "TextPositionSelector", "start": start, "end": end}
            selector = [place, selector]
        name = f"{row['record_table']}/{row['record_id']}/{row['field']}"
        expected[f"cell:{name}"] = (
            texts[row["record_table"]][row["record_id"]][row["field"]],
            urls[row["source_id"]] or f"report:{row['source_id']}",
            selector,
        )

    found = {
        item["body"]["id"]: (
            item["body"]["value"],
            item["target"]["source"],
            item["target"]["selector"],
        )
        for item in items
    }
    assert found == expected
    assert len(items) == len(found) == page["partOf"]["total"]
    assert len({item["id"] for item in items}) == len(items)


def test_long_documents_have_pages_as_tables_have_files(
    split: Path, invented: Reports
) -> None:
    whole = json.loads((invented.published / paths.ANNOTATIONS).read_bytes())
    files = sorted((split / paths.ANNOTATIONS).parent.glob("annotations-*.jsonld"))
    pages = [json.loads(file.read_bytes()) for file in files]

    assert [item for page in pages for item in page["items"]] == whole["items"]
    assert {len(page["items"]) for page in pages[:-1]} == {PART_ROWS}
    names = [page["id"] for page in pages]
    assert [page.get("next") for page in pages] == [*names[1:], None]
    assert [page.get("prev") for page in pages] == [None, *names[:-1]]
    assert all(page["partOf"] == pages[0]["partOf"] for page in pages)
    ends = (pages[0]["partOf"]["first"], pages[0]["partOf"]["last"])
    assert ends == (names[0], names[-1])
    header, *lines = (invented.published / paths.SDMX_DATA).read_bytes().splitlines()
    messages = sorted((split / paths.SDMX_DATA).parent.glob("observations-*.csv"))
    parts = [message.read_bytes().splitlines() for message in messages]
    assert {part[0] for part in parts} == {header}
    assert [line for part in parts for line in part[1:]] == lines


def test_sdmx_has_each_observation_with_a_time_cell_by_cell(
    exported: dict[str, bytes],
) -> None:
    text = exported["build/csv/observations.csv"].decode()
    rows = [r for r in csv.DictReader(StringIO(text)) if r["time_period"] != UNSTATED]
    message = csv.DictReader(StringIO(exported[paths.SDMX_DATA].decode()))
    columns = {name: name.upper() for name in published.columns("observations")}

    found = [
        {n: _undo(n, row[column]) for n, column in columns.items()} for row in message
    ]

    assert found == rows


def _undo(column: str, code: str) -> str:
    """Return a code of SDMX as the id that it is of."""
    is_id = column.endswith("_id") and column != "observation_id"
    return code.replace("@", ":").replace("$", ".") if is_id else code


def test_the_bytes_depend_on_no_folder_and_no_clock(
    invented: Reports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = invented.published
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    time.tzset()
    raw = tmp_path / "elsewhere/raw"
    shutil.copytree(first / "raw", raw)

    build_dataset(take_snapshot(raw), tmp_path)

    for path in MADE:
        content = (tmp_path / path).read_bytes()
        assert content == (first / path).read_bytes()
        assert str(tmp_path).encode() not in content


def test_the_crate_tells_the_build_its_sources_and_the_libraries(known: Known) -> None:
    crate = rocrate.render(
        Known(
            known.descriptor | {"repository": "https://example.org/data"},
            {},
            known.tables,
            0,
            "1.2.3",
            "a" * 64,
        )
    )
    entities = {entity["@id"]: entity for entity in json.loads(crate)["@graph"]}
    build, program = entities["#build"], entities["#program"]

    assert build["@type"] == "CreateAction"
    assert len(build["object"]) == known.tables["sources"].height
    assert all(reference["@id"] in entities for reference in build["object"])
    assert not {"startTime", "endTime"} & build.keys()
    assert program["@type"] == "SoftwareApplication"
    assert (program["version"], program["url"]) == ("1.2.3", "https://example.org/data")
    assert entities["#requirements.lock"]["sha256"] == "a" * 64
