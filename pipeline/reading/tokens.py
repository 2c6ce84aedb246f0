"""The words, numbers and signs of a text, found in one pass."""

from itertools import accumulate, chain, compress, repeat
from operator import add

from pipeline.reading.lexicon import NOTHING, Entry, Lexicon
from pipeline.reading.scanner import SCANNER, count_leading_space
from pipeline.reading.text import NormalText, normalise_text

# The grammar looks at most this far beyond either end; index -1 is the last of these.
_MARGIN = 8
_NO_WORDS = ("",) * _MARGIN
_NO_ENTRIES = [NOTHING] * _MARGIN

# The tokens of a phrase, half-open, and its entry.
Cut = tuple[int, int, Entry]


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
        found = SCANNER.findall(text.folded)
        self.numbers, self.names, signs, self.gaps = (
            map(list, zip(*found, strict=True)) if found else ([], [], [], [])
        )
        self.words = [*map(add, map(add, self.numbers, self.names), signs)]
        keys = map(add, self.names, signs)  # "" for a number, which the lexicon knows
        self.entries: list[Entry] = [*map(lexicon.entries.get, keys, repeat(NOTHING))]
        cuts = _find_phrases(self.names, self.words, lexicon)
        if cuts:
            self._join(cuts)
        self.size = len(self.words)
        before = count_leading_space(text.folded)
        lengths = map(add, map(len, self.words), map(len, self.gaps))
        self._starts: list[int] = [*accumulate(lengths, initial=before)]
        self.entries += _NO_ENTRIES
        for column in (self.numbers, self.names, self.words, self.gaps):
            column.extend(_NO_WORDS)

    def _join(self, cuts: list[Cut]) -> None:
        """Make one token of each phrase: its first word takes the place of all."""
        names, words, gaps = self.names, self.words, self.gaps
        kept = [True] * len(words)
        for at, stop, entry in cuts:
            parts = chain.from_iterable(zip(words[at:stop], gaps[at:stop], strict=True))
            names[at] = "".join(parts).rstrip()
            self.entries[at] = entry
            gaps[at] = gaps[stop - 1]
            kept[at + 1 : stop] = [False] * (stop - at - 1)
            words[at] = names[at]
        self.numbers = [*compress(self.numbers, kept)]
        self.names = [*compress(names, kept)]
        self.words = [*compress(words, kept)]
        self.gaps = [*compress(gaps, kept)]
        self.entries = [*compress(self.entries, kept)]

    def start(self, at: int) -> int:
        """Give where a token begins in the normal form."""
        return self._starts[at]

    def end(self, at: int) -> int:
        """Give where a token ends in the normal form."""
        return self._starts[at] + len(self.words[at])

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """Give where tokens stand in the text as given, in code points."""
        start, end = self._starts[first], self.end(stop - 1)
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end]

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


def _find_phrases(names: list[str], words: list[str], lexicon: Lexicon) -> list[Cut]:
    """Find the phrases of the lexicon, the longest first where several begin."""
    cuts: list[Cut] = []
    free = 0
    for at, phrases in enumerate(map(lexicon.openings.get, names[:-1])):
        if phrases is None or at < free:
            continue
        for rest, entry in phrases.get(words[at + 1], ()):
            stop = at + 1 + len(rest)
            if len(rest) == 1 or words[at + 1 : stop] == rest:
                cuts.append((at, stop, entry))
                free = stop
                break
    return cuts


def scan_text(text: str, lexicon: Lexicon) -> Tokens:
    """Normalise and scan a text, in time linear in its length."""
    return Tokens(normalise_text(text), lexicon)
