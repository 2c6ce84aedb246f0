"""The closed list of reasons for which words are not read, and their messages."""

from types import MappingProxyType

from pipeline.reading.readings import Refusal

MESSAGES = MappingProxyType(
    {
        "ambiguous-bullet": "{words!r}: a list's dash or a minus sign; write âm, or "
        "leave the dash out of the fragment",
        "ambiguous-comparison": "{words!r}: higher or lower by so much, or more or "
        "less than so much; include the words that settle it",
        "ambiguous-date-or-decimal": "{words!r}: the date {date} or the decimal "
        "{number}; include the word that settles it (ngày, từ, a unit)",
        "ambiguous-date-or-fraction": "{words!r}: the date {date} or the fraction "
        "{number}; include the word that settles it (ngày, chiếm, a unit)",
        "ambiguous-date-or-range": "{words!r}: the date {date} or the range {number}; "
        "include the word that settles it (ngày, từ ... đến, a unit)",
        "ambiguous-number-words": "{words!r}: {number} or a range of two neighbouring "
        "digits; include the words that settle it",
        "ambiguous-separator": "{words!r}: {first} or {second}; the mark may group "
        "thousands or begin the decimals",
        "ambiguous-weekday": "{words!r}: a day of the week or a rank; include the "
        "words that settle it",
        "ambiguous-year": "{words!r}: a year or a number; include the word năm or what "
        "is counted",
        "ambiguous-months": "{words!r}: the first months of a year or a length of "
        "time; include the word that settles it (đầu năm, qua, the year)",
        "foreign-digits": "{words!r}: digits other than 0 to 9; transcribe them as 0-9",
        "impossible-date": "{words!r}: no such day, month or quarter in the calendar",
        "incomplete-date": "{words!r}: a day without its month; include the month",
        "malformed-number": "{words!r}: not a number in this language's style",
        "adjoining-numbers": "{words!r}: numbers side by side that make no one number",
        "number-too-long": "a number of {digits} digits; at most {most} are read",
        "reversed-range": "{words!r}: the range's second end is not above its first",
        "rate-per-many": "{words!r}: a rate per so many people, for which there is no "
        "unit",
        "unfinished-number": "{words!r}: its scale or unit, if it has one, stands only "
        "after the number it changes to; transcribe the two apart",
        "unknown-rate": "{words!r}: a rate per something that has no unit here",
        "unlike-range": "{words!r}: the range's two ends have different units",
        "vague-amount": "{words!r}: a vague amount, which is no figure",
        "vague-time": "{words!r}: a vague time, which is no period",
        "zero-denominator": "{words!r}: a fraction with the denominator 0",
    }
)


def explain_refusal(refusal: Refusal) -> str:
    """Give the English message of a refusal: what was found, and what to do."""
    return MESSAGES[refusal.code].format(**dict(refusal.params))
