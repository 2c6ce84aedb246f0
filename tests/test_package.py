"""The package as a user installs it: a wheel, and the command `resolution57`."""

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from pipeline import __version__
from pipeline.distribution.archive import list_archive, pack


def run(*command: object, folder: Path, **env: str) -> str:
    """Run a command in a folder; return what it prints."""
    ran = subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"} | env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def script(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command `resolution57`, installed from the wheel into a fresh environment.

    The libraries are this environment's own: nothing is downloaded.
    """
    folder = tmp_path_factory.mktemp("installed")
    venv, pip = folder / "venv", [sys.executable, "-m", "pip"]
    options = ["--quiet", "--no-deps", "--no-index"]
    wheel = [*pip, "wheel", root, *options, "--no-build-isolation", "-w", folder]
    run(*wheel, folder=folder)
    run(sys.executable, "-m", "venv", "--without-pip", venv, folder=folder)
    (built,) = folder.glob("*.whl")
    into = ["--python", venv / "bin/python"]
    run(*pip, *into, "install", *options, built, folder=folder)
    (site_packages,) = venv.glob("lib/python*/site-packages")
    libraries = site_packages / "libraries.pth"
    libraries.write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return venv / "bin/resolution57"


def test_the_installed_command_shows_its_help_and_version(
    script: Path, tmp_path: Path
) -> None:
    shown = run(script, "--help", folder=tmp_path)

    assert shown.startswith("Usage: resolution57 [OPTIONS]")
    assert __version__ in run(script, "--version", folder=tmp_path)


def test_the_installed_command_reads_words_in_an_empty_folder(
    script: Path, tmp_path: Path
) -> None:
    result = json.loads(run(script, "read", "hơn 3.190 km²", folder=tmp_path))

    (quantity,) = result["readings"]
    assert (quantity["value"], quantity["unit"]) == ("3190", "km2")


def test_the_installed_command_builds_the_dataset(
    script: Path, raw: Path, tmp_path: Path
) -> None:
    run(script, "build", "--raw", raw, "--out", "out", folder=tmp_path)

    assert (tmp_path / "out/build/csv/observations_flat.csv").is_file()


def test_the_installed_loader_loads_from_another_folder(
    script: Path, root: Path, tmp_path: Path
) -> None:
    place = os.path.relpath(root, tmp_path)
    code = (
        "import resolution57, sys;"
        f"print(resolution57.load('facts', {place!r}).height, resolution57.__file__,"
        "'pipeline' in sys.modules)"
    )

    shown = run(script.with_name("python"), "-c", code, folder=tmp_path)

    height, file, has_pipeline = shown.split()
    assert int(height) > 0
    assert str(script.parent.parent) in file
    assert Path(file).with_name("py.typed").is_file()
    assert has_pipeline == "False"


def test_the_installed_command_verifies_a_package_by_itself(
    script: Path, root: Path, tmp_path: Path
) -> None:
    (tmp_path / "x.zip").write_bytes(pack(list_archive(root, {})))

    shown = run(script, "verify", "--package", "x.zip", folder=tmp_path)

    assert shown.startswith("x.zip: hashes, schemas, keys, references and evidence")
    assert [path.name for path in tmp_path.iterdir()] == ["x.zip"]


def test_a_shell_completes_the_installed_command(script: Path, tmp_path: Path) -> None:
    env = {"COMP_WORDS": "resolution57 va", "COMP_CWORD": "1"}

    completed = run(
        script, folder=tmp_path, _RESOLUTION57_COMPLETE="bash_complete", **env
    )

    assert completed == "plain,validate\n"
