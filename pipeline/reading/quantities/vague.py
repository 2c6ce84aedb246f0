"""Vague amounts, refused by name: hàng chục nghìn tỉ, vài trăm, nhiều triệu."""

from pipeline.reading.context import Context, Match
from pipeline.reading.languages import role


def refuse_vague(context: Context, at: int) -> Match | None:
    """Refuse a vague word with the scale words or the year after it, if any."""
    tokens = context.tokens
    if tokens.entries[at + 1].roles & role.YEAR and tokens.numbers[at + 2]:
        return context.refuse("vague-time", at, at + 3)
    roles = tokens.entries[at].roles
    first = at if tokens.entries[at].scale else at + 1
    return _refuse_scales(context, at, first) or (
        context.refuse("vague-amount", at, at + 1) if roles & role.UNCOUNTED else None
    )


def refuse_part_of_month(context: Context, at: int) -> Match | None:
    """Refuse a month's numbered part: tuần 3 tháng 8, tuần đầu tháng 9.

    No calendar settles its days.
    """
    tokens, month = context.tokens, at + 2
    part = tokens.entries[at + 1]
    is_part = part.roles & (role.HEAD | role.TAIL) or part.part or part.ordinal
    if not (tokens.numbers[at + 1] or is_part):
        return None
    if tokens.entries[month].roles & role.POSSESSIVE:
        month += 1
    if not tokens.entries[month].roles & role.MONTH or not tokens.numbers[month + 1]:
        return None
    return context.refuse("vague-time", at, month + 2)


def refuse_bare_scale(context: Context, at: int) -> Match | None:
    """Refuse a scale word that no number stands before: nghìn tỷ đồng, chục dự án."""
    tokens = context.tokens
    after = tokens.entries[at + 1]
    is_amount = after.scale or after.unit or after.counter
    return _refuse_scales(context, at, at) if is_amount else None


def _refuse_scales(context: Context, at: int, stop: int) -> Match | None:
    entries = context.tokens.entries
    first = stop
    while entries[stop].scale or (
        entries[stop].roles & role.OF_ALL and entries[stop + 1].scale
    ):
        stop += 1
    if stop == first:
        return None
    if entries[stop].unit:
        stop += 1
    return context.refuse("vague-amount", at, stop)
