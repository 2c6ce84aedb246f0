"""What the page about the forms says is so: sizes, and code that runs."""

import re
import shutil
from pathlib import Path

import pytest

from tests.distribution.conftest import Made
from tests.distribution.readers import run

PAGES = ("docs/formats.md", "docs/formats.vi.md")


def list_snippets(root: Path, page: str) -> list[str]:
    """Return the code on the page."""
    text = (root / page).read_text(encoding="utf-8")
    return re.findall(r"```python\n(.*?)```", text, re.DOTALL)


def test_the_code_runs_as_a_downloader_would_run_it(
    root: Path, real: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(real.folder, tmp_path / "dist")
    monkeypatch.chdir(tmp_path)

    codes = list_snippets(root, PAGES[0])

    assert len(codes) == 2
    for code in codes:
        assert run(code)
    assert list_snippets(root, PAGES[1]) == codes


@pytest.mark.parametrize("page", PAGES)
def test_the_sizes_are_those_of_the_files(root: Path, real: Made, page: str) -> None:
    text = (root / page).read_text(encoding="utf-8").replace(",", ".")
    rows = re.findall(r"^\| \w+ \| `(\S+)` \| (\S+) MB \|", text, re.MULTILINE)

    assert len(rows) == 6
    for place, size in rows:
        path = real.folder.parent / place.replace("dist", real.folder.name, 1)
        path = path if place.startswith("dist") else root / place
        files = [path] if path.is_file() else list(path.glob(f"*.{path.name}"))
        found = sum(file.stat().st_size for file in files) / 10**6
        assert abs(found - float(size)) < 0.1, place
