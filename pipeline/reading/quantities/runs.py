"""Ranks in an unbroken run: năm thứ 10 liên tiếp, the tenth consecutive year."""

from typing import NamedTuple

from pipeline.reading.context import Context
from pipeline.reading.languages import role
from pipeline.reading.languages.symbols import DURATIONS
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.phrases.nouns import noun_follows, read_counted


class Run(NamedTuple):
    """The tokens of a rank in a run, and what follows one upon the other in it."""

    first: int
    stop: int
    counted: str | None


def find_run(context: Context, first: int, stop: int) -> Run | None:
    """Find the run that the rank from `first` to `stop` is in."""
    tokens = context.tokens
    if tokens.entries[stop].roles & role.RUN:
        if tokens.language.ordinals:
            return _read_noun_after(tokens, first, stop + 1)
        return _take_noun_before(context, first, first - 1, stop + 1)
    if first > context.consumed and tokens.entries[first - 1].roles & role.RUN:
        return _take_noun_before(context, first - 1, first - 2, stop)
    return _read_noun_between(tokens, first, stop)


def _read_noun_after(tokens: Tokens, first: int, at: int) -> Run:
    """Read what follows: (third straight) year, (fifth consecutive) rate hike."""
    if _is_length(tokens, at):
        return Run(first, at + 1, tokens.quote(at, at + 1))
    noun = read_counted(tokens, at)
    return Run(first, at, None) if noun is None else Run(first, noun.stop, noun.words)


def _read_noun_between(tokens: Tokens, first: int, at: int) -> Run | None:
    """Read what stands before the word of a run: (third) year in a row."""
    after = tokens.entries[at + 1].roles
    if not after & role.RUN or not noun_follows(tokens, at):
        return None
    if after & role.LASTING and not _is_length(tokens, at):
        return None  # the third train running late
    return Run(first, at + 2, tokens.quote(at, at + 1))


def _take_noun_before(context: Context, first: int, noun: int, stop: int) -> Run:
    """Take the time before "thứ", or within it: năm (thứ ba liên tiếp), lần thứ."""
    tokens = context.tokens
    word, _, tail = tokens.quote(first, first + 1).partition(" ")
    if tail and tokens.entries[first].roles & role.ORDINAL:
        return Run(first, stop, word.lower())
    if noun >= context.consumed and _is_length(tokens, noun):
        return Run(noun, stop, tokens.words[noun])
    return Run(first, stop, None)


def _is_length(tokens: Tokens, at: int) -> bool:
    """Whether a word is a time, or "times", that runs are counted in."""
    unit = tokens.entries[at].unit
    return unit in DURATIONS or unit == "1"
