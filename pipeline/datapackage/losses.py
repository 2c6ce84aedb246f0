"""What publishing would lose that no build can make again: it is refused instead."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.files import Content, read_file
from pipeline.issues.model import UsageError
from pipeline.paths import (
    BUILD,
    CHECKSUMS,
    DESCRIPTOR,
    DICTIONARY,
    DISPUTES,
    ROCRATE,
)

# What systems leave in folders that a person has looked at.
_LITTER = {".DS_Store", "Thumbs.db", "desktop.ini"}
_MAX_NAMED = 3


def require_no_loss(files: dict[str, Content], out: Path) -> None:
    """Refuse to replace what is in `out` and was not published from this dataset.

    Raises:
        UsageError: the descriptor there is another dataset's, or none is there beside
            a build/, or build/ has files that no build has put there.
    """
    build, descriptor = out / BUILD, out / DESCRIPTOR
    if descriptor.exists():
        if not _names_dataset(files, descriptor):
            message = (
                f"{descriptor} is not this dataset's: give another folder with --out"
            )
            raise UsageError(message)
    elif build.exists() and any(build.iterdir()):
        message = (
            f"{build} is not a build of this dataset (no {DESCRIPTOR} is beside it): "
            "move it away, or give another folder with --out"
        )
        raise UsageError(message)
    foreign = _find_foreign(out)
    if foreign:
        named = ", ".join(str(path) for path in foreign[:_MAX_NAMED])
        message = f"{named} would be lost: no build has made it; move it away"
        raise UsageError(message)


def _names_dataset(files: dict[str, Content], descriptor: Path) -> bool:
    """Whether a descriptor names the dataset that is published."""
    try:
        there = json.loads(read_file(descriptor))
    except (OSError, ValueError, RecursionError):
        # Damaged; the build beside it may still say whose it is.
        return (descriptor.parent / CHECKSUMS).is_file()
    name = json.loads(files[DESCRIPTOR])["name"]
    return isinstance(there, dict) and there.get("name") == name


def _find_foreign(out: Path) -> list[Path]:
    """Return the files in build/ that the last build has not put there, sorted."""
    build = out / BUILD
    if not build.is_dir():
        return [build] if build.exists() or build.is_symlink() else []
    known = _list_published(out)
    return sorted(
        path
        for path in build.rglob("*")
        if (path.is_symlink() or not path.is_dir())
        and path.name not in _LITTER
        and path.relative_to(out).as_posix() not in known
    )


def _list_published(out: Path) -> set[str]:
    """Return the paths that the last build has put into place, as far as it says."""
    known = {CHECKSUMS.as_posix(), *DISPUTES.values(), *DICTIONARY.values()}
    try:
        lines = read_file(out / CHECKSUMS).decode("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    known |= {line.partition("  ")[2] for line in lines}
    known |= _list_described(out / ROCRATE)
    return known | _list_resources(out / DESCRIPTOR)


def _list_described(crate: Path) -> set[str]:
    """Return the paths of what describes the build, and what that says is beside it."""
    try:
        graph = json.loads(read_file(crate))["@graph"]
        files = [item["@id"] for item in graph if item["@type"] == "File"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return set()
    return {ROCRATE, *(f"{BUILD}/{name}" for name in files)}


def _list_resources(descriptor: Path) -> set[str]:
    """Return the paths of a descriptor's resources, each of one file or of several."""
    try:
        resources = json.loads(read_file(descriptor))["resources"]
        stated = [resource["path"] for resource in resources]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return set()
    lists = (path if isinstance(path, list) else [path] for path in stated)
    return {str(path) for paths in lists for path in paths}
