"""The words, numbers and signs of a text, found in one pass."""

from itertools import accumulate, chain, repeat
from operator import add

from pipeline.reading.lexicon import NOTHING, Entry, Lexicon, Phrases
from pipeline.reading.scanner import SCANNER
from pipeline.reading.text import NormalText, normalise_text

# The grammar looks at most this far beyond either end; index -1 is the last of these.
_MARGIN = 8
_NO_WORDS = ("",) * _MARGIN
_NO_ENTRIES = [NOTHING] * _MARGIN

# The scanner's groups for one token: number, name, sign (one not empty) and space.
_Groups = tuple[str, str, str, str]


class Tokens:
    """The tokens of one text, as parallel lists that end in a margin of empty tokens.

    `words` holds every token in small letters, `numbers` and `names` only those that
    are numbers in digits and words, "" for others; a phrase of the lexicon is one name.
    Columns are made by C loops (zip, map): this is where most of the time goes.
    """

    __slots__ = (
        "_starts",
        "entries",
        "gaps",
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
        found, phrases = _join_phrases(SCANNER.findall(text.folded), lexicon)
        self.size = len(found)
        numbers, names, signs, gaps = zip(*found, strict=True) if found else ((),) * 4
        words = tuple(map(add, map(add, numbers, names), signs))
        keys = map(add, names, signs)  # "" for a number, which the lexicon knows
        self.entries: list[Entry] = [
            *map(lexicon.entries.get, keys, repeat(NOTHING)),
            *_NO_ENTRIES,
        ]
        for at, entry in phrases:
            self.entries[at] = entry
        self.numbers: tuple[str, ...] = numbers + _NO_WORDS
        self.names: tuple[str, ...] = names + _NO_WORDS
        self.words = words + _NO_WORDS
        self.gaps: tuple[str, ...] = gaps + _NO_WORDS
        before = len(text.folded) - len(text.folded.lstrip())
        lengths = map(add, map(len, words), map(len, gaps))
        self._starts = list(accumulate(lengths, initial=before))

    def start(self, at: int) -> int:
        """Give where a token begins in the normal form."""
        return self._starts[at]

    def end(self, at: int) -> int:
        """Give where a token ends in the normal form."""
        return self._starts[at] + len(self.words[at])

    def is_glued(self, at: int) -> bool:
        """Tell whether a token begins where the one before it ends."""
        return at > 0 and not self.gaps[at - 1]

    def quote(self, first: int, stop: int) -> str:
        """Give the words of the tokens from `first` up to, not including, `stop`."""
        return self.text[self._starts[first] : self.end(stop - 1)]

    def is_capital(self, at: int) -> bool:
        """Tell whether a token begins with a capital letter."""
        return at < self.size and self.text[self._starts[at]].isupper()

    def is_acronym(self, at: int) -> bool:
        """Tell whether a token is a word of two or more capitals."""
        return len(self.names[at]) > 1 and self.quote(at, at + 1).isupper()


def _join_phrases(
    found: list[_Groups], lexicon: Lexicon
) -> tuple[list[_Groups], list[tuple[int, Entry]]]:
    """Join the words of each phrase to one token, the longest phrase first.

    Returns the tokens and, for each phrase, its index with its entry.
    """
    cuts: list[tuple[int, int, Entry]] = []
    free = 0
    names = [name for _, name, _, _ in found[:-1]]
    for at, phrases in enumerate(map(lexicon.openings.get, names)):
        if phrases is None or at < free:
            continue
        phrase = _find_phrase(found, at + 1, phrases)
        if phrase is not None:
            free, entry = phrase
            cuts.append((at, free, entry))
    if not cuts:
        return found, []
    return _cut(found, cuts)


def _find_phrase(
    found: list[_Groups], at: int, phrases: Phrases
) -> tuple[int, Entry] | None:
    """Find the longest phrase that goes on at a token, and the token after it."""
    number, name, sign, _ = found[at]
    for rest, entry in phrases.get(name or sign or number, ()):
        stop = at + len(rest)
        if len(rest) == 1 or _words(found, at, stop) == rest:
            return stop, entry
    return None


def _words(found: list[_Groups], first: int, stop: int) -> tuple[str, ...]:
    return tuple(number or name or sign for number, name, sign, _ in found[first:stop])


def _cut(
    found: list[_Groups], cuts: list[tuple[int, int, Entry]]
) -> tuple[list[_Groups], list[tuple[int, Entry]]]:
    tokens: list[_Groups] = []
    phrases: list[tuple[int, Entry]] = []
    done = 0
    for at, stop, entry in cuts:
        tokens += found[done:at]
        phrases.append((len(tokens), entry))
        gap = found[stop - 1][3]
        written = "".join(chain.from_iterable(found[at:stop]))
        tokens.append(("", written[: len(written) - len(gap)], "", gap))
        done = stop
    return tokens + found[done:], phrases


def scan_text(text: str, lexicon: Lexicon) -> Tokens:
    """Normalise and scan a text, in time linear in its length."""
    return Tokens(normalise_text(text), lexicon)
