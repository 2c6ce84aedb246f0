"""The pages of examples run, and print what they show; in R they name what there is."""

import re
import subprocess
from pathlib import Path

import pytest

from pipeline.schemas import published

FOLDER = Path(__file__).parent.parent / "docs/examples"
PAGES = sorted(path.name for path in FOLDER.glob("*.md"))
# A block of code with what it prints; what cannot be run here is marked `no-test`.
EXAMPLE = re.compile(r"```python\n(.*?)```\n\n```text\n(.*?)```", re.DOTALL)
BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)
END = "\x1e\n"


def run_blocks(root: Path, codes: list[str]) -> list[str]:
    """Return what each block prints, run one behind the other by one interpreter."""
    python = root / ".venv-download/bin/python"
    if not python.is_file():
        pytest.skip("no .venv-download: `make test` makes it")
    script = "".join(f"{code}\nprint({END!r}, end='')\n" for code in codes)
    ran = subprocess.run(
        [python, "-X", "utf8", "-c", script],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.split(END)[:-1]


@pytest.mark.parametrize("page", PAGES)
def test_every_example_prints_what_its_page_shows(root: Path, page: str) -> None:
    text = (FOLDER / page).read_text(encoding="utf-8")
    examples = EXAMPLE.findall(text)

    assert [code for code, _ in examples] == BLOCK.findall(text)
    printed = run_blocks(root, [code for code, _ in examples])
    assert printed == [shown for _, shown in examples]


@pytest.mark.parametrize("page", [p for p in PAGES if not p.endswith(".vi.md")])
def test_both_languages_have_the_same_parts_and_the_same_code(page: str) -> None:
    vietnamese = (FOLDER / page).with_suffix(".vi.md").read_text(encoding="utf-8")
    english = (FOLDER / page).read_text(encoding="utf-8")

    for mark in (r"```python[^`]*```", r"```text[^`]*```"):
        assert re.findall(mark, english) == re.findall(mark, vietnamese)
    for part in (r"^#+ ", r"^\| ", r"^- "):
        counts = {len(re.findall(part, t, re.MULTILINE)) for t in (english, vietnamese)}
        assert len(counts) == 1, part


@pytest.mark.parametrize("page", ["r.md", "r.vi.md"])
def test_the_page_for_r_names_tables_and_columns_that_there_are(page: str) -> None:
    text = (FOLDER.parent / page).read_text(encoding="utf-8")
    code = "".join(re.findall(r"```r\n(.*?)```", text, re.DOTALL))
    columns = {c for table in published.TABLES for c in published.columns(table)}

    tables = re.findall(r"build/csv/(\w+)\.csv", code)
    tables += re.findall(r'read_resource\(package, "(\w+)"', code)
    assert set(tables) <= set(published.TABLES)
    # What is asked of a frame: in filter(), select() and so on, and as a key of a join.
    verbs = re.findall(
        r"(?:filter|arrange|select|distinct|transmute)\(([^()]*)\)", code
    )
    named = {
        name for verb in verbs for name in re.findall(r"[a-z_]{3,}(?![\w\":-])", verb)
    }
    named |= set(re.findall(r'by = "(\w+)"', code))
    named |= set(re.findall(r"(\w+) = col_", code)) - {"default"}
    assert named <= columns
