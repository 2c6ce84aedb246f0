"""The likeliest period of a figure, by the times that stand around it."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from pipeline.anchors.text import Text
from pipeline.reading import Time, read
from pipeline.schemas.models import UNSTATED
from pipeline.transcription.mentions import Mention
from pipeline.transcription.own_times import list_own_times
from pipeline.transcription.sentences import Sentences, find_sentences

# What says that a figure is of the report's own day.
_NOW = re.compile(
    r"(?<!\bthực )(?<!\bthể )(?<!\bphát )(?<!\bxuất )"
    r"\bhiện\b(?! (?:hành|đại|thực|tượng|vật|trạng|trường|diện)\b)"
    r"|\b(?:đến nay|currently|now|at present|to date)\b",
    re.IGNORECASE,
)
# What stands between a figure and a time behind it that is its own: no new part.
_NEXT_TO = re.compile(r"(?: (?!(?:và|and|but|nhưng|còn) )[^\s,;.:()]+){0,8} ?")


@dataclass(frozen=True, slots=True)
class Stated:
    """A period, and the words that state it; `at` is None where they are the title's.

    Without words it is the report's own day, or none is stated.
    """

    period: str
    words: str | None = None
    at: int | None = None


@dataclass(frozen=True)
class Periods:
    """What a report says of its figures' periods.

    `figures` are everything found in the text, in order; a report without a day has
    none as `own_day`.
    """

    text: Text
    sentences: Sentences
    figures: list[Mention]
    title: Stated | None
    own_day: dt.date | None

    def find(self, figure: Mention, *, is_lasting: bool) -> Stated:
        """Return the likeliest period of a figure.

        It is told in the figure's sentence, in the one before it in the paragraph, in
        a paragraph before, in the title, or is the report's own day. What `is_lasting`
        (an area, a number of people) has none from outside its paragraph.
        """
        first, last = self.sentences.at(figure.start)
        time = self._find_in_sentence(figure, first, last)
        if time is None and not self._is_of_now(first, figure.start):
            time = self._find_before(first, is_lasting=is_lasting)
            if time is None and self.title and not is_lasting:
                return self.title
        if time is None or not isinstance(time.what, Time):
            return Stated(self.own_day.isoformat() if self.own_day else UNSTATED)
        words = self.text.content[time.start : time.end]
        return Stated(time.what.period, words, time.start)

    @cached_property
    def _times(self) -> list[Mention]:
        """Return the times that may be a figure's."""
        return list_own_times(self.figures, self.sentences, self.text.content)

    @cached_property
    def _told(self) -> list[tuple[int, Mention | None, Mention | None]]:
        """Return what each sentence with times leaves told, by where it ends.

        That is the one time in which all of its own lie, if there is one, and the
        last of those that a whole report may be of.
        """
        grouped: dict[int, list[Mention]] = {}
        for time in self._times:
            _, last = self.sentences.at(time.start)
            grouped.setdefault(last, []).append(time)
        told: list[tuple[int, Mention | None, Mention | None]] = []
        frame = None
        for last, times in grouped.items():
            widest = _find_widest(times)
            if widest and self._is_frame(widest):
                frame = widest
            told.append((last, widest, frame))
        return told

    def times_between(self, first: int, last: int) -> list[Mention]:
        """Return the figures' times that begin in a part of the text."""
        low = bisect_left(self._times, first, key=lambda time: time.start)
        high = bisect_left(self._times, last, key=lambda time: time.start)
        return self._times[low:high]

    def _find_in_sentence(
        self, figure: Mention, first: int, last: int
    ) -> Mention | None:
        """Return the time right behind a figure, else the last before, else one behind.

        What is said to be of now is of no time before that.
        """
        before = self.times_between(first, figure.start)
        behind = self.times_between(figure.start, last)
        if behind and self._is_next_to(figure, behind[0]):
            return behind[0]
        if before:
            is_now = self._is_of_now(before[-1].end, figure.start)
            return None if is_now else before[-1]
        return next((time for time in behind if not self._is_future(time)), None)

    def _is_next_to(self, figure: Mention, time: Mention) -> bool:
        """Whether a time stands right behind a figure: 7% in the second quarter."""
        index = bisect_right(self.figures, figure.start, key=lambda other: other.start)
        between = self.text.content[figure.end : time.start]
        return self.figures[index] is time and bool(_NEXT_TO.fullmatch(between))

    def _is_of_now(self, first: int, last: int) -> bool:
        """Whether words say that what follows them is of the report's own day."""
        return _NOW.search(self.text.content, first, last) is not None

    def _is_future(self, time: Mention) -> bool:
        """Whether a time ends after the report's day, or up to it is counted."""
        what = time.what
        return isinstance(what, Time) and what.modifier == "until"

    def _find_before(self, first: int, *, is_lasting: bool) -> Mention | None:
        """Return the time that the sentences before one leave told.

        It is the one of the last sentence with times, if in the same paragraph, else
        the last that a whole report may be of.
        """
        index = bisect_right(self._told, first, key=lambda told: told[0])
        if not index:
            return None
        last, time, frame = self._told[index - 1]
        paragraph = self.text.paragraph_at
        if time and paragraph(last - 1) == paragraph(first):
            return time
        return None if is_lasting else frame

    def _is_frame(self, time: Mention) -> bool:
        """Whether a time is one that a whole report may be of: past, and no day."""
        what = time.what
        if not isinstance(what, Time) or what.modifier is not None:
            return False
        if what.first is None or what.last is None:
            return True
        is_past = self.own_day is None or what.first <= self.own_day
        return is_past and what.first != what.last


def make_periods(
    text: Text, figures: list[Mention], title: Stated | None, own_day: dt.date | None
) -> Periods:
    """Return what a report, with a title that may tell one, says of its periods."""
    return Periods(text, find_sentences(text.content), figures, title, own_day)


def read_title(title: str, language: str, reference: dt.date | None) -> Stated | None:
    """Return the one period that a title tells, if it does."""
    result = read(title, language, reference)
    mentions = [Mention(what.start, what.end, what) for what in result.readings]
    widest = _find_widest(list_own_times(mentions, find_sentences(title), title))
    if widest is None or not isinstance(widest.what, Time) or widest.what.modifier:
        return None
    return Stated(widest.what.period, title[widest.start : widest.end])


def _find_widest(times: list[Mention]) -> Mention | None:
    """Return the one of the times in which all of them lie, if there is one."""
    for wide in times:
        if all(_holds(wide, time) for time in times):
            return wide
    return None


def _holds(wide: Mention, time: Mention) -> bool:
    """Whether a time lies in another."""
    whole, part = wide.what, time.what
    if not (isinstance(whole, Time) and isinstance(part, Time)):
        return False
    if whole.period == part.period:
        return True
    if not (whole.first and whole.last and part.first and part.last):
        return False
    return whole.first <= part.first and part.last <= whole.last
