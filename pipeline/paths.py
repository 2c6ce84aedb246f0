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
LOCK = "requirements.lock"
DESCRIPTOR = "datapackage.json"
# The hashes of every published file, as sha256sum writes and checks them.
CHECKSUMS = PurePosixPath(BUILD, "SHA256SUMS")
# The pages of what is disputed, by language.
DISPUTES = {"en": f"{BUILD}/disputes.md", "vi": f"{BUILD}/disputes.vi.md"}
# What each table and column means, by language.
DICTIONARY = {"en": f"{BUILD}/dictionary.md", "vi": f"{BUILD}/dictionary.vi.md"}

# What describes the published files, in the forms of other fields. Where a standard
# fixes a name or a place, that is it.
CSVW = f"{BUILD}/csv/csv-metadata.json"
ROCRATE = f"{BUILD}/ro-crate-metadata.json"
CROISSANT = f"{BUILD}/croissant.jsonld"
ANNOTATIONS = f"{BUILD}/metadata/annotations.jsonld"
BIBTEX = f"{BUILD}/metadata/citation.bib"
DATACITE = f"{BUILD}/metadata/datacite.json"
SDMX_DATA = f"{BUILD}/sdmx/observations.csv"
SDMX_STRUCTURE = f"{BUILD}/sdmx/structure.json"

# How the dataset is cited, as code hosts show it: beside a build, where they look.
CITATION = "CITATION.cff"
# The documents beside a build that are of use without the project.
PACKED = (CITATION, "CHANGELOG.md")

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
    path = f"{BUILD}/{form}/{table}.{form}"
    return path if number is None else number_path(path, number)


def number_path(path: str, number: int) -> str:
    """Return the path of one of several files that make up a long one."""
    stem, dot, suffix = path.rpartition(".")
    return f"{stem}-{number:05}{dot}{suffix}"


def lock_file() -> Path | None:
    """Return the list of the libraries that the program needs; None if it is not there.

    It is in the package that is installed, and beside it where that is a checkout.
    """
    package = Path(__file__).parent
    places = (package / LOCK, package.parent / LOCK)
    return next((place for place in places if place.is_file()), None)
