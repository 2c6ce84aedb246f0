"""The invented reports go the whole way: validated, built, verified, re-issued."""

import shutil
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner, Result

from pipeline.build import assemble
from pipeline.cli import main
from pipeline.ingestion.snapshot import take_snapshot
from pipeline.paths import sheet_file
from pipeline.schemas import published
from pipeline.schemas.raw import ANCHORS, SHEETS
from tests.conftest import CORPUS, Reports, copy_corpus, shared

VIETNAMESE, ENGLISH, DOUBTFUL = (
    "bao-vi-du-mui-yen-2025-10-06",
    "example-herald-mui-yen-2025-10-08",
    "bao-thu-nghiem-tau-ca-2025-11-03",
)


def run(*arguments: object) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A copy of the invented raw folder and its texts, to be changed."""
    copy_corpus(tmp_path / "raw")
    shutil.copytree(CORPUS / "texts", tmp_path / "texts")
    return tmp_path


def test_their_package_is_current_and_valid(invented: Reports) -> None:
    checked = run("check", "--raw", invented.raw, "--out", invented.published)

    assert checked.exit_code == 0, checked.output


def test_they_fill_every_sheet_and_every_table(invented: Reports) -> None:
    for sheet in SHEETS:
        text = sheet_file(invented.raw, VIETNAMESE, sheet).read_text(encoding="utf-8")
        assert text.count("\n") > 1, sheet
    for table in published.TABLES:
        csv = (invented.published / f"build/csv/{table}.csv").read_text("utf-8")
        assert csv.count("\n") > 1, table


def test_they_disagree_on_an_area_and_on_a_day(invented: Reports) -> None:
    pairs = pl.read_csv(invented.published / "build/csv/comparisons.csv")
    apart = pairs.filter(pl.col("verdict").is_in(["contradictory", "divergent"]))

    assert sorted(apart.select("record_table", "verdict").rows()) == [
        ("events", "contradictory"),
        ("observations", "divergent"),
    ]


def test_they_are_doubted_in_every_way(invented: Reports) -> None:
    warnings = pl.read_csv(invented.published / "build/csv/warnings.csv")

    assert warnings["record_id"].str.split("/").list.first().unique().to_list() == [
        DOUBTFUL
    ]
    assert warnings.select("code", pl.col("record_id").str.tail(3)).rows() == [
        ("parts-differ", "o01"),
        ("rate-far-off", "o09"),
        ("growth-over-100", "o10"),
        ("words-name-other", "o11"),
        ("fact-repeated", "o13"),
    ]


def test_the_order_of_rows_does_not_matter_to_what_is_doubted(
    corpus: Path, invented: Reports
) -> None:
    sheet = sheet_file(corpus / "raw", DOUBTFUL, "observations")
    header, *rows = sheet.read_text(encoding="utf-8").splitlines()
    sheet.write_text("\n".join([header, *rows[::-1], ""]), encoding="utf-8")

    turned, straight = (
        assemble(take_snapshot(raw)).tables["warnings"]
        for raw in (corpus / "raw", invented.raw)
    )
    assert turned.equals(straight)


def test_verify_finds_the_words_that_moved_and_those_that_are_gone(
    corpus: Path, invented: Reports
) -> None:
    reissue(corpus)

    result = run("verify", "--texts", corpus / "texts", "--out", invented.published)

    assert result.exit_code == 1
    assert "text-differs" in result.stderr
    assert result.stderr.count("anchor-lost") == 1
    assert "hơn 86 ha" in result.stderr
    # Whatever stands behind the first words stands elsewhere now.
    assert result.stderr.count("anchor-moved") > 30


def test_a_re_issued_report_is_anchored_anew_but_for_what_is_gone(
    corpus: Path,
) -> None:
    text = reissue(corpus)
    anchor = ("anchor", VIETNAMESE, "--raw", corpus / "raw", "--text", text)

    assert run(*anchor).exit_code == 2
    result = run(*anchor, "--reissued", "--write")

    assert "diện tích hơn 86 ha" in result.output
    content = text.read_text(encoding="utf-8")
    lost = [
        words
        for words, at in anchors_of(corpus / "raw")
        if not content.startswith(words, int(at.partition("#")[0]))
    ]
    assert lost == ["diện tích hơn 86 ha"]


def reissue(corpus: Path) -> Path:
    """Put a line before the Vietnamese report and change one figure; its file."""
    path = corpus / f"texts/{VIETNAMESE}.txt"
    text = path.read_text(encoding="utf-8")
    changed = "Tin cập nhật.\n\n" + text.replace("hơn 86 ha", "hơn 89 ha")
    path.write_text(changed, encoding="utf-8")
    return path


def anchors_of(raw: Path) -> list[tuple[str, str]]:
    """Every fragment of the Vietnamese report, with its offset as written."""
    cells = []
    for name, pairs in ANCHORS.items():
        rows = pl.read_csv(sheet_file(raw, VIETNAMESE, name), infer_schema=False)
        for words, at in pairs:
            cells += rows.select(words, at).drop_nulls().rows()
    return cells


@pytest.mark.parametrize(
    ("required", "outcome"), [("1", pytest.fail.Exception), ("", pytest.skip.Exception)]
)
def test_what_is_not_shared_is_skipped_unless_it_is_required(
    monkeypatch: pytest.MonkeyPatch, required: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setenv("REQUIRE_SHARED", required)

    with pytest.raises(outcome, match="no-such-file is not there"):
        shared("no-such-file")
