"""The ambiguities of a figure, in the order in which they are looked for.

An ambiguity is looked for in a language that has the table it needs, where a figure
has a trait of its trigger. The first that is found refuses the figure.
"""

from itertools import count

from pipeline.reading.context import Context, Match
from pipeline.reading.languages import role
from pipeline.reading.lexing.lexicon import Rule, Rules
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.numbers.spelled import SIDE_BY_SIDE
from pipeline.reading.numbers.unknown_signs import is_unknown_sign, skip_unknown_signs
from pipeline.reading.phrases.qualifiers import Qualifiers
from pipeline.reading.quantities import number_ambiguity as numbers
from pipeline.reading.quantities import unit_ambiguity as units
from pipeline.reading.quantities.figure import Figure
from pipeline.reading.quantities.lone_words import refuse_spelled_years
from pipeline.reading.quantities.shared_units import refuse_shared_unit

# Traits of a figure, beside the roles of what stands after it.
_bits = (1 << place for place in count(role.ALONE.bit_length()))
_NUMBER_AFTER = next(_bits)
_RANGE = next(_bits)
_MARKED = next(_bits)  # digits whose marks may be understood in two ways
_COUNTING = next(_bits)
_MEASURING = next(_bits)  # in a unit that has parts
_COMPARED = next(_bits)  # "higher than" stands before it
_SPELLED_PAIR = next(_bits)  # two digits in words, side by side
_AFTER_PRICE = next(_bits)
_NEGATIVE = next(_bits)
_PRICED = next(_bits)  # in money
_BESIDE_SIGN = next(_bits)

_SHARED = role.SHARING | _AFTER_PRICE
# What follows the number of a figure.
_AFTER = role.DIGITS | role.CHANGE | role.SHARING

# name, trigger, table of the language that it needs, function
AMBIGUITIES: Rules = (
    Rule("unknown sign", _BESIDE_SIGN, "", numbers.refuse_parted),
    Rule("adjoining numbers", _NUMBER_AFTER, "", numbers.refuse_adjoining),
    Rule("range, date or score", _RANGE, "", numbers.refuse_range),
    Rule("marks of digits", _RANGE | _MARKED, "", numbers.refuse_literal),
    Rule("year or count", _COUNTING, "IN", numbers.refuse_counted_year),
    Rule("difference or bound", _COMPARED, "", numbers.refuse_comparison),
    Rule("rate", role.PER, "", units.refuse_rate),
    Rule("measure in two units", _MEASURING, "", units.refuse_compound),
    Rule("unit or scale", _MEASURING, "", units.refuse_unit),
    Rule("bound or course of time", _MEASURING, "DURING", units.refuse_duration),
    Rule("years or five", _MEASURING, "COUNTABLE", refuse_spelled_years),
    Rule("months or part of a year", _MEASURING, "", units.refuse_months),
    Rule("noun or unit", _COUNTING, "", units.refuse_noun),
    Rule("price and scale", _PRICED, "", units.refuse_parted_price),
    Rule("two digits in words", _SPELLED_PAIR, "", numbers.refuse_spelled_pair),
    Rule("number of digits", role.DIGITS, "", numbers.refuse_digits),
    Rule("start of a change", role.CHANGE, "", numbers.refuse_start_of_change),
    Rule("shared unit or scale", _SHARED, "", refuse_shared_unit),
    Rule("minus or bullet", _NEGATIVE, "", numbers.refuse_bullet),
)


def find_ambiguity(
    context: Context, figure: Figure, qualifiers: Qualifiers
) -> Match | None:
    """Refuse a figure for its first ambiguity; None where it is certain."""
    traits = _traits_of(context, figure, qualifiers)
    for ambiguity in context.ambiguities:
        if ambiguity.trigger & traits:
            refusal: Match | None = ambiguity.read(context, figure, qualifiers)
            if refusal is not None:
                return refusal
    return None


def _is_beside_sign(tokens: Tokens, first: int, stop: int) -> bool:
    before = first - 1
    if tokens.words[before] in ("-", "/"):
        before -= 1
    is_after = before >= 0 and is_unknown_sign(tokens, before)
    return is_after or skip_unknown_signs(tokens, stop) > stop


def _traits_of(context: Context, figure: Figure, qualifiers: Qualifiers) -> int:
    """Return the traits of a figure, as bits."""
    tokens, amount = context.tokens, figure.amount
    return (
        tokens.entries[amount.stop].roles & _AFTER
        | tokens.entries[figure.stop].roles & role.PER
        | _NUMBER_AFTER * bool(tokens.numbers[figure.stop])
        | _RANGE * (figure.other is not None)
        | _MARKED * (amount.kind in numbers.AMBIGUOUS_KINDS)
        | _COUNTING * (figure.counted is not None)
        | _MEASURING * (figure.unit is not None and figure.unit.code in units.PARTS)
        | _COMPARED * qualifiers.compared
        | _SPELLED_PAIR * (amount.spelling == SIDE_BY_SIDE)
        | _AFTER_PRICE * context.last.is_price
        | _NEGATIVE * figure.is_negative
        | _PRICED * (figure.unit is not None and figure.unit.money)
        | _BESIDE_SIGN * _is_beside_sign(tokens, qualifiers.start, figure.stop)
    )
