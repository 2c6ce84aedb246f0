"""Every path of raw/ and build/."""

import re
from pathlib import Path, PurePosixPath

CODELISTS = "codelists"
SOURCES = "sources"
DATASET_FILE = "dataset.toml"
SOURCE_FILE = "source.toml"
README_FILE = "README.md"

FOLDERS = (CODELISTS, SOURCES)

BUILD = "build"
DESCRIPTOR = "datapackage.json"
# The hashes of every published file, as sha256sum writes and checks them.
CHECKSUMS = PurePosixPath(BUILD, "SHA256SUMS")
# The pages of what is disputed, by language.
DISPUTES = {"en": f"{BUILD}/disputes.md", "vi": f"{BUILD}/disputes.vi.md"}
# What each table and column means, by language.
DICTIONARY = {"en": f"{BUILD}/dictionary.md", "vi": f"{BUILD}/dictionary.vi.md"}

# The documents beside a build that are of use without the project.
PACKED = ("CITATION.cff", "CHANGELOG.md")
# The documents beside a build that may have regions which show its facts.
DOCUMENTS = ("README.md", "README.vi.md")


def dataset_file(raw: Path) -> Path:
    """Return the path of the dataset's own description."""
    return raw / DATASET_FILE


def codelist_file(raw: Path, name: str) -> Path:
    """Return the path of a vocabulary."""
    return raw / CODELISTS / f"{name}.csv"


def source_folder(raw: Path, source_id: str) -> Path:
    """Return the folder of a source: its description and its sheets."""
    return raw / SOURCES / source_id


def sheet_file(raw: Path, source_id: str, name: str) -> Path:
    """Return the path of one sheet of one source."""
    return source_folder(raw, source_id) / f"{name}.csv"


def is_source_id(name: str) -> bool:
    """Whether a name may be a source's: a-z, 0-9 and single hyphens."""
    return re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) is not None


def resource_path(table: str, form: str, number: int | None = None) -> str:
    """Return a published table's path beside the descriptor, with forward slashes.

    Where it has several files, they are numbered.
    """
    name = table if number is None else f"{table}-{number:05}"
    return f"{BUILD}/{form}/{name}.{form}"
