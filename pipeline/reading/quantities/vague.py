"""Vague amounts, refused by name: hàng chục nghìn tỉ, vài trăm, nhiều triệu."""

from pipeline.reading.context import Match, Scene
from pipeline.reading.languages import role


def refuse_vague(scene: Scene, at: int) -> Match | None:
    """Refuse a vague word with the scale words or the year after it, if any."""
    tokens = scene.tokens
    if tokens.entries[at].roles & role.WEEK:
        return _refuse_week(scene, at)
    if tokens.entries[at + 1].roles & role.YEAR and tokens.numbers[at + 2]:
        return scene.refuse("vague-time", at, at + 3)
    roles = tokens.entries[at].roles
    first = at if tokens.entries[at].scale else at + 1
    return _refuse_scales(scene, at, first) or (
        scene.refuse("vague-amount", at, at + 1) if roles & role.UNCOUNTED else None
    )


def _refuse_week(scene: Scene, at: int) -> Match | None:
    """Refuse a month's numbered part: tuần 3 tháng 8, kỳ 2 tháng 9.

    No calendar settles its days.
    """
    tokens = scene.tokens
    month = at + 2
    if tokens.entries[month].roles & role.POSSESSIVE:
        month += 1
    is_numbered = tokens.numbers[at + 1] and tokens.entries[month].roles & role.MONTH
    if not is_numbered or not tokens.numbers[month + 1]:
        return None
    return scene.refuse("vague-time", at, month + 2)


def refuse_bare_scale(scene: Scene, at: int) -> Match | None:
    """Refuse a scale word that no number stands before: nghìn tỷ đồng, chục dự án."""
    tokens = scene.tokens
    after = tokens.entries[at + 1]
    is_amount = after.scale or after.unit or after.counter
    return _refuse_scales(scene, at, at) if is_amount else None


def _refuse_scales(scene: Scene, at: int, stop: int) -> Match | None:
    entries = scene.tokens.entries
    first = stop
    while entries[stop].scale or (
        entries[stop].roles & role.OF_ALL and entries[stop + 1].scale
    ):
        stop += 1
    if stop == first:
        return None
    if entries[stop].unit:
        stop += 1
    return scene.refuse("vague-amount", at, stop)
