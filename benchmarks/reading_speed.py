"""Measures the readers against one regular expression over the same strings.

    python benchmarks/reading_speed.py

The strings are distinct press-like fragments. The expression is what a careful person
would write to pull a figure out of one: change, estimate, hedge, range, number, scale
and unit. It knows no dates, no spelled-out numbers, no document numbers and no
ambiguity; a second one with the commonest dates is timed beside it, and a third that is
the least one could write: a few hedges, number, scale, a few units. Each is compiled
once and searched once per string. All are timed in turn, several times; the shortest
times count, as the least disturbed. Frame to frame is what a build does: it reads in
both languages where words allow it, and makes columns; or takes what it has kept. Then
the time for texts of growing length is printed for strings made to be slow: it must
grow as the length does.
"""

import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import polars as pl

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipeline.normalization.readings import Readings
from pipeline.reading import Quantity, read

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_FIGURE = rf"""
    (?:(?P<change>tăng|giảm)\s+)?
    (?:(?P<estimate>ước(?:\s+(?:tính|đạt))?)\s+)?
    (?:(?P<hedge>hơn|trên|gần|dưới|khoảng|xấp\s+xỉ|ít\s+nhất|tối\s+thiểu|tối\s+đa
        |không\s+quá|vượt)\s+)?
    (?:(?P<low>{_NUMBER})\s*[-–]\s*)?
    (?P<number>{_NUMBER})\s*
    (?P<scale>(?:nghìn|ngàn|triệu)\s+t[ỷỉ]|nghìn|ngàn|triệu|t[ỷỉ])?\s*
    (?P<unit>%|điểm\s+phần\s+trăm|km[2²]|m[23²³]|km|ha|tấn|tạ|kg|MW|kWh|TEU|đồng|VNĐ?
        |USD|đô\s+la|euro|người|doanh\s+nghiệp|dự\s+án|lượt)?
"""
_DATE = r"""
    (?P<day>(?:ngày|sáng|chiều|tối)\s+\d{1,2}[./-]\d{1,2}(?:[./-]\d{4})?)
    |(?P<period>tháng\s+\d{1,2}(?:[./-]\d{4})?|quý\s+(?:I{1,3}|IV|[1-4])|năm\s+\d{4})|
"""
_MIN_FIGURE = rf"""
    (?:(?P<hedge>hơn|trên|gần|dưới|khoảng)\s+)?
    (?P<number>{_NUMBER})\s*
    (?P<scale>(?:nghìn|triệu)\s+t[ỷỉ]|nghìn|triệu|t[ỷỉ])?\s*
    (?P<unit>%|km[2²]|ha|tấn|đồng|USD|người)?
"""
FIGURES = re.compile(_FIGURE, re.VERBOSE | re.IGNORECASE)
MINIMAL = re.compile(_MIN_FIGURE, re.VERBOSE | re.IGNORECASE)
FIGURES_AND_DATES = re.compile(_DATE + _FIGURE, re.VERBOSE | re.IGNORECASE)

_FRAGMENTS = 4_000
_SHARE_OF_TIMES = 0.2
_ROUNDS = 15
_LENGTHS = (12_500, 25_000, 50_000, 100_000)
_SLOW_PIECES = {
    "vi": (
        *("1", "1.", "một ", "từ ", "1 000 ", "phần trăm ", "5 dự án "),
        *("e\u0301", "5, "),
    ),
    "en": ("5, ", "May 5, ", "one ", "from ", "5 and "),
}


def make_fragments(count: int) -> list[str]:
    """Return distinct fragments as the press prints them, the same every time."""
    chance = random.Random(57)  # noqa: S311  no secret is made of it
    fragments: dict[str, None] = {}
    while len(fragments) < count:
        fragments[_make_fragment(chance)] = None
    return list(fragments)


_TIMES = ("ngày {}/{}/2025", "tháng {1}/2024", "quý 2 năm 20{0:02}", "từ ngày {}.{}")
_HEDGES = ("hơn ", "gần ", "trên ", "", "khoảng ", "ước đạt ", "tăng ", "đạt ", "giảm ")
_UNITS = (
    "%",
    " tỉ USD",
    " triệu người",
    " km²",
    " ha",
    " tỷ đồng",
    " dự án",
    " doanh nghiệp công nghệ số",
    " triệu tấn",
    "%/năm",
    " lượt khách",
    " nghìn tỷ đồng",
)
_AROUND = (
    "{}",
    "tổng vốn đầu tư {}",
    "thành phố có {}",
    "GRDP {} so với cùng kỳ",
    "dân số {}",
    "diện tích {} của thành phố",
    "kim ngạch xuất khẩu {} trong quý 2",
)


def _make_fragment(chance: random.Random) -> str:
    if chance.random() < _SHARE_OF_TIMES:
        day, month = chance.randrange(1, 29), chance.randrange(1, 13)
        return chance.choice(_TIMES).format(day, month)
    number = chance.choice(
        (
            f"{chance.randrange(1, 999)}",
            f"{chance.randrange(1, 99)},{chance.randrange(1, 99)}",
            f"{chance.randrange(1, 999)}.{chance.randrange(999):03}",
        )
    )
    figure = chance.choice(_HEDGES) + number + chance.choice(_UNITS)
    return chance.choice(_AROUND).format(figure)


T = TypeVar("T")


def time_all(
    functions: dict[str, Callable[[T], object]], texts: list[T]
) -> dict[str, float]:
    """Return the microseconds that each function takes a text, the best of several."""
    best = dict.fromkeys(functions, float("inf"))
    for _ in range(_ROUNDS):
        for name, function in functions.items():
            start = time.perf_counter()
            for text in texts:
                function(text)
            best[name] = min(best[name], time.perf_counter() - start)
    return {name: 1e6 * seconds / len(texts) for name, seconds in best.items()}


def time_frames(texts: list[str]) -> dict[str, float]:
    """Return the microseconds that a figure takes frame to frame, new and kept."""
    texts = [text for text in texts if _has_figure(text)]
    frame = pl.DataFrame({"words": texts, "language": ["vi"] * len(texts)})
    readings = Readings()
    readings.quantities(frame)
    known = readings.gather()
    times = time_all(
        {
            "frame to frame": lambda words: Readings().quantities(words),
            "frame to frame, kept": lambda words: Readings(known).quantities(words),
        },
        [frame],
    )
    return {name: cost / len(texts) for name, cost in times.items()}


def _has_figure(text: str) -> bool:
    return any(isinstance(one, Quantity) for one in read(text).readings)


def main() -> None:
    """Print the ratios and the times for slow strings of growing length."""
    texts = make_fragments(_FRAGMENTS)
    times = time_all(
        {
            "read": read,
            "expression for figures": FIGURES.search,
            "expression for figures and dates": FIGURES_AND_DATES.search,
            "least expression for figures": MINIMAL.search,
        },
        texts,
    )
    times |= time_frames(texts)
    length = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} distinct fragments, {length:.0f} code points each on average")
    for name, cost in times.items():
        ratio = times["read"] / cost
        print(f"  {name:<34}{cost:7.2f} µs   read costs {ratio:4.1f} times as much")
    print("milliseconds for hostile texts of " + ", ".join(map(str, _LENGTHS)))
    for language, pieces in _SLOW_PIECES.items():
        for piece in pieces:
            texts = [(piece * size)[:size] for size in _LENGTHS]
            spent = [_milliseconds(text, language) for text in texts]
            shown = "".join(f"{one:9.1f}" for one in spent)
            print(f"  {language} {piece!r:<14}{shown}")


def _milliseconds(text: str, language: str) -> float:
    start = time.perf_counter()
    read(text, language)
    return 1e3 * (time.perf_counter() - start)


if __name__ == "__main__":
    main()
