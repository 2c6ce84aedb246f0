"""Vietnamese: the tables of numbers, quantities, times and names put together."""

from pipeline.reading.languages.language import Language, join_roles
from pipeline.reading.languages.symbols import PART_LETTERS, PART_SIGNS
from pipeline.reading.languages.vi import names, numbers, quantities, times

VIETNAMESE = Language(
    tag="vi",
    decimal_mark=",",
    date_order="dmy",
    digits=numbers.DIGITS,
    endings=numbers.ENDINGS,
    tens=numbers.TENS,
    spelled=numbers.SPELLED,
    scales=numbers.SCALES,
    multipliers=numbers.MULTIPLIERS,
    scale_signs=numbers.SCALE_SIGNS,
    amounts=numbers.AMOUNTS,
    ranks=numbers.RANKS,
    hedges=quantities.HEDGES,
    hedges_after=quantities.HEDGES_AFTER,
    units=quantities.UNITS,
    counters=quantities.COUNTERS,
    plain=names.PLAIN,
    designators=names.DESIGNATORS,
    part_signs=PART_SIGNS,
    part_letters=PART_LETTERS,
    roles=join_roles(numbers.ROLES, quantities.ROLES, times.ROLES, names.ROLES),
    alike=(
        ("quý", "quí"),
        ("tỷ", "tỉ"),
        ("kỷ", "kỉ"),
        ("kỳ", "kì"),
        ("mỹ", "mĩ"),
        ("sĩ", "sỹ"),
        ("lý", "lí"),
        ("óa", "oá"),
        ("òa", "oà"),
        ("ụy", "uỵ"),
        ("ủy", "uỷ"),
    ),
)
