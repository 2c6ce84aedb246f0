"""Publish two builds in turn, in a process of its own, for tests that read meanwhile.

Arguments: a folder with a build, one to publish in, how often. Of the one build every
table has rows, of the other none. Prints a line as soon as something is published.
"""

import json
import sys
from pathlib import Path

from pipeline.datapackage.checksums import add_checksums, hash_of
from pipeline.datapackage.publish import publish


def copy_build(given: Path, *, is_empty: bool) -> dict[str, bytes]:
    """Return the tables of a build, with all of their rows or with none."""
    descriptor = json.loads((given / "datapackage.json").read_bytes())
    files = {}
    for resource in descriptor["resources"]:
        content = (given / resource["path"]).read_bytes()
        if is_empty:
            content = content[: content.index(b"\n") + 1]
        resource["hash"] = f"sha256:{hash_of(content)}"
        files[resource["path"]] = content
    described = json.dumps(descriptor).encode()
    return add_checksums(files | {"datapackage.json": described})


def main(given: Path, out: Path, times: int) -> None:
    """Publish the whole build and the empty one in turn."""
    builds = [copy_build(given, is_empty=is_empty) for is_empty in (False, True)]
    publish(builds[0], out)
    print("begun", flush=True)  # noqa: T201 - the test waits for it
    for number in range(1, times):
        publish(builds[number % 2], out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
