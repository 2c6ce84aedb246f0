"""The words, numbers and signs of a text, found in one pass."""

from itertools import accumulate, repeat
from operator import add, itemgetter
from typing import Any

from pipeline.reading.languages import role
from pipeline.reading.lexing.lexicon import (
    AND,
    DIGIT,
    NOTHING,
    TIMES_TEN,
    Entry,
    Lexicon,
)
from pipeline.reading.lexing.scanner import SCANNER, SIGNS, count_leading_space
from pipeline.reading.lexing.text import NormalText, normalise_text

# The grammar looks at most this far beyond either end; index -1 is the last of these.
_NO_WORDS = ("",) * 8
_NO_ENTRIES = [NOTHING] * len(_NO_WORDS)
_NO_TOKENS: Any = ((),) * 5

# Parts of a number after which a digit word is a digit.
_BEFORE_DIGIT = (AND, TIMES_TEN)
# A token as the scanner finds it: its letters, those again if it is a number, if it is
# a word, if it is a sign, and the space after it.
_Token = tuple[str, str, str, str, str]
_WORD = itemgetter(0)
# The tokens of a phrase, half-open, and its entry.
Cut = tuple[int, int, Entry]


class Tokens:
    """The tokens of one text, as parallel columns that end in a margin of empty tokens.

    `words` holds every token in small letters, `numbers` and `names` only those that
    are numbers in digits and words, "" for others; a phrase of the lexicon is one name.
    Columns are made by C loops (zip, map): this is where most of the time goes.
    """

    __slots__ = (
        "_starts",
        "entries",
        "gaps",
        "language",
        "names",
        "numbers",
        "offsets",
        "size",
        "text",
        "words",
    )

    def __init__(self, text: NormalText, lexicon: Lexicon) -> None:
        """Scan a text in normal form; phrases of the lexicon become one token each."""
        self.text = text.plain
        self.offsets = text.offsets
        self.language = lexicon.language
        found: list[_Token] = SCANNER.findall(text.folded)
        if not lexicon.glued.keys().isdisjoint(map(_WORD, found)):
            found = _split_glued(found, lexicon)
        cuts = _find_phrases(found, lexicon)
        if cuts and cuts[-1][0] and text.plain != text.folded:
            cuts = _keep_names_whole(found, cuts, text)
        if cuts:
            found = _join(found, cuts)
        self.size = len(found)
        columns = zip(*found, strict=True)
        words, numbers, names, signs, gaps = columns if found else _NO_TOKENS
        keys = map(add, names, signs)  # "" for a number, which the lexicon knows
        self.entries: list[Entry] = [*map(lexicon.entries.get, keys, repeat(NOTHING))]
        self.entries += _NO_ENTRIES
        joined = 0
        for at, stop, entry in cuts:
            self.entries[at - joined] = entry
            joined += stop - at - 1
        before = count_leading_space(text.folded)
        lengths = map(add, map(len, words), map(len, gaps))
        self._starts: list[int] = [*accumulate(lengths, initial=before)]
        self.words, self.gaps = words + _NO_WORDS, gaps + _NO_WORDS
        self.numbers, self.names = numbers + _NO_WORDS, names + _NO_WORDS

    def start(self, at: int) -> int:
        """Return where a token begins in the normal form."""
        return self._starts[at]

    def end(self, at: int) -> int:
        """Return where a token ends in the normal form."""
        return self._starts[at] + len(self.words[at])

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """Return where tokens stand in the text as given, in code points."""
        start, end = self._starts[first], self.end(stop - 1)
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end]

    def is_glued(self, at: int) -> bool:
        """Whether a token begins where the one before it ends."""
        return at > 0 and not self.gaps[at - 1]

    def is_joined(self, at: int) -> bool:
        """Whether a token has no space on either side."""
        return at > 0 and not self.gaps[at - 1] and not self.gaps[at]

    def quote(self, first: int, stop: int) -> str:
        """Return the words of the tokens from `first` up to, not including, `stop`."""
        return self.text[self._starts[first] : self.end(stop - 1)]

    def is_capital(self, at: int) -> bool:
        """Whether a token begins with a capital letter."""
        return 0 <= at < self.size and self.text[self._starts[at]].isupper()

    def is_acronym(self, at: int) -> bool:
        """Whether a token is a word of two or more capitals."""
        return len(self.names[at]) > 1 and self.quote(at, at + 1).isupper()


def _split_glued(found: list[_Token], lexicon: Lexicon) -> list[_Token]:
    """Return the tokens with each scale that is glued to a unit as a token: tỷUSD.

    The digit of a power goes back to its unit: triệum3.
    """
    split: list[_Token] = []
    is_unit = False
    for token in found:
        length = lexicon.glued.get(token[0])
        power = f"{split[-1][0]}{token[0]}" if is_unit and not split[-1][-1] else ""
        is_unit = length is not None
        if length is not None:
            scale, unit = token[0][:length], token[0][length:]
            split += [(scale, "", scale, "", ""), (unit, "", unit, "", token[-1])]
        elif power and power in lexicon.entries:
            split[-1] = (power, "", power, "", token[-1])
        else:
            split.append(token)
    return split


def _find_phrases(found: list[_Token], lexicon: Lexicon) -> list[Cut]:
    """Find the phrases of the lexicon, the longest first where several begin."""
    cuts: list[Cut] = []
    free = 0
    for at, phrases in enumerate(map(lexicon.openings.get, map(_WORD, found[:-1]))):
        if phrases is None or at < free:
            continue
        rests = phrases.get(found[at + 1][0])
        if rests is None or (at and _goes_on(found, at, lexicon)):
            continue
        for rest, entry in rests:
            if rest[0] in SIGNS and found[at][-1]:
                continue  # a $5 note is of no A$
            stop = at + 1 + len(rest)
            if entry.roles & role.YEAR and _is_parted(found, at, stop, lexicon):
                continue
            if len(rest) == 1 or [*map(_WORD, found[at + 1 : stop])] == rest:
                cuts.append((at, stop, entry))
                free = stop
                break
    return cuts


def _goes_on(found: list[_Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a digit word goes on with a number: the năm of linh năm học sinh."""
    before = lexicon.entries.get(found[at - 1][0], NOTHING)
    if not before.part or before.part not in _BEFORE_DIGIT:
        return False
    return lexicon.entries.get(found[at][0], NOTHING).part == DIGIT


def _is_parted(found: list[_Token], at: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether the last word of a phrase begins what its first counts: năm học sinh."""
    first = lexicon.entries.get(found[at][0], NOTHING)
    if first.part != DIGIT or stop == len(found):
        return False
    phrases = lexicon.openings.get(found[stop - 1][0], {})
    following = phrases.get(found[stop][0], ())
    return any(len(rest) == 1 and entry.counter for rest, entry in following)


def _keep_names_whole(
    found: list[_Token], cuts: list[Cut], text: NormalText
) -> list[Cut]:
    """Return the phrases that do not begin with the last word of a name.

    (xã Tân) Đồng bằng is no plain, (xã Phú) Gần đây is no time: the word before and
    the first are capitals, the second is not.
    """
    lengths = (len(word) + len(gap) for word, _, _, _, gap in found)
    starts = [*accumulate(lengths, initial=count_leading_space(text.folded))]

    def is_capital(at: int) -> bool:
        return text.plain[starts[at]].isupper()

    return [
        cut
        for cut in cuts
        if not (
            cut[0]
            and is_capital(cut[0])
            and is_capital(cut[0] - 1)
            and found[cut[0] + 1][2]
            and not is_capital(cut[0] + 1)
        )
    ]


def _join(found: list[_Token], cuts: list[Cut]) -> list[_Token]:
    """Make one token of each phrase, with the space between its words."""
    joined: list[_Token] = []
    done = 0
    for at, stop, _ in cuts:
        joined += found[done:at]
        *parts, last = found[at:stop]
        phrase = "".join([word + gap for word, _, _, _, gap in parts]) + last[0]
        joined.append((phrase, "", phrase, "", last[4]))
        done = stop
    return joined + found[done:]


def scan_text(text: str, lexicon: Lexicon) -> Tokens:
    """Normalise and scan a text, in time linear in its length."""
    return Tokens(normalise_text(text), lexicon)
