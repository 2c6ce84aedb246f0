"""The list of a package's hashes, as sha256sum writes it, and what it says of files."""

from __future__ import annotations

import re

from pipeline.budgets import MAX_BYTES
from pipeline.issues.model import DataError, Issue
from pipeline.paths import CHECKSUMS
from pipeline.verification.members import Members, hash_member, issue_of, read_member
from pipeline.verification.names import is_safe

# Where the list lies: in a zip and what is unpacked of it, or in a clone.
LISTS = (CHECKSUMS.name, CHECKSUMS.as_posix())
_LINE = re.compile(r"(?P<digest>[0-9a-f]{64})  (?P<name>[^ ]+)")


def read_list(members: Members) -> tuple[str, dict[str, str]]:
    """Return the name of the list, and the hash of each file by its name.

    Raises:
        DataError: there is none, or a line of it is none of a list.
    """
    list_name = next((name for name in LISTS if name in members.sizes), None)
    if list_name is None:
        raise DataError([issue_of(LISTS[0], "package-file-missing", "", LISTS[0])])
    content = read_member(members, list_name, MAX_BYTES)
    hashes: dict[str, str] = {}
    lines = content.decode("utf-8", errors="replace").split("\n")
    for number, line in enumerate(lines[:-1], 1):
        found = _LINE.fullmatch(line)
        if not found or not is_safe(found["name"]) or found["name"] in hashes:
            raise DataError([Issue(list_name, number, "-", "package-list-wrong", line)])
        hashes[found["name"]] = found["digest"]
    if lines[-1] or not hashes:
        last = (list_name, len(lines), "-", "package-list-wrong", lines[-1])
        raise DataError([Issue(*last)])
    return list_name, hashes


def hash_all(members: Members) -> tuple[dict[str, str], list[Issue]]:
    """Return the hash of each file, and the issues of those that the list tells of.

    Each listed file is there and has its hash, and no other is there.

    Raises:
        DataError: there is no list, or a file cannot be unpacked.
    """
    list_name, listed = read_list(members)
    hashes = {name: hash_member(members, name) for name in members.sizes}
    issues = []
    for name in sorted(listed.keys() | hashes.keys() - {list_name}):
        if name not in hashes:
            issues.append(issue_of(name, "package-file-missing", "", name))
        elif name not in listed:
            issues.append(issue_of(name, "package-file-unlisted", name))
        elif hashes[name] != listed[name]:
            found = (hashes[name], listed[name])
            issues.append(issue_of(name, "package-hash-differs", *found))
    return hashes, issues
