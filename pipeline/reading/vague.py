"""Vague amounts, refused by name: hàng chục nghìn tỉ, vài trăm, nhiều triệu."""

from pipeline.reading import marks
from pipeline.reading.scene import Match, Scene


def refuse_vague(scene: Scene, at: int) -> Match | None:
    """Refuse a vague word with the scale words or the year after it, if any."""
    tokens = scene.tokens
    if tokens.entries[at + 1].marks & marks.YEAR and tokens.numbers[at + 2]:
        return scene.refuse("vague-time", at, at + 3)
    return _refuse_scales(scene, at, at + 1)


def refuse_bare_scale(scene: Scene, at: int) -> Match | None:
    """Refuse a scale word that no number stands before: nghìn tỷ đồng, chục dự án."""
    tokens = scene.tokens
    after = tokens.entries[at + 1]
    is_amount = after.scale or after.unit or after.counter
    return _refuse_scales(scene, at, at) if is_amount else None


def _refuse_scales(scene: Scene, at: int, stop: int) -> Match | None:
    entries = scene.tokens.entries
    first = stop
    while entries[stop].scale:
        stop += 1
    if stop == first:
        return None
    if entries[stop].unit:
        stop += 1
    return scene.refuse("vague-amount", at, stop)
