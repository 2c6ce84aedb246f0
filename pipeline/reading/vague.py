"""Vague amounts, refused by name: hàng chục nghìn tỉ, vài trăm, nhiều triệu."""

from pipeline.reading import marks
from pipeline.reading.scene import Match, Scene


def refuse_vague(scene: Scene, at: int) -> Match | None:
    """Refuse a vague word with the scale words after it, or None where none stand."""
    tokens = scene.tokens
    stop = at + 1
    while stop < tokens.size and tokens.entries[stop].scale:
        stop += 1
    if stop == at + 1:
        return None
    if tokens.entries[stop].unit:
        stop += 1
    return scene.refuse("vague-amount", at, stop)


def is_vague(roles: int) -> bool:
    """Tell whether a word's roles make the scale words after it vague."""
    return bool(roles & marks.VAGUE)
