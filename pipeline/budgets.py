"""How much one file may hold, so that none takes the memory or the hours of a machine.

How many files and sources there are is not limited: each takes its own share.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

# Bytes of a file: a thousand pages of text. What is hostile in it takes some 200 times
# as much memory to parse: less than 2 GB.
MAX_BYTES = 8 * 2**20
# Bytes of a published table: all rows of all sources, 700 times the largest there is.
MAX_TABLE_BYTES = 256 * 2**20
# Lines of a file: each may have faults in every column, and each fault is a value.
MAX_LINES = 100_000
# Rows of raw/ that are worked on at a time, unless it is told otherwise.
BATCH_ROWS = 20_000
# Marks on one letter, as Unicode's stream-safe form has it (UAX #15): to put more into
# order takes a time that grows with their square.
MAX_MARKS = 30
# Levels of keys and brackets in TOML: its parser follows each by calling itself, and
# keeps every beginning of a dotted key. Descriptions have three.
MAX_LEVELS = 16
# A package that is verified: bytes of its files, packed as well as unpacked; how many
# they are; bytes of a zip's directory, which Python reads as a whole, at some 60 for an
# entry; how many times its packed size a file may be. Ours has 80 files, some of which
# are 30 times as large; what deflate can do is 1,032 times.
MAX_PACKAGE_BYTES = 2 * 2**30
MAX_PACKAGE_FILES = 10_000
MAX_PACKAGE_DIRECTORY = 4 * 2**20
MAX_PACKAGE_RATIO = 200

# Only where so many characters in a row are no letters is it looked what they are.
_UNLETTERED = re.compile(rf"[^\w\s\x00-\x7f]{{{MAX_MARKS + 1},}}")


def find_stacked_marks(text: str) -> int | None:
    """Return where more marks than allowed follow one another; None where none do."""
    for run in _UNLETTERED.finditer(text):
        place = run.start()
        for is_mark, marks in groupby(run[0], lambda c: bool(unicodedata.combining(c))):
            count = len(list(marks))
            if is_mark and count > MAX_MARKS:
                return place
            place += count
    return None
