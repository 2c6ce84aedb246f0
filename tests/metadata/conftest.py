"""What the tests of metadata may ask for: validators, and what is known of the data."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from pipeline.datapackage.checksums import digest_of
from pipeline.metadata.export import SHARED
from pipeline.metadata.known import Digest, Known
from pipeline.metadata.webannotation import CONTEXT


@pytest.fixture(scope="session")
def run_validators(root: Path) -> Callable[..., str]:
    """What runs a program in the validators' environment, and returns what it prints.

    Where there is none, the test is skipped.
    """
    python = root / ".venv-validators/bin/python"
    if not python.is_file():
        pytest.skip("no .venv-validators: `make test` makes it")

    def run(*arguments: object, text: str = "") -> str:
        ran = subprocess.run(
            [python, *map(str, arguments)],
            input=text,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    return run


@pytest.fixture(scope="session")
def known(exported: dict[str, bytes], tables: dict[str, pl.DataFrame]) -> Known:
    """What the documents on the real dataset are made of."""
    return Known(
        json.loads(exported["datapackage.json"]),
        {path: Digest(*digest_of(content)) for path, content in exported.items()},
        {name: tables[name] for name in SHARED},
        tables["evidence"].filter(pl.col("basis") != CONTEXT).height,
        "0.1.0",
        None,
    )
