"""Quantities: a number with all that belongs to it, from its hedge to its noun."""

from decimal import Decimal

from pipeline.reading.context import Match, Scene
from pipeline.reading.languages import role
from pipeline.reading.model import Quantity
from pipeline.reading.numbers.amount import Amount, to_decimal
from pipeline.reading.numbers.fractions import read_fraction
from pipeline.reading.phrases.qualifiers import Governors, look_back, reach_for_change
from pipeline.reading.quantities.ambiguity import doubt_figure
from pipeline.reading.quantities.changes import drop_false_change
from pipeline.reading.quantities.figure import Figure
from pipeline.reading.quantities.parts import take_counted, take_parts


def read_quantity(scene: Scene, amount: Amount) -> Match | None:
    """Read the quantity whose number is given, or refuse it."""
    refusal = read_fraction(scene, amount)
    if refusal is not None:
        return refusal
    figure = Figure(amount.start, amount.stop, amount)
    refusal = take_parts(scene, figure)
    if refusal is not None:
        return refusal
    governors = look_back(scene.tokens, figure.first, scene.floor)
    if governors.direction is not None and not _may_change(figure):
        governors = drop_false_change(scene, figure, governors)
    if governors.direction is None and _may_change(figure):
        reach_for_change(scene.tokens, governors, scene.floor)
    if scene.listed is not None:
        _share_direction(scene, governors)
    after = scene.tokens.entries[figure.stop].roles
    if governors.direction is None and after & (role.UP | role.DOWN):
        _take_change_after(scene, figure, governors)
    if figure.change is not None:
        scene.listed = figure.change
    if governors.direction is not None and (
        governors.start < figure.first - 1 or after & role.ALSO
    ):
        _note_list(scene, figure, governors.start, governors.direction)
    if scene.estimated == scene.floor:
        _share_estimate(scene, governors)
    return doubt_figure(scene, figure, governors) or _state(scene, figure, governors)


def _take_change_after(scene: Scene, figure: Figure, governors: Governors) -> None:
    """Take the noun of change that a figure stands before: a 5 percent decline."""
    entry, before = scene.tokens.entries[figure.stop], governors.start - 1
    has_article = scene.tokens.entries[before].roles & role.ONE and before >= 0
    if figure.unit is None:
        return
    if has_article or entry.roles & role.GROWTH:
        governors.direction = "up" if entry.roles & role.UP else "down"
        figure.stop += 1


def _note_list(scene: Scene, figure: Figure, start: int, direction: str) -> None:
    """Note a rise or fall that "lần lượt" lets govern all the numbers that follow."""
    entries, stop = scene.tokens.entries, figure.stop
    between, after = entries[start : figure.first], entries[stop : stop + _LIST]
    if any(entry.roles & role.EACH for entry in between) or any(
        entry.roles & role.EACH_BEFORE for entry in after
    ):
        scene.listed = direction


# "respectively" stands so many words after a list's first number at the latest.
_LIST = 12


def _share_direction(scene: Scene, governors: Governors) -> None:
    """Give a further number of a list its rise or fall: lần lượt 8,2% và 9,1%."""
    joint = scene.tokens.entries[scene.floor].roles & (role.ALSO | role.CHANGE)
    if not joint or governors.start > scene.floor + 1:
        scene.listed = None
    elif governors.direction is None:
        governors.direction = scene.listed


def _may_change(figure: Figure) -> bool:
    """Tell whether a figure may say by how much something changed: a percentage."""
    return figure.unit is not None and figure.unit.code in _CHANGES


_CHANGES = frozenset({"%", "%{point}", "%/a"})


def _share_estimate(scene: Scene, governors: Governors) -> None:
    """Take the "ước" that stands before the time just read: ước cả năm 2025 đạt."""
    before = scene.tokens.entries[scene.floor : governors.start]
    if all(entry.roles & role.LINK for entry in before):
        governors.status = "E"


def _state(scene: Scene, figure: Figure, governors: Governors) -> Match:
    """Put the quantity together from its parts."""
    other = figure.other
    if other is not None and figure.unit is None:
        take_counted(scene, figure)
    hedge = governors.hedge if other is None else "between"
    after = _find_hedge_after(scene, figure.stop)
    if after:
        hedge = hedge or after
        figure.stop += 1
        if figure.unit is None and figure.counted is None:
            take_counted(scene, figure)
    _widen(scene, governors, is_bounded=other is not None or bool(after))
    value, step = _value_and_step(figure)
    start, end = scene.span(governors.start, figure.stop)
    quantity = Quantity(
        start=start,
        end=end,
        value=value if other is None else None,
        low=None if other is None else value,
        high=None if other is None else other.value,
        unit="1" if figure.unit is None else figure.unit.code,
        counted=figure.counted,
        hedge=hedge or "exact",
        status=governors.status,
        direction=governors.direction,
        ordinal=False,
        step=step,
    )
    if governors.direction is not None:
        scene.rose = figure.stop
    return Match(figure.stop, quantity)


def _find_hedge_after(scene: Scene, at: int) -> str:
    """Find the hedge behind a figure (5% and up), which is no rise of the next one."""
    entry, following = scene.tokens.entries[at], scene.tokens.entries[at + 1]
    is_rise = entry.roles & (role.UP | role.DOWN)
    is_of_next = following.begins or following.money or following.hedge
    return "" if is_rise and is_of_next else entry.hedge_after


def _widen(scene: Scene, governors: Governors, *, is_bounded: bool) -> None:
    """Reach over "từ" before a range, and over "gấp", to what governs them."""
    before = governors.start - 1
    if before < scene.floor:
        return
    roles = scene.tokens.entries[before].roles
    opens_range = is_bounded and roles & (role.FROM | role.BETWEEN)
    if not (opens_range or roles & role.MULTIPLE):
        return
    wider = look_back(scene.tokens, before, scene.floor)
    governors.start = wider.start
    governors.status = governors.status or wider.status
    governors.direction = governors.direction or wider.direction


def _value_and_step(figure: Figure) -> tuple[Decimal, Decimal]:
    value, step = figure.amount.value, figure.amount.stated_step
    if figure.other is not None:
        step = min(step, figure.other.stated_step)
    if figure.has_half:
        half = to_decimal(5, figure.amount.scale - 1)
        value, step = value + half, half
    return (-value if figure.is_negative else value), step
