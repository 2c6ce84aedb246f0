"""Digits that are no figures: document numbers, names, codes, clocks, map scales."""

import re

from pipeline.reading.context import Context, Last, Match
from pipeline.reading.languages import role
from pipeline.reading.languages.symbols import FRACTIONS
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.phrases.lookahead import is_scale_sign, measure_follows
from pipeline.reading.phrases.nouns import noun_follows
from pipeline.reading.phrases.phones import find_end_of_phone

# Maps and plans are drawn at such scales (1/500); nobody states so small a share so.
_MIN_MAP_SCALE = 200
_MIN_PHONE = 8
# P.5 and TP.2, but not the full stop of a sentence without its space.
_MAX_SIGLUM = 2
# Items in a list are numbered with fewer digits.
_MIN_COUNT = 3
# QNg 96543 TS: so many digits without marks, after a sign of so many letters.
_MIN_REGISTRATION = 5
_MAX_SIGN = 4


def skip_name(context: Context, at: int) -> Match | None:
    """Pass over a name that the number at a token is part of."""
    stop = _find_end_of_name(context, at)
    return Match(stop, None) if stop else None


def _find_end_of_name(context: Context, at: int) -> int:
    """Return the token after a name that the number at a token is part of, or 0."""
    tokens = context.tokens
    after = at + 1
    phone = find_end_of_phone(tokens, at)
    if phone:
        return phone
    if tokens.is_glued(at) and (_is_joined_before(tokens, at) or _is_plus(tokens, at)):
        return _skip_glued(tokens, at)
    digits = tokens.words[at]
    if not tokens.gaps[at] and _is_code_after(tokens, at):
        return _skip_glued(tokens, at) if digits.isdigit() else 0
    if not tokens.gaps[at] and _is_stroke_name(tokens, at):
        return _skip_glued(tokens, at)
    if not digits.isdigit():
        return after if _is_version(context, at) else 0
    if digits[0] == "0" and len(digits) > 2:
        return _skip_digits(tokens, _skip_glued(tokens, at))
    if tokens.words[after] == "-" and _is_document_sign(tokens, after + 1):
        return _skip_glued(tokens, after + 1)
    if at and (_is_designated(context, at) or _is_further(context, at)):
        stop = _skip_range(tokens, _skip_glued(tokens, at))
        context.last = Last(stop, is_name=True)
        return stop
    is_long = len(digits) >= _MIN_REGISTRATION
    if at and (_is_registered if is_long else _is_score)(tokens, at):
        return _skip_glued(tokens, at)
    return at + 2 if _is_list_number(context, at) else 0


def _skip_glued(tokens: Tokens, at: int) -> int:
    at += 1
    while at < tokens.size and tokens.is_glued(at) and tokens.words[at] not in ",;)":
        at += 1
    return at


def _skip_digits(tokens: Tokens, at: int) -> int:
    """Return the token after the further groups of a telephone number: 0903 456 789."""
    while tokens.numbers[at] and tokens.words[at].isdigit():
        at += 1
    return at


def _skip_range(tokens: Tokens, at: int) -> int:
    """Return the token after the last of a name's numbers: (gió cấp) 6 - 7."""
    other = at + 1
    while (
        tokens.words[at] == "-"
        and tokens.numbers[other]
        and tokens.words[other].isdigit()
        and not measure_follows(tokens, other + 1)
        and not noun_follows(tokens, other + 1)
    ):
        at, other = other + 1, other + 2
    return at


def _is_score(tokens: Tokens, at: int) -> bool:
    """Find the goals of two sides: thua 0-2, tỷ số 3-1."""
    return (
        bool(tokens.entries[at - 1].roles & role.SCORE)
        and tokens.words[at + 1] == "-"
        and bool(tokens.numbers[at + 2])
        and not measure_follows(tokens, at + 3)
    )


def _is_registered(tokens: Tokens, at: int) -> bool:
    """Find the number of a vessel, between two signs in capitals: QNg 96543 TS."""
    before, after = tokens.quote(at - 1, at), at + 1
    return (
        len(before) <= _MAX_SIGN
        and before[:2].isupper()
        and not tokens.entries[at - 1].money
        and bool(tokens.names[after])
        and tokens.is_acronym(after)
        and not tokens.entries[after].money
        and not tokens.entries[after].unit
    )


def _is_joined_before(tokens: Tokens, at: int) -> bool:
    """Find COVID-19, QL5, PM2.5, Q.1, #1 and ±3: what is glued before the number."""
    before = at - 1
    joint = tokens.words[before]
    if joint in ("_", "±", "#"):
        return True
    if joint == "'" and tokens.numbers[before - 1] and before:
        return tokens.is_glued(before)
    if joint in ("-", ".", "+", "/") and tokens.is_glued(before):
        before -= 1
        if joint == "." and len(tokens.words[before]) > _MAX_SIGLUM:
            return False
    return bool(tokens.names[before]) and not tokens.entries[before].money


def _is_plus(tokens: Tokens, at: int) -> bool:
    """Find +84987654321, a telephone number."""
    return tokens.words[at - 1] == "+" and len(tokens.words[at]) >= _MIN_PHONE


def _is_code_after(tokens: Tokens, at: int) -> bool:
    """Find 4G, 3D, 18+ and 15h30: what is glued to the number and no unit or scale."""
    entry = tokens.entries[at + 1]
    if tokens.words[at + 1] in ("+", ":"):
        return _is_code_over_sign(tokens, at + 1)
    if not tokens.names[at + 1]:
        return False
    if entry.exact_case:
        is_known = tokens.text[tokens.start(at + 1)] == entry.exact_case
    else:
        is_known = bool(entry.unit or entry.scale or entry.hedge_after)
        is_known = is_known or tokens.words[at + 1] in FRACTIONS
        is_known = is_known or is_scale_sign(tokens, at, at + 1)
    is_split = tokens.numbers[at + 2] and tokens.is_glued(at + 2)
    return not is_known or is_split


def _is_code_over_sign(tokens: Tokens, sign: int) -> bool:
    """Whether a plus or colon after a number makes it a name: 18+, 15:30."""
    if tokens.words[sign] == ":":
        return bool(tokens.numbers[sign + 1])
    if tokens.entries[sign + 1].scale:
        return False  # 5+ triệu
    return not tokens.gaps[sign] or not tokens.numbers[sign + 1]


def _is_stroke_name(tokens: Tokens, at: int) -> bool:
    """Find 759/QĐ-TTg and the map scale 1/500."""
    joint, after = tokens.words[at + 1], at + 2
    if not tokens.is_glued(after):
        return False
    if joint in "-–" and tokens.is_acronym(after):
        return not tokens.entries[after].unit
    if joint == "-" and tokens.entries[after].roles & role.NUMERAL:
        return tokens.is_capital(after)  # 7-Eleven
    if joint != "/":
        return False
    if tokens.numbers[after]:
        digits = tokens.words[after].replace(".", "")
        is_scale = digits.isdigit() and len(digits) < 8 and tokens.words[at] == "1"
        return is_scale and int(digits) >= _MIN_MAP_SCALE
    return bool(tokens.names[after]) and tokens.is_capital(after)


def _is_document_sign(tokens: Tokens, at: int) -> bool:
    """Find NQ/TW after a number and a spaced hyphen: 57 - NQ/TW."""
    return (
        tokens.is_acronym(at)
        and tokens.words[at + 1] == "/"
        and tokens.names[at + 2]
        and tokens.is_glued(at + 2)
    )


def _is_version(context: Context, at: int) -> bool:
    """Find công nghiệp 4.0 and phiên bản 2.1."""
    tokens = context.tokens
    if measure_follows(tokens, at + 1) or not _VERSION.fullmatch(tokens.words[at]):
        return False
    is_named = tokens.entries[at - 1].roles & role.DESIGNATOR
    is_lone = tokens.words[at].endswith(".0") and not _joins_measure(tokens, at + 1)
    return bool(is_named) or is_lone


def _joins_measure(tokens: Tokens, at: int) -> bool:
    """Whether a number goes on to another one that measures: 9.0 to 9.3 percent."""
    joins = tokens.entries[at].roles & _JOINTS or tokens.words[at] in ("-", ",")
    at += 1 + bool(tokens.entries[at + 1].money)
    return bool(joins and tokens.numbers[at] and _measures(tokens, at + 1))


def _measures(tokens: Tokens, at: int) -> bool:
    """Whether a unit or scale follows a number, or a further number of its list."""
    return measure_follows(tokens, at) or _joins_measure(tokens, at)


_JOINTS = role.TO | role.AND | role.OR


_VERSION = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}")


def _is_further(context: Context, at: int) -> bool:
    """Find the 59 and the 66 of Nghị quyết 57, 59 và 66."""
    tokens = context.tokens
    if not context.last.is_name or context.last.stop != at - 1:
        return False
    is_joint = tokens.entries[at - 1].roles & role.ALSO
    if not is_joint or measure_follows(tokens, at + 1):
        return False
    return not noun_follows(tokens, at + 1) or _is_next(tokens, at)


def _is_next(tokens: Tokens, at: int) -> bool:
    """Whether a number follows on the one before it: (bến số) 7, 8."""
    last = tokens.words[at - 2]
    return last.isdigit() and int(tokens.words[at][:9]) == int(last[:9]) + 1


def _is_designated(context: Context, at: int) -> bool:
    """Find the number of a resolution, a road, a phase."""
    tokens = context.tokens
    before = at - 1
    roles = tokens.entries[before].roles
    if (
        before < context.consumed
        or not tokens.names[before]
        or measure_follows(tokens, at + 1)
    ):
        return False
    if roles & role.HOLDER and tokens.entries[at + 1].counter:
        return False
    if roles & role.CAPITALIZED and not tokens.is_capital(before):
        return False
    if roles & role.DESIGNATOR:
        return not tokens.entries[before - 1].roles & role.NO_DESIGNATOR
    return (
        not noun_follows(tokens, at + 1)
        and not tokens.entries[at + 1].unit
        and not tokens.entries[before].money
        and tokens.is_acronym(before)
        and len(tokens.words[at]) <= 4
        and tokens.words[at + 1] not in ("-", "/")
    )


def _is_list_number(context: Context, at: int) -> bool:
    """Find the 1. or 1) that numbers a line or a clause, and (1)."""
    tokens = context.tokens
    before = tokens.words[at - 1] if at else ""
    if before == "(" and tokens.words[at + 1] == ")":
        return len(tokens.words[at]) < _MIN_COUNT
    return (
        (context.begins_line(at) or before in (";", ":", "."))
        and tokens.words[at + 1] in (".", ")")
        and tokens.names[at + 2]
        and tokens.words[at].isdigit()
    )
