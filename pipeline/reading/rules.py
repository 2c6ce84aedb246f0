"""The rules of the reader, in the order in which they are tried at a token.

A rule is on for a language that has the table it needs (`Language.has`), and is tried
where a token has a role of its trigger. The first match holds.
"""

from pipeline.reading.languages import role
from pipeline.reading.lexing.lexicon import Rule, Rules
from pipeline.reading.phrases.names import skip_name
from pipeline.reading.quantities.bare import (
    read_lone_roman,
    read_scale_word,
    refuse_digits,
)
from pipeline.reading.quantities.quantity import read_quantity
from pipeline.reading.quantities.ranks import read_ordinal_rank, read_rank
from pipeline.reading.quantities.vague import refuse_part_of_month, refuse_vague
from pipeline.reading.times.announced import (
    read_announced_time,
    read_counted_time,
    read_day_after_days,
    read_weekday_date,
)
from pipeline.reading.times.clock import refuse_decade, skip_time_of_day
from pipeline.reading.times.digit_dates import read_digit_date, read_further_time
from pipeline.reading.times.named_dates import (
    read_day_before_month,
    read_further_day,
    read_named_month,
)
from pipeline.reading.times.parts_of_year import read_months_of_year, read_part_of_year
from pipeline.reading.times.signs import read_lettered_part, read_part_sign
from pipeline.reading.times.statement import state_part, state_time
from pipeline.reading.times.years import (
    read_bracketed_year,
    read_lone_year,
    read_relative_year,
)

_DIGITS = role.IN_DIGITS
_ORDINAL = role.IN_DIGITS | role.ORDINAL_NUMBER | role.TEN_WORD
_FURTHER = role.IN_DIGITS | role.ROMAN_DIGIT
_PART = _ORDINAL | role.REST
_RANK = role.RANK_WORD | role.ORDINAL | role.ROMAN | role.TOP
_NUMBER = role.IN_DIGITS | role.NUMBER_WORD | role.ONE | role.HALF_OF

# name, trigger, table of the language that it needs, function, how a time is stated
RULES: Rules = (
    Rule("time of day", _DIGITS, "MERIDIEM", skip_time_of_day),
    Rule("decade", _DIGITS, "DECADE", refuse_decade),
    Rule("further day of a month", _DIGITS, "months", read_further_day, state_time),
    Rule("day before month", _DIGITS, "months", read_day_before_month, state_part),
    Rule("year in brackets", _DIGITS, "date_order", read_bracketed_year, state_time),
    Rule("lone year", _DIGITS, "IN", read_lone_year, state_part),
    Rule("relative year", role.RELATIVE_YEAR, "years", read_relative_year, state_part),
    Rule("named month", role.MONTH_NAME, "months", read_named_month, state_part),
    Rule("part of a year", _PART, "ordinals", read_part_of_year, state_part),
    Rule("rank by ordinal number", _ORDINAL, "ordinals", read_ordinal_rank),
    Rule("number of a part", _DIGITS, "part_letters", read_lettered_part, state_time),
    Rule("sign of a part", role.PART_SIGN, "part_signs", read_part_sign, state_time),
    Rule("name with digits", _DIGITS, "", skip_name),
    Rule("digits that are no number", _DIGITS, "", refuse_digits),
    Rule("further time", _FURTHER, "date_order", read_further_time, state_time),
    Rule("days after their number", _DIGITS, "DAY", read_day_after_days, state_time),
    Rule("date in digits", _DIGITS, "date_order", read_digit_date, state_time),
    Rule("vague amount", role.VAGUE, "", refuse_vague),
    Rule("part of a month", role.WEEK, "MONTH", refuse_part_of_month),
    Rule("announced time", role.TIMES, "", read_announced_time, state_time),
    Rule("weekday", role.WEEKDAY, "date_order", read_weekday_date, state_time),
    Rule("rank", _RANK, "", read_rank),
    Rule("counted time", _NUMBER, "MONTH", read_counted_time, state_time),
    Rule("months of a year", _NUMBER, "months", read_months_of_year, state_time),
    Rule("quantity", _NUMBER, "", read_quantity),
    Rule("scale word", role.SCALE_WORD, "", read_scale_word),
    Rule("roman numeral", role.ALONE, "", read_lone_roman),
)
