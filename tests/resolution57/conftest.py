"""The dataset as people get it: in a folder, in a zip file, and at an address."""

import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files, without a line for each; `/leads/to/` leads to another place."""

    def do_GET(self) -> None:
        to = "/leads/to/"
        if not self.path.startswith(to):
            return super().do_GET()
        self.send_response(302)
        self.send_header("Location", self.path.removeprefix(to))
        return self.end_headers()

    def log_message(self, *_: Any) -> None:
        pass


def write_zip(path: Path, files: dict[str, bytes], **options: Any) -> Path:
    """Write a zip file that has these members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


@pytest.fixture(scope="session")
def files(root: Path) -> dict[str, bytes]:
    """The descriptor and the CSV files of the real dataset, by their paths."""
    paths = [root / "datapackage.json", *sorted((root / "build/csv").iterdir())]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]) -> Path:
    """A folder with these files and a zip file of them; not to be written to."""
    made = tmp_path_factory.mktemp("downloaded")
    for path, content in files.items():
        (made / path).parent.mkdir(parents=True, exist_ok=True)
        (made / path).write_bytes(content)
    write_zip(made / "dataset.zip", files)
    return made


@pytest.fixture
def site(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a server on this machine that has the folder."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(_Quiet, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(
    params=[".", "datapackage.json", "dataset.zip", "address", "address of a zip"]
)
def location(request: pytest.FixtureRequest, folder: Path, site: str) -> str:
    """Each way to name the dataset."""
    name: str = request.param
    addresses = {"address": site, "address of a zip": f"{site}dataset.zip"}
    return addresses.get(name, str(folder / name))
