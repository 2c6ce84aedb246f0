"""The words, numbers and signs of a text, found in one pass."""

from itertools import accumulate, chain

from pipeline.reading.lexicon import NOTHING, NUMERAL, Entry, Lexicon
from pipeline.reading.scanner import END, NUMBER, SCANNER, SIGN, WORD
from pipeline.reading.text import NormalText, normalise_text

# The grammar looks at most this far beyond either end; index -1 is the last of these.
_MARGIN = 8
_NO_WORDS = [""] * _MARGIN
_NO_KINDS = [END] * _MARGIN
_NO_ENTRIES = [NOTHING] * _MARGIN

# The scanner's groups for one token, of which one of the first three is not empty.
_Groups = tuple[str, str, str, str]


class Tokens:
    """The tokens of one text, as parallel lists that end in a margin of END tokens.

    `words` are in small letters; a phrase of the lexicon is one token.
    """

    __slots__ = ("_bounds", "entries", "gaps", "kinds", "offsets", "size", "text", "words")

    def __init__(self, text: NormalText, lexicon: Lexicon) -> None:
        """Scan a text in normal form; phrases of the lexicon become one token each."""
        self.text = text.plain
        self.offsets = text.offsets
        found, phrases = _join_phrases(SCANNER.findall(text.folded), lexicon)
        look_up = lexicon.entries.get
        self.size = len(found)
        self.kinds = [
            NUMBER if number else WORD if word else SIGN for number, word, _, _ in found
        ]
        self.words = [number or word or sign for number, word, sign, _ in found]
        self.gaps = [gap for _, _, _, gap in found]
        self.entries: list[Entry] = [
            NUMERAL if number else look_up(word or sign, NOTHING)
            for number, word, sign, _ in found
        ]
        for at, entry in phrases:
            self.entries[at] = entry
        # The start of token i is at 4 * i, its end at 4 * i + 3.
        before = len(text.folded) - len(text.folded.lstrip())
        lengths = map(len, chain.from_iterable(found))
        self._bounds = list(accumulate(lengths, initial=before))
        self.kinds += _NO_KINDS
        self.words += _NO_WORDS
        self.gaps += _NO_WORDS
        self.entries += _NO_ENTRIES

    def start(self, at: int) -> int:
        """Give where a token begins in the normal form."""
        return self._bounds[4 * at]

    def end(self, at: int) -> int:
        """Give where a token ends in the normal form."""
        return self._bounds[4 * at + 3]

    def is_glued(self, at: int) -> bool:
        """Tell whether a token begins where the one before it ends."""
        return at > 0 and not self.gaps[at - 1]

    def quote(self, first: int, stop: int) -> str:
        """Give the words of the tokens from `first` up to, not including, `stop`."""
        return self.text[self.start(first) : self.end(stop - 1)]

    def is_capital(self, at: int) -> bool:
        """Tell whether a token begins with a capital letter."""
        return at < self.size and self.text[self.start(at)].isupper()

    def is_acronym(self, at: int) -> bool:
        """Tell whether a token is a word of two or more capitals."""
        if self.kinds[at] != WORD or len(self.words[at]) == 1:
            return False
        return self.quote(at, at + 1).isupper()


def _join_phrases(
    found: list[_Groups], lexicon: Lexicon
) -> tuple[list[_Groups], list[tuple[int, Entry]]]:
    """Join the words of each phrase to one token, the longest phrase first.

    Returns the tokens and, for each phrase, its index with its entry.
    """
    openings = lexicon.openings
    cuts: list[tuple[int, int, Entry]] = []
    free = 0
    for at, groups in enumerate(found[:-1]):
        phrases = openings.get(groups[1])
        if phrases is None or at < free:
            continue
        number, word, sign, _ = found[at + 1]
        for rest, entry in phrases.get(word or sign or number, ()):
            stop = at + 1 + len(rest)
            if len(rest) == 1 or _words(found, at + 1, stop) == rest:
                cuts.append((at, stop, entry))
                free = stop
                break
    if not cuts:
        return found, []
    tokens: list[_Groups] = []
    phrases_at: list[tuple[int, Entry]] = []
    free = 0
    for at, stop, entry in cuts:
        tokens += found[free:at]
        phrases_at.append((len(tokens), entry))
        gap = found[stop - 1][3]
        written = "".join(chain.from_iterable(found[at:stop]))
        tokens.append(("", written[: len(written) - len(gap)], "", gap))
        free = stop
    return tokens + found[free:], phrases_at


def _words(found: list[_Groups], first: int, stop: int) -> tuple[str, ...]:
    return tuple(number or word or sign for number, word, sign, _ in found[first:stop])


def scan_text(text: str, lexicon: Lexicon) -> Tokens:
    """Normalise and scan a text, in time linear in its length."""
    return Tokens(normalise_text(text), lexicon)
