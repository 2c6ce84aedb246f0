"""The reader: one walk over the words of a text, rule by rule."""

from datetime import date
from functools import cache
from operator import itemgetter

from pipeline.reading.context import Context
from pipeline.reading.languages import LANGUAGES
from pipeline.reading.lexing.lexicon import Lexicon, make_lexicon
from pipeline.reading.lexing.scanner import SCANNER
from pipeline.reading.lexing.text import normalise_text
from pipeline.reading.lexing.tokens import Tokens, scan_text
from pipeline.reading.model import Quantity, Refusal, Result, Time
from pipeline.reading.parted import refuse_unsaid, texts_without_signs
from pipeline.reading.quantities.ambiguity import AMBIGUITIES
from pipeline.reading.reference import Reference
from pipeline.reading.rules import RULES


def read(
    text: str, language: str = "vi", reference: date | Reference | None = None
) -> Result:
    """Return every quantity and time in a text, in time linear in its length.

    `reference` is the date of the report: times without a year are of its year; given
    as a `Reference` it tells afterwards whether the text needed it. Words
    that look like a figure and cannot be read for certain are among the refusals. No
    text raises; KeyError for a language without tables.
    """
    return read_with(_lexicon_of(language), text, reference)


def may_qualify(text: str, language: str = "vi") -> bool:
    """Whether a figure in a text may have a hedge, be an estimate, a rise or a fall.

    Told by single words, much sooner than `read` tells: where it is False, `read` finds
    none of these.
    """
    words = map(_WORD, SCANNER.findall(normalise_text(text).folded))
    return not _lexicon_of(language).qualifying.isdisjoint(words)


_WORD = itemgetter(0)


@cache
def _lexicon_of(language: str) -> Lexicon:
    return make_lexicon(LANGUAGES[language], RULES, AMBIGUITIES)


def read_with(
    lexicon: Lexicon, text: str, reference: date | Reference | None = None
) -> Result:
    """Return what `read` does, in the language of a lexicon."""
    if isinstance(reference, date):
        reference = Reference(reference)
    tokens = scan_text(text, lexicon)
    result = _walk(lexicon, tokens, text, reference)
    for plain in texts_without_signs(tokens, result):
        other = _walk(lexicon, scan_text(plain, lexicon), plain, reference)
        result = refuse_unsaid(result, other)
    return result


def _walk(
    lexicon: Lexicon, tokens: Tokens, text: str, reference: Reference | None
) -> Result:
    """Return what the rules find in a text, each tried at each word."""
    context = Context(tokens, reference, lexicon.ambiguities)
    entries, size = tokens.entries, tokens.size
    readings: list[Quantity | Time] = []
    refusals: list[Refusal] = []
    names: list[tuple[int, str]] = []
    at = 0
    while at < size:
        rules = entries[at].rules or (lexicon.alone if size == 1 else ())
        match = None
        for rule in rules:
            match = rule.read(context, at)
            if match is not None:
                match = rule.state(context, match) if rule.state else match
                break
        if match is None:
            at += 1
            continue
        at = max(match.stop, at + 1)
        found = match.found
        if found is None:
            continue
        context.consumed = at
        names.append((found.start, rule.name))
        if isinstance(found, Refusal):
            refusals.append(found)
        else:
            readings.append(found)
    return Result(text, tuple(readings), tuple(refusals), tuple(names))
