"""What the documents say is so: commands, tables, links, snippets, the first table."""

import re
import shutil
import subprocess
from pathlib import Path

import polars as pl
import pytest

from pipeline.build import find_issues
from pipeline.cli import main
from pipeline.rendering.regions import fill_regions
from pipeline.schemas import published, raw
from pipeline.schemas.hedges import HEDGE_SIGNS

READMES = ("README.md", "README.vi.md")
DOCUMENTS = sorted(
    p.relative_to(Path(__file__).parent.parent)
    for pattern in ("*.md", "raw/*.md", "docs/**/*.md")
    for p in Path(__file__).parent.parent.glob(pattern)
)


def read(root: Path, name: str | Path) -> str:
    """A document's text."""
    return (root / name).read_text(encoding="utf-8")


def snippets(text: str, language: str) -> list[str]:
    """Its code blocks in one language."""
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


@pytest.mark.parametrize("readme", READMES)
def test_every_command_and_table_is_in_the_readme(root: Path, readme: str) -> None:
    text = read(root, readme)

    for command in main.commands:
        assert f"`python -m pipeline {command}" in text, command
    for table in published.TABLES:
        assert f"`{table}`" in text, table


def test_every_target_of_make_is_listed_by_make_help(root: Path) -> None:
    makefile = read(root, "Makefile")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    shown = subprocess.run(
        ["make", "help"],  # noqa: S607 - make is found where the user has it
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert phony is not None
    for target in phony[1].split():
        assert re.search(rf"^{re.escape(target)} +\w", shown, re.MULTILINE), target


def test_every_sheet_and_column_is_in_the_guide_to_raw(root: Path) -> None:
    text = read(root, "raw/README.md")

    for sheet in raw.SHEETS:
        assert f"`{sheet}.csv`" in text
        for column in raw.header(sheet):
            assert f"`{column}`" in text, (sheet, column)


@pytest.mark.parametrize("page", ["docs/codelists.md", "docs/codelists.vi.md"])
def test_every_column_of_units_and_indicators_is_on_the_page_that_adds_some(
    root: Path, page: str
) -> None:
    text = read(root, page)

    for codelist in ("units", "indicators"):
        for column in raw.header(codelist):
            assert f"`{column}`" in text, (codelist, column)


def test_the_rows_that_the_page_adds_are_valid(root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "raw"
    shutil.copytree(root / "raw", copy)
    rows = re.findall(
        r"```csv raw/(\S+)\n(.*?)```", read(root, "docs/codelists.md"), re.DOTALL
    )

    assert len(rows) == 2
    for file, row in rows:
        with (copy / file).open("a", encoding="utf-8") as codelist:
            codelist.write(row)
        assert row in read(root, "docs/codelists.vi.md")
    assert not find_issues(copy)


def test_the_guide_to_raw_has_the_sign_of_every_hedge(root: Path) -> None:
    rows = re.findall(
        r"(?m)^\| (none|`.+`.*) \| ([a-z ]+) \|", read(root, "raw/README.md")
    )

    shown = {hedge.replace(" ", "_"): sign.strip("`") for sign, hedge in rows}
    shown["exact"] = shown["between"] = ""
    assert HEDGE_SIGNS.items() <= shown.items()


def test_every_decision_is_on_the_list(root: Path) -> None:
    text = read(root, "docs/decisions/README.md")

    for page in (root / "docs/decisions").glob("0*.md"):
        assert f"({page.name})" in text


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_every_link_within_the_project_leads_somewhere(
    root: Path, document: Path
) -> None:
    for target in re.findall(r"\]\((?!<?https?:)([^)#]+)", read(root, document)):
        assert (root / document.parent / target).exists(), target


@pytest.mark.parametrize("readme", READMES)
def test_the_dispute_shown_is_what_the_dataset_gives(
    root: Path, tables: dict[str, pl.DataFrame], readme: str
) -> None:
    text = read(root, readme)
    language = "vi" if readme.endswith(".vi.md") else "en"

    assert text.count("<!-- compare ") == 1
    assert fill_regions(text, tables, language) == text


@pytest.mark.parametrize(("readme", "comma"), [(READMES[0], ","), (READMES[1], ".")])
def test_the_readme_counts_what_is_located_and_what_is_quoted(
    root: Path, tables: dict[str, pl.DataFrame], readme: str, comma: str
) -> None:
    evidence = tables["evidence"]
    located = evidence.filter(basis="located")
    quoted = evidence.filter(basis="quoted")
    context = len(evidence) - len(located) - len(quoted)
    counts = (len(located), len(quoted), quoted["source_id"].n_unique(), context)
    text = read(root, readme)

    assert located["source_id"].n_unique() == 1
    for count in counts:
        assert re.search(rf"\b{count:,}\b".replace(",", re.escape(comma)), text), count


@pytest.mark.parametrize("readme", READMES)
def test_the_layout_names_every_package_of_the_pipeline(
    root: Path, readme: str
) -> None:
    named = re.findall(r"^\| .*?\|", read(root, readme), re.MULTILINE)
    paths = {path for cell in named for path in re.findall(r"`([\w./]+/)`", cell)}
    packages = {f"pipeline/{p.parent.name}/" for p in root.glob("pipeline/*/*.py")}

    assert packages <= paths
    committed = {path for path in paths if not path.startswith("dist/")}
    assert all((root / path).is_dir() for path in committed)


@pytest.mark.parametrize("readme", READMES)
def test_the_first_table_is_what_is_published(root: Path, readme: str) -> None:
    facts = pl.read_csv(
        root / "build/csv/observations_flat.csv",
        schema=published.columns("observations_flat") | {"obs_value": pl.String}
        | {"lower_bound": pl.String, "upper_bound": pl.String},
    )  # fmt: skip
    rows = re.findall(
        r"^\| ([^|]+) \| §(\d+), (\d+)–(\d+) \| ([^|]+) "
        r"\| (\S+) \| (\S+) \| ([^|]+) \|$",
        read(root, readme),
        re.MULTILINE,
    )

    assert len(rows) == 5
    for words, paragraph, start, end, meaning, value, unit, bounds in rows:
        fact = facts.row(by_predicate=pl.col("words") == words, named=True)
        assert (fact["paragraph"], fact["char_start"], fact["char_end"]) == (
            int(paragraph),
            int(start),
            int(end),
        )
        assert (fact["obs_value"], fact["unit"]) == (value, unit)
        stated = f"{fact['lower_bound'] or ''} … {fact['upper_bound'] or ''}".strip()
        assert stated == bounds
        assert fact["time_period"] in meaning
        estimated = "estimated" in meaning or "ước tính" in meaning
        assert (fact["obs_status"] in {"E", "F"}) == estimated


def test_both_readmes_have_the_same_parts_and_the_same_code(root: Path) -> None:
    english, vietnamese = (read(root, name) for name in READMES)

    for language in ("python", "r"):
        assert snippets(english, language) == snippets(vietnamese, language)
    heading, row = r"^#+ ", r"^\| "
    for part in (heading, row):
        counts = {len(re.findall(part, t, re.MULTILINE)) for t in (english, vietnamese)}
        assert len(counts) == 1, part


def test_the_readmes_python_runs_as_a_downloader_would_run_it(root: Path) -> None:
    python = root / ".venv-download/bin/python"
    if not python.is_file():
        pytest.skip("no .venv-download: `make test` makes it")

    words = pl.read_csv(root / "build/csv/observations_flat.csv")["words"].to_list()
    codes = snippets(read(root, "README.md"), "python")
    assert len(codes) == 4
    for code in codes:
        ran = subprocess.run(
            [python, "-c", code], cwd=root, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stderr
        assert any(fragment in ran.stdout for fragment in words)


def test_nothing_names_a_registry_or_a_path_of_a_machine(held: dict[str, str]) -> None:
    banned = re.compile(
        r"[-]index-url|https?://[^\s\"]*(?:/simple\b|registry|/packages/)"
        r"|/home/[a-z]|/root/[.a-z]"
    )

    for name, content in held.items():
        found = banned.search(content)
        assert not found, (name, found)
