"""Digits that are no figures: document numbers, names, codes, clocks, map scales."""

import re

from pipeline.reading import marks
from pipeline.reading.scene import Scene
from pipeline.reading.tokens import Tokens

# Maps and plans are drawn at such scales (1/500); nobody states so small a share so.
_SMALLEST_MAP_SCALE = 200
_SHORTEST_PHONE = 8
# P.5 and TP.2, but not the full stop of a sentence without its space.
_LONGEST_SIGLUM = 2


def skip_name(scene: Scene, at: int) -> int:
    """Give the token after a name that the number at a token is part of, or 0."""
    tokens = scene.tokens
    after = at + 1
    if tokens.is_glued(at) and (_is_joined_before(tokens, at) or _is_plus(tokens, at)):
        return _skip_glued(tokens, at)
    if not tokens.gaps[at] and (
        _is_code_after(tokens, at) or _is_stroke_name(tokens, at)
    ):
        return _skip_glued(tokens, at)
    digits = tokens.words[at]
    if not digits.isdigit():
        return after if _is_version(scene, at) else 0
    if digits[0] == "0" and len(digits) > 2:
        return _skip_glued(tokens, at)
    if tokens.words[after] == "-" and _is_document_sign(tokens, after + 1):
        return _skip_glued(tokens, after + 1)
    if at and (_is_designated(scene, at) or _is_further(scene, at)):
        scene.named = _skip_glued(tokens, at)
        return scene.named
    return at + 2 if _is_list_number(scene, at) else 0


def _skip_glued(tokens: Tokens, at: int) -> int:
    at += 1
    while at < tokens.size and tokens.is_glued(at) and tokens.words[at] not in ",;)":
        at += 1
    return at


def _is_joined_before(tokens: Tokens, at: int) -> bool:
    """Find COVID-19, QL5, PM2.5, Q.1 and ±3: what is glued before the number."""
    before = at - 1
    joint = tokens.words[before]
    if joint in ("_", "±"):
        return True
    if joint in ("-", ".", "+", "/") and tokens.is_glued(before):
        before -= 1
        if joint == "." and len(tokens.words[before]) > _LONGEST_SIGLUM:
            return False
    return bool(tokens.names[before]) and not tokens.entries[before].money


def _is_plus(tokens: Tokens, at: int) -> bool:
    """Find +84987654321, a telephone number."""
    return tokens.words[at - 1] == "+" and len(tokens.words[at]) >= _SHORTEST_PHONE


def _is_code_after(tokens: Tokens, at: int) -> bool:
    """Find 4G, 3D and 15h30: letters glued to the number that are no unit or scale."""
    entry = tokens.entries[at + 1]
    if tokens.words[at + 1] == ":":
        return bool(tokens.numbers[at + 2])
    if not tokens.names[at + 1]:
        return False
    if entry.unit and not entry.exact_case:
        is_known = True
    elif entry.exact_case:
        is_known = tokens.text[tokens.start(at + 1)] == entry.exact_case
    else:
        is_known = bool(entry.scale or entry.amount)
    is_split = tokens.numbers[at + 2] and tokens.is_glued(at + 2)
    return not is_known or is_split


def _is_stroke_name(tokens: Tokens, at: int) -> bool:
    """Find 759/QĐ-TTg and the map scale 1/500."""
    joint, after = tokens.words[at + 1], at + 2
    if not tokens.is_glued(after):
        return False
    if joint in "-–" and tokens.is_acronym(after):
        return not tokens.entries[after].money
    if joint != "/":
        return False
    if tokens.numbers[after]:
        digits = tokens.words[after].replace(".", "")
        is_scale = digits.isdigit() and len(digits) < 8 and tokens.words[at] == "1"
        return is_scale and int(digits) >= _SMALLEST_MAP_SCALE
    return bool(tokens.names[after]) and tokens.is_capital(after)


def _is_document_sign(tokens: Tokens, at: int) -> bool:
    """Find NQ/TW after a number and a spaced hyphen: 57 - NQ/TW."""
    return (
        tokens.is_acronym(at)
        and tokens.words[at + 1] == "/"
        and tokens.names[at + 2]
        and tokens.is_glued(at + 2)
    )


def _is_version(scene: Scene, at: int) -> bool:
    """Find công nghiệp 4.0 and phiên bản 2.1."""
    tokens = scene.tokens
    if measures(tokens, at + 1) or not _VERSION.fullmatch(tokens.words[at]):
        return False
    is_named = tokens.entries[at - 1].marks & marks.DESIGNATOR
    return bool(is_named) or tokens.words[at].endswith(".0")


_VERSION = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}")


def _is_further(scene: Scene, at: int) -> bool:
    """Find the 59 and the 66 of Nghị quyết 57, 59 và 66."""
    tokens = scene.tokens
    if at < 1 or scene.named != at - 1:
        return False
    is_joint = tokens.words[at - 1] == "," or tokens.entries[at - 1].marks & marks.AND
    is_figure = measures(tokens, at + 1) or _counts(tokens, at + 1)
    return bool(is_joint) and not is_figure


def _is_designated(scene: Scene, at: int) -> bool:
    """Find the number of a resolution, a road, a phase."""
    tokens = scene.tokens
    before = at - 1
    roles = tokens.entries[before].marks
    if before < scene.floor or not tokens.names[before] or measures(tokens, at + 1):
        return False
    if roles & marks.DESIGNATOR:
        return not tokens.entries[before - 1].marks & marks.NO_DESIGNATOR
    return (
        tokens.is_acronym(before)
        and not tokens.entries[before].money
        and not _counts(tokens, at + 1)
        and len(tokens.words[at]) <= 4
        and tokens.words[at + 1] not in ("-", "/")
    )


def measures(tokens: Tokens, at: int) -> bool:
    """Tell whether a scale word or a unit stands at a token."""
    entry = tokens.entries[at]
    return bool(entry.scale or (entry.unit and not entry.marks & marks.TIMES))


def _counts(tokens: Tokens, at: int) -> bool:
    return tokens.names[at] and not tokens.entries[at].marks & marks.STOP


def _is_list_number(scene: Scene, at: int) -> bool:
    """Find the 1. or 1) that numbers a line."""
    tokens = scene.tokens
    return (
        scene.begins_line(at)
        and tokens.words[at + 1] in (".", ")")
        and tokens.names[at + 2]
        and tokens.words[at].isdigit()
    )
