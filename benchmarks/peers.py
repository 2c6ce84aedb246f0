"""Times `read` against other readers of English figures and dates: `make bench-peers`.

All read the same fragments whole: each third case of the tests, and the press. A peer
has a process of its own, where one pass that is not counted warms both readers up, and
then `read` and the peer take turns. Seconds are of the processor, so that other work
disturbs less; quote ratios between machines.

No peer reads all that `read` does; a column says what it is used for here. `read` finds
quantities and times, with hedges, directions and what is counted, and says what it
refuses. quantulum3 is without its classifier, which is an extra; ctparse is without its
limit of one second, and finds one time at most.
"""

from __future__ import annotations

import csv
import json
import logging
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from pipeline.reading import read

ROOT = Path(__file__).parent.parent
REFERENCE = datetime(2025, 8, 21)  # noqa: DTZ001 - the peers take no time zone
PASSES = 5

Reader = Callable[[str], object]


def load_quantulum() -> Reader:
    """Return quantulum3's parser."""
    parser: Reader = import_module("quantulum3.parser").parse
    return parser


def load_dateparser() -> Reader:
    """Return dateparser's search in a text."""
    settings = {"RELATIVE_BASE": REFERENCE}
    search = import_module("dateparser.search").search_dates
    return partial(search, languages=["en"], settings=settings)


def load_ctparse() -> Reader:
    """Return ctparse's parser."""
    return partial(import_module("ctparse").ctparse, ts=REFERENCE, timeout=0)


def load_recognizers(*kinds: str, **options: object) -> Reader:
    """Return the recognizers of some kinds, one after the other."""
    suite = import_module("ms_recognizers_suite")
    english = suite.Culture.English
    recognizers = [getattr(suite, f"recognize_{kind}") for kind in kinds]
    return lambda text: [one(text, english, **options) for one in recognizers]


class Peer(NamedTuple):
    """A reader of others: what it is used for here, and how it is loaded."""

    name: str
    reads: str
    load: Callable[[], Reader]


PEERS = (
    Peer("quantulum3", "quantities", load_quantulum),
    Peer("dateparser", "dates", load_dateparser),
    Peer("ctparse", "one date", load_ctparse),
    Peer("recognizers-text", "numbers", partial(load_recognizers, "number")),
    Peer(
        "recognizers-text",
        "quantities",
        partial(
            load_recognizers, "number", "ordinal", "percentage", "currency", "dimension"
        ),
    ),
    Peer(
        "recognizers-text",
        "dates",
        partial(load_recognizers, "datetime", reference=REFERENCE),
    ),
)


def load_fragments() -> list[str]:
    """Return distinct English fragments: cases of the tests, and of the press."""
    cases: list[str] = []
    for path in sorted((ROOT / "tests/reading/cases/en").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            cases += [row["text"] for row in csv.DictReader(file)]
    press = (ROOT / "tests/corpus/reading/press_en.jsonl").read_text(encoding="utf-8")
    sentences = [json.loads(line)["fragment"] for line in press.splitlines()]
    return list(dict.fromkeys(cases[::3] + sentences))


def time_peer(peer: Peer) -> dict[str, float]:
    """Return the microseconds a fragment of the peer and of `read`."""
    fragments = load_fragments()
    readers: dict[str, Reader] = {
        "peer": peer.load(),
        "read": partial(read, language="en", reference=date(2025, 8, 21)),
    }
    spent: dict[str, list[float]] = {name: [] for name in readers}
    for _ in range(1 + PASSES):
        for name, reader in readers.items():
            spent[name].append(time_pass(reader, fragments))
    return {name: statistics.median(times[1:]) for name, times in spent.items()}


def time_pass(reader: Reader, fragments: list[str]) -> float:
    """Return the microseconds of the processor that a fragment takes on average."""
    start = time.process_time()
    for fragment in fragments:
        reader(fragment)
    return 1e6 * (time.process_time() - start) / len(fragments)


def run_apart(index: int) -> dict[str, float]:
    """Return the times of one peer, taken in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.peers", str(index)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if ran.returncode:
        sys.exit(f"{PEERS[index].name} fails:\n{ran.stderr}")
    times: dict[str, float] = json.loads(ran.stdout)
    return times


def main() -> None:
    """Print the times of all peers beside those of `read`."""
    if find_spec(PEERS[0].name) is None:
        sys.exit("the peers have an environment of their own: run `make bench-peers`")
    fragments = load_fragments()
    length = statistics.mean(map(len, fragments))
    print(f"{len(fragments)} fragments, {length:.0f} characters on average;")
    print(f"microseconds a fragment, medians of {PASSES} passes in turn")
    show("peer", "reads", "peer", "read", "times as long")
    for index, peer in enumerate(PEERS):
        times = run_apart(index)
        ratio = times["peer"] / times["read"]
        numbers = (f"{times['peer']:.0f}", f"{times['read']:.0f}", f"{ratio:.0f}")
        show(peer.name, peer.reads, *numbers)


def show(name: str, reads: str, *numbers: str) -> None:
    """Print one row of the table."""
    print(f"{name:<18}{reads:<12}" + "".join(f"{one:>15}" for one in numbers))


def work(index: int) -> None:
    """Print the times of one peer as JSON; what it logs is not of interest."""
    logging.disable()
    warnings.simplefilter("ignore")
    print(json.dumps(time_peer(PEERS[index])))


if __name__ == "__main__":
    if sys.argv[1:]:
        work(int(sys.argv[1]))
    else:
        main()
