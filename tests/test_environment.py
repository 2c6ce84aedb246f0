"""No variable of the environment changes what is checked, found or published."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Reports

pytestmark = pytest.mark.sweep

# What pandera, polars, click, frictionless and their libraries, filelock, watchfiles
# and Python read, with values that are meant to do harm.
HOSTILE = [
    {"PANDERA_VALIDATION_ENABLED": "False"},
    {"PANDERA_VALIDATION_DEPTH": "SCHEMA_ONLY"},
    {"PANDERA_VALIDATION_DEPTH": "nonsense"},
    {"PANDERA_CACHE_DATAFRAME": "True", "PANDERA_KEEP_CACHED_DATAFRAME": "True"},
    {"PANDERA_USE_NARWHALS_BACKEND": "True"},
    {"POLARS_MAX_THREADS": "0", "POLARS_IDEAL_MORSEL_SIZE": "0"},
    {"POLARS_ENGINE_AFFINITY": "streaming", "POLARS_FORCE_STREAMING": "1"},
    {"POLARS_ENGINE_AFFINITY": "gpu", "POLARS_MAX_EXPR_DEPTH": "1"},
    {"POLARS_FORCE_PKG": "nonsense", "POLARS_VERBOSE": "1"},
    {"POLARS_CSV_CHUNK_SIZE": "1", "POLARS_FMT_STR_LEN": "1"},
    {"POLARS_WARN_UNSTABLE": "1", "PYTHONWARNINGS": "error"},
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"},
    {"PYTHONHASHSEED": "2", "TZ": "nonsense", "PYTHONINTMAXSTRDIGITS": "640"},
    {"PYTHONOPTIMIZE": "1"},
    {"PYTHONOPTIMIZE": "2", "PYTHONDONTWRITEBYTECODE": "1"},
    {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"},
    {"PYTHONIOENCODING": "ascii", "LANG": "tr_TR.UTF-8", "LC_NUMERIC": "de_DE"},
    {"PYTHONDEVMODE": "1", "PYTHONASYNCIODEBUG": "1"},
    {"WATCHFILES_FORCE_POLLING": "x", "PYVLD_CACHE_TLD": "True"},
    {"RAISE_VALIDATION_ERROR": "True", "PYDANTIC_DISABLE_PLUGINS": "__all__"},
    {"COLUMNS": "1", "TERM": "dumb", "PAGER": "false", "NO_COLOR": "1"},
    {"TMPDIR": "/nowhere", "HOME": "/nowhere", "XDG_CONFIG_HOME": "/nowhere"},
]


def run(*arguments: object, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, with these variables besides."""
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *map(str, arguments)],
        cwd=Path(__file__).parent.parent,
        env=os.environ | variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def faulty(invented: Reports, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A raw folder with a code that does not exist, and a cell that is too long."""
    raw = tmp_path_factory.mktemp("faulty") / "raw"
    shutil.copytree(invented.raw, raw)
    sheet = raw / f"sources/{invented.source_ids[0]}/observations.csv"
    text = sheet.read_text(encoding="utf-8").replace(",result,", ",outcome,")
    sheet.write_text(text, encoding="utf-8")
    return raw


@pytest.fixture(scope="module")
def found(faulty: Path) -> str:
    """What is found wrong with it, as ASCII."""
    return run("validate", "--raw", faulty, "--format", "json").stdout


@pytest.mark.parametrize("variables", HOSTILE, ids=" ".join)
def test_a_hostile_variable_changes_no_issue_and_no_byte(
    invented: Reports,
    faulty: Path,
    found: str,
    tmp_path: Path,
    variables: dict[str, str],
) -> None:
    result = run("validate", "--raw", faulty, "--format", "json", **variables)
    assert result.returncode == 1, result.stderr
    assert "unknown-choice" in found
    assert json.loads(result.stdout) == json.loads(found)

    result = run("build", "--raw", invented.raw, "--out", tmp_path, **variables)
    assert result.returncode == 0, result.stderr
    published = [p for p in invented.published.rglob("*") if p.is_file()]
    for path in published:
        relative = path.relative_to(invented.published)
        if relative.parts[0] in {"build", "datapackage.json"}:
            assert (tmp_path / relative).read_bytes() == path.read_bytes(), relative


def test_checks_are_on_for_programs_that_import_the_pipeline(faulty: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from pipeline.build import find_issues; "
        "print(*{i.code for i in find_issues(Path(sys.argv[1]))})"
    )
    for depth in ("SCHEMA_ONLY", "DATA_ONLY"):
        result = subprocess.run(
            [sys.executable, "-c", code, str(faulty)],
            cwd=Path(__file__).parent.parent,
            env=os.environ
            | {"PANDERA_VALIDATION_ENABLED": "0", "PANDERA_VALIDATION_DEPTH": depth},
            capture_output=True,
            text=True,
            check=True,
        )
        assert "unknown-choice" in result.stdout


@pytest.mark.parametrize("encoding", ["cp1252", "cp1258", "ascii", "utf-16", "koi8-r"])
@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_output_that_lacks_letters_spells_them_out(
    root: Path, encoding: str, form: str
) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "pipeline", "compare", "--format", form],
        cwd=root,
        env=os.environ | {"PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )

    assert result.returncode == 0, result.stderr
    assert not result.stderr
    if form == "json":
        assert json.loads(result.stdout.decode(encoding))


def test_a_closed_pipe_ends_a_command_quietly(root: Path) -> None:
    command = f"{sys.executable} -m pipeline compare | head -1"
    result = subprocess.run(
        ["/bin/sh", "-c", command], cwd=root, capture_output=True, text=True, check=True
    )

    assert result.stdout.count("\n") == 1
    assert not result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
def test_a_full_disk_under_the_output_is_a_message(root: Path) -> None:
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "pipeline", "compare"],
            cwd=root,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert result.returncode == 2
    assert "No space left on device" in result.stderr
    assert "(None)" not in result.stderr
    assert "Traceback" not in result.stderr


def test_an_interrupted_command_exits_130(raw: Path, root: Path) -> None:
    watching = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "watch", "--raw", str(raw)],
        cwd=root,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert watching.stderr is not None
    assert watching.stderr.readline() == "0 faults\n"
    watching.send_signal(signal.SIGINT)

    assert watching.wait(30) == 130
    assert "Traceback" not in watching.stderr.read()
    watching.stderr.close()


def test_an_interrupted_import_exits_130(root: Path) -> None:
    code = (
        "import sys; sys.meta_path.insert(0, type('Stop', (), {'find_spec': "
        "lambda name, *_: exec('raise KeyboardInterrupt') if name == sys.argv[1] "
        "else None})); from pipeline.__main__ import run; sys.argv[1:] = "
        "[sys.argv[1], 'validate'][1:]; run()"
    )
    code = code.replace("sys.argv[1] ", "wanted ").replace(
        "sys.meta_path", "wanted = sys.argv[1]; sys.meta_path", 1
    )
    for name in ("click", "polars", "pandera.polars"):
        result = subprocess.run(
            [sys.executable, "-c", code, name],
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 130, (name, result.stderr)
        assert "Traceback" not in result.stderr
