"""English: the tables of numbers, quantities, times and names put together."""

import re

from pipeline.reading.languages.en import names, numbers, quantities, times
from pipeline.reading.languages.language import Language, join_roles
from pipeline.reading.languages.symbols import PART_LETTERS

ENGLISH = Language(
    tag="en",
    decimal_mark=".",
    date_order="mdy",
    digits=numbers.DIGITS,
    tens=numbers.TENS,
    teens=numbers.TEENS,
    spelled=numbers.SPELLED,
    scales=numbers.SCALES,
    multipliers=numbers.MULTIPLIERS,
    scale_signs=numbers.SCALE_SIGNS,
    amounts=numbers.AMOUNTS,
    ordinals=numbers.ORDINALS,
    parts=numbers.PARTS,
    months=times.MONTHS,
    years=times.YEARS,
    hedges=quantities.HEDGES,
    hedges_after=quantities.HEDGES_AFTER,
    units=quantities.UNITS,
    counters=quantities.COUNTERS,
    plain=names.PLAIN,
    designators=names.DESIGNATORS,
    part_letters=PART_LETTERS,
    roles=join_roles(numbers.ROLES, quantities.ROLES, times.ROLES, names.ROLES),
    plural=re.compile("[^sui]s$"),
)
