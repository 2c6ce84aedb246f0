"""Quantities: a number with all that belongs to it, from its hedge to what it counts."""

from dataclasses import dataclass
from decimal import Decimal

from pipeline.reading import marks
from pipeline.reading.amounts import Amount, read_amount
from pipeline.reading.fractions import is_minus, read_fraction
from pipeline.reading.hedges import Governors, look_back
from pipeline.reading.lexicon import DIGIT, TEN
from pipeline.reading.literals import (
    FOREIGN_DECIMAL,
    GROUPED,
    PLAIN,
    THREE_DECIMALS,
)
from pipeline.reading.periods import DAY, is_possible
from pipeline.reading.points import is_likely_year, point_of_fields
from pipeline.reading.readings import Quantity
from pipeline.reading.scene import Match, Scene
from pipeline.reading.spelled import SIDE_BY_SIDE
from pipeline.reading.units import Unit, read_counted, read_unit


@dataclass(slots=True)
class Figure:
    """A quantity while it is being put together; token indices are half-open."""

    first: int
    stop: int
    amount: Amount
    other: Amount | None = None
    unit: Unit | None = None
    counted: str | None = None
    negative: bool = False
    half: bool = False


def read_quantity(scene: Scene, amount: Amount) -> Match | None:
    """Read the quantity whose number is given, or refuse it; None where it counts nothing."""
    refusal = read_fraction(scene, amount)
    if refusal is not None:
        return refusal
    figure = Figure(amount.start, amount.stop, amount)
    _take_prefix(scene, figure)
    _take_unit(scene, figure)
    refusal = _take_other_end(scene, figure)
    if refusal is not None:
        return refusal
    if figure.unit is None:
        _take_counted(scene, figure)
    if amount.kind is None and not _is_number(scene, figure):
        return Match(amount.stop, None)
    governors = look_back(scene.tokens, figure.first, scene.floor)
    return _doubt(scene, figure, governors) or _state(scene, figure, governors)


def _take_prefix(scene: Scene, figure: Figure) -> None:
    """Take the currency and the minus that stand before the number."""
    tokens = scene.tokens
    before = figure.first - 1
    if before >= scene.floor and tokens.entries[before].money:
        entry = tokens.entries[before]
        figure.unit = Unit(figure.stop, entry.unit, True)
        figure.first = before
        before -= 1
    if before < scene.floor:
        return
    roles = tokens.entries[before].marks
    if roles & marks.NEGATIVE or is_minus(tokens, figure.first):
        figure.negative = True
        figure.first = before
    elif before == 0 and (roles & marks.SUBTRACT or tokens.words[0] == "-"):
        figure.negative = True
        figure.first = before


def _take_unit(scene: Scene, figure: Figure) -> None:
    if figure.unit is not None:
        return
    unit = read_unit(scene.tokens, figure.stop)
    if unit is None:
        return
    figure.unit = unit
    figure.stop = unit.stop
    if scene.tokens.entries[unit.stop].marks & marks.HALF and not figure.amount.ratio:
        figure.half = True
        figure.stop += 1


def _take_counted(scene: Scene, figure: Figure) -> None:
    counted = read_counted(scene.tokens, figure.stop)
    if counted is not None:
        figure.counted = counted.words
        figure.stop = counted.stop


def _take_other_end(scene: Scene, figure: Figure) -> Match | None:
    """Take the second end of a range: 7,5-8%, từ 5 đến 7%, giữa 1000 và 2000 đồng."""
    tokens, at = scene.tokens, figure.stop
    roles = tokens.entries[at].marks
    between = _between(scene, figure.first)
    if not (roles & marks.TO or (roles & marks.AND and between)):
        return None
    first = at + 1
    money = tokens.entries[first].unit if tokens.entries[first].money else ""
    if money:
        first += 1
    other = read_amount(tokens, first, scene.decimal_mark)
    if other is None or other.fault or (figure.amount.ratio and not figure.unit):
        return None
    unit = Unit(other.stop, money, True) if money else read_unit(tokens, other.stop)
    if figure.unit is not None:
        if unit is None:
            return None
        if unit.code != figure.unit.code:
            return _unlike(scene, figure, unit) if tokens.words[at] == "-" else None
    if other.kind is None and unit is None and not other.scale and figure.unit is None:
        counted = read_counted(tokens, other.stop)
        if counted is None:
            return None
    figure.other = other
    figure.unit = unit
    figure.stop = other.stop if unit is None else unit.stop
    _share_scale(figure.amount, other)
    return None


def _unlike(scene: Scene, figure: Figure, unit: Unit) -> Match:
    return scene.refuse("unlike-range", figure.first, unit.stop)


def _between(scene: Scene, first: int) -> bool:
    before = first - 1
    return before >= scene.floor and bool(
        scene.tokens.entries[before].marks & marks.BETWEEN
    )


def _share_scale(amount: Amount, other: Amount) -> None:
    """Give the first end the second's scale, which stands for both: 8-9 triệu."""
    if other.scale and not amount.scale and amount.value < other.value:
        low = Amount(
            amount.start, amount.stop, amount.mantissa, amount.exponent, amount.step
        )
        if low.value * Decimal(10) ** other.scale < other.value:
            amount.exponent += other.scale
            amount.step += other.scale


def _is_number(scene: Scene, figure: Figure) -> bool:
    """Tell whether spelled-out words are a number here: not năm (year), một (a), Ba Vì."""
    amount, tokens = figure.amount, scene.tokens
    entry = tokens.entries[amount.start]
    if amount.stop > amount.start + 1 or amount.ratio or entry.part not in (DIGIT, TEN):
        return True
    if scene.is_whole(figure.first, figure.stop) and figure.counted is None:
        return True
    roles = tokens.entries[amount.start].marks
    if not entry.digit:
        return False
    if tokens.is_capital(amount.start) and tokens.is_capital(amount.stop):
        return False
    if roles & (marks.ARTICLE | marks.YEAR):
        return figure.unit is not None and figure.unit.code not in _VAGUE_UNITS
    if figure.unit is not None or figure.other is not None:
        return True
    return figure.counted is not None and not tokens.is_capital(amount.stop)


# After "một" these are no measure but an article's noun: một năm, một lần.
_VAGUE_UNITS = frozenset({"a", "mo", "wk", "d", "h", "min", "s", "1", "{quarter}", "10.a"})


def _doubt(scene: Scene, figure: Figure, governors: Governors) -> Match | None:
    """Refuse what has two readings, or none, for the words that stand here."""
    amount, other = figure.amount, figure.other
    refusal = None
    if other is not None:
        refusal = _doubt_range(scene, figure, governors) or _doubt_literal(
            scene, figure, other
        )
    if refusal is None and amount.kind in _DOUBTFUL:
        refusal = _doubt_literal(scene, figure, amount)
    if refusal is not None:
        return refusal
    if governors.compared and (
        governors.start > 0 or (figure.unit is not None and "point" in figure.unit.code)
    ):
        return scene.refuse("ambiguous-comparison", governors.start, figure.stop)
    if figure.unit is None and figure.counted is None:
        if scene.tokens.numbers[figure.stop]:
            return _refuse_adjoining(scene, figure)
    elif figure.counted is not None:
        refusal = _doubt_rate(scene, figure)
    elif figure.unit is not None and figure.unit.code == "mo":
        refusal = _doubt_months(scene, figure, governors)
    if refusal is None and (amount.kind is None or figure.negative):
        refusal = _doubt_words(scene, figure)
    return refusal


_DOUBTFUL = (PLAIN, GROUPED, THREE_DECIMALS, FOREIGN_DECIMAL)


def _doubt_months(scene: Scene, figure: Figure, governors: Governors) -> Match | None:
    """Refuse 7 tháng where nothing tells it from the first seven months of a year."""
    amount, unit, entries = figure.amount, figure.unit, scene.tokens.entries
    if unit is None or governors.hedge or figure.other:
        return None
    if amount.exponent or amount.ratio or not 1 < amount.mantissa < 12 or figure.half:
        return None
    around = entries[figure.first - 1].marks | entries[figure.stop].marks
    if around & marks.LASTING:
        return None
    return scene.refuse("ambiguous-months", figure.first, figure.stop)


def _doubt_rate(scene: Scene, figure: Figure) -> Match | None:
    """Refuse 12 người trên 10.000 dân: a rate for which there is no unit."""
    tokens = scene.tokens
    at = figure.stop
    if not tokens.entries[at].marks & marks.PER:
        return None
    below = read_amount(tokens, at + 1, scene.decimal_mark)
    if below is None or below.fault or not tokens.entries[below.stop].marks & marks.PEOPLE:
        return None
    return scene.refuse("rate-per-many", figure.first, below.stop + 1)


def _doubt_range(scene: Scene, figure: Figure, governors: Governors) -> Match | None:
    amount, other = figure.amount, figure.other
    if other is None:
        return None
    if figure.unit is None and not governors.hedge and not other.scale:
        both = amount.kind == other.kind == PLAIN
        is_day = both and amount.mantissa <= 31 and other.mantissa <= 12
        counted = read_counted(scene.tokens, figure.stop)
        if is_day and counted is None and scene.tokens.words[amount.stop] == "-":
            return scene.refuse(
                "ambiguous-date-or-range",
                amount.start,
                figure.stop,
                date=f"{amount.mantissa}.{other.mantissa}.",
                number=f"{amount.mantissa} - {other.mantissa}",
            )
    if amount.value >= other.value:
        return scene.refuse("reversed-range", figure.first, figure.stop)
    return None


def _doubt_literal(scene: Scene, figure: Figure, amount: Amount) -> Match | None:
    """Refuse digits whose marks, or the lack of them, can be understood in two ways."""
    words = scene.tokens.words[amount.start]
    kind, unit = amount.kind, figure.unit
    if amount.scale:
        return None
    if kind == GROUPED:
        is_doubtful = words.count(".") == 1 and scene.is_foreign_style()
        return _refuse_mark(scene, amount, words) if is_doubtful else None
    if kind == THREE_DECIMALS:
        is_count = figure.counted is not None or (unit is not None and unit.money)
        return _refuse_mark(scene, amount, words) if is_count else None
    if unit is not None:
        return None
    if kind == FOREIGN_DECIMAL:
        return _refuse_date(scene, amount, words)
    if kind == PLAIN and figure.counted is None and is_likely_year(words):
        if not amount.ratio and not scene.is_whole(figure.first, figure.stop):
            return scene.refuse("ambiguous-year", amount.start, amount.stop)
    return None


def _refuse_date(scene: Scene, amount: Amount, words: str) -> Match | None:
    point = point_of_fields(tuple(words.split(".")), DAY)
    if point is None or not is_possible(point):
        return None
    return scene.refuse(
        "ambiguous-date-or-decimal",
        amount.start,
        amount.stop,
        date=f"{point.day}.{point.month}.",
        number=words.replace(".", scene.decimal_mark),
    )


def _refuse_mark(scene: Scene, amount: Amount, words: str) -> Match:
    return scene.refuse(
        "ambiguous-separator",
        amount.start,
        amount.stop,
        first=words.replace(",", "").replace(".", ""),
        second=words.replace(".", ","),
    )


def _refuse_adjoining(scene: Scene, figure: Figure) -> Match:
    stop = figure.stop
    while scene.tokens.numbers[stop]:
        stop += 1
    return scene.refuse("adjoining-numbers", figure.first, stop)


def _doubt_words(scene: Scene, figure: Figure) -> Match | None:
    tokens, amount = scene.tokens, figure.amount
    if amount.manner == SIDE_BY_SIDE and not scene.is_whole(figure.first, figure.stop):
        neighbours = amount.kind is None and amount.mantissa % 10 == (
            amount.mantissa // 10 + 1
        )
        if amount.ratio is None and (neighbours or figure.unit is None):
            return scene.refuse(
                "ambiguous-number-words",
                amount.start,
                figure.stop,
                number=str(amount.value),
            )
    if figure.negative and figure.first == 0 and tokens.words[0] == "-":
        spaced = not tokens.is_glued(1)
        if spaced and figure.stop < tokens.size or (
            figure.counted is not None and amount.ratio is None
        ):
            return scene.refuse("ambiguous-bullet", 0, figure.stop)
    return None


def _state(scene: Scene, figure: Figure, governors: Governors) -> Match:
    """Put the quantity together from its parts."""
    tokens, amount, other = scene.tokens, figure.amount, figure.other
    if other is not None and figure.unit is None:
        _take_counted(scene, figure)
    hedge, first, stop = governors.hedge, governors.start, figure.stop
    if other is not None:
        hedge = "between"
    after = tokens.entries[stop].hedge_after
    if after:
        hedge = hedge or after
        stop += 1
    lead = tokens.entries[first - 1].marks if first > scene.floor else 0
    if lead & (marks.FROM | marks.BETWEEN) and (other is not None or after):
        first -= 1
        wider = look_back(tokens, first, scene.floor)
        first = wider.start
        governors.status = governors.status or wider.status
    elif lead & marks.MULTIPLE:
        first -= 1
        wider = look_back(tokens, first, scene.floor)
        first = wider.start
        governors.direction = wider.direction
    start, end = scene.span(first, stop)
    value = amount.value
    step = amount.stated_step
    if figure.half:
        value += Decimal("0.5")
        step = Decimal("0.5")
    if figure.negative:
        value = -value
    high = None if other is None else other.value
    if other is not None:
        step = min(step, other.stated_step)
    return Match(
        stop,
        Quantity(
            start,
            end,
            None if high is not None else value,
            None if high is None else value,
            high,
            "1" if figure.unit is None else figure.unit.code,
            figure.counted,
            hedge or "exact",
            governors.status,
            governors.direction,
            False,
            step,
        ),
    )


