"""Plain numbers that are part of a name: COP 30, đợt 2, 18 Hoàng Diệu, Wi-Fi 6."""

from pipeline.reading.context import Context
from pipeline.reading.languages import role
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.phrases.nouns import is_plural


def is_named(context: Context, first: int, stop: int) -> bool:
    """Whether a whole number that counts nothing is part of a name: COP 30, đợt 2.

    A figure without a unit follows a word that states it (đạt, là, hơn); after any
    other word it names one thing of a kind. So does one digit after
    mức, and the last of "3 trong 1".
    """
    tokens, before = context.tokens, first - 1
    if before < context.consumed or not tokens.names[before]:
        return False
    if tokens.numbers[stop] or tokens.words[stop] in _JOINTS:
        return False
    if tokens.entries[stop].roles & role.OVER and tokens.numbers[stop + 1]:
        return False  # mật độ 5 trên 10 km
    entry = tokens.entries[before]
    if entry.roles & role.LEVEL and stop == first + 1:
        return len(tokens.words[first]) == 1
    if before > context.consumed and _is_proper(tokens, before - 1, first):
        return True
    if entry.roles & role.OUT_OF and tokens.numbers[before - 1] and before:
        return True
    return not (entry.hedge or entry.roles & _STATING)


def is_among_names(context: Context, at: int, stop: int) -> bool:
    """Whether a number with a "noun" up to `stop` is part of a name.

    Of the words of a proper name each begins with a capital letter: 18 Hoàng Diệu, and
    the 2 of Nam Đình Vũ 2 thu hút.
    """
    tokens = context.tokens
    if at - 2 >= context.consumed and _is_proper(tokens, at - 2, at):
        return not tokens.entries[at + 1].counter
    if at - 1 >= context.consumed and _is_verb(tokens, at + 1, stop):
        return _is_subject(tokens, at - 1)
    if _is_part_of_name(context, at):
        return True
    return stop > at + 2 and (
        _is_proper(tokens, at + 1, stop) or _begins_address(tokens, at + 1, stop)
    )


def _is_part_of_name(context: Context, at: int) -> bool:
    """Whether a small number ends a name, and no known noun or unit follows it.

    SEA Games 33 khai mạc, dự án Ecopark 2 mở bán. Where nouns have a plural, that
    tells whether they are counted.
    """
    tokens, before = context.tokens, at - 1
    entry, noun = tokens.entries[before], tokens.entries[at + 1]
    if tokens.language.plural is not None or before <= context.consumed:
        return False
    if len(tokens.words[at]) > _MAX_DIGITS or noun.counter or noun.unit:
        return False
    if entry.hedge or entry.roles & _STATING or context.begins_line(before):
        return False
    return bool(tokens.names[before]) and tokens.is_capital(before)


def _is_verb(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether the one word after a small number is no plural: (Wi-Fi 6) works.

    Verbs that look like plurals are known by name.
    """
    entry = tokens.entries[at]
    if tokens.language.plural is None or stop != at + 1 or tokens.is_capital(at):
        return False
    if entry.roles & role.VERB:
        return True
    is_small = len(tokens.words[at - 1]) <= _MAX_DIGITS and not entry.counter
    return is_small and not is_plural(tokens, at)


# Names number one of a kind with so many digits at the most.
_MAX_DIGITS = 2


def _is_subject(tokens: Tokens, at: int) -> bool:
    """Whether a word before a number may begin a name: (Wi-Fi) 6 offers."""
    entry = tokens.entries[at]
    is_name = bool(tokens.names[at]) and tokens.is_capital(at)
    return is_name and not (entry.hedge or entry.roles & _STATING)


def _begins_address(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether a "noun" of two capitals or more is no plural: 32 Dao Tan Street.

    But 12 South Korean firms are so many.
    """
    if tokens.language.plural is None or is_plural(tokens, stop - 1):
        return False
    return _is_proper(tokens, first, first + 2)


def _is_proper(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether words that are no acronyms begin with capital letters."""
    return all(
        tokens.names[k] and tokens.is_capital(k) and not tokens.is_acronym(k)
        for k in range(first, stop)
    )


# A number before one of these is not the whole of what is written.
_JOINTS = frozenset("-/+:=")


_STATING = (
    role.LINK
    | role.STOP
    | role.SHARE
    | role.WHOLE
    | role.UP
    | role.DOWN
    | role.ESTIMATE
    | role.NEGATIVE
    | role.SUBTRACT
    | role.VAGUE
    | role.FROM
    | role.TO
    | role.AND
    | role.BETWEEN
    | role.NO_DESIGNATOR
    | role.TIMES
)
