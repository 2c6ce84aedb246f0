"""English as it is written, for the properties."""

from calendar import month_name

from tests.reading.writing import Writing

_BELOW_TWENTY = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen"),
)
_TENS = (
    *("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
)
_SCALES = (
    (18, "quintillion"),
    (15, "quadrillion"),
    (12, "trillion"),
    (9, "billion"),
    (6, "million"),
    (3, "thousand"),
)


def _spell(number: int) -> str:
    """Spell a whole number out in full: 21004 is twenty-one thousand and four."""
    for power, word in _SCALES:
        above, below = divmod(number, 10**power)
        if above:
            joint = " and " if 0 < below < 100 else " "
            rest = joint + _spell(below) if below else ""
            return f"{_spell(above)} {word}{rest}"
    hundreds, below = divmod(number, 100)
    if hundreds:
        rest = f" and {_spell_tens(below)}" if below else ""
        return f"{_BELOW_TWENTY[hundreds]} hundred{rest}"
    return _spell_tens(below)


def _spell_tens(number: int) -> str:
    if number < 20:
        return _BELOW_TWENTY[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_BELOW_TWENTY[ones]}" if ones else "")


def _group(number: int) -> str:
    """Write a whole number in digits with a comma between groups of three."""
    return f"{number:,}"


ENGLISH = Writing(
    spell=_spell,
    group=_group,
    point=".",
    money="dong",
    months=tuple(month_name[1:]),
    date_styles=(
        "{year}-{month:02}-{day:02}",
        "{name} {day}, {year}",
        "{name} {day} {year}",
        "{day} {name} {year}",
        "{day} {name}, {year}",
        "{day} of {name} {year}",
        "on {name} {day}, {year}",
        "{name} {day:02}, {year}",
        "on Monday, {name} {day}, {year}",
        "on the morning of {day} {name} {year}",
    ),
    fragments=(
        "more than 3,190 km²",
        "nearly 4.7 million people",
        "up 11.2%",
        "estimated at 13.92%",
        "over US$15.6 billion",
        "7.5-8%",
        "from 5 to 7 percent",
        "twenty-three thousand tonnes",
        "August 21, 2025",
        "in December 2023",
        "the second quarter of 2025",
        "the end of 2024",
        "the first six months of 2025",
        "down 0.3 percentage points",
        "about 500 ha",
        "minus 2.5%",
        "ranked third",
    ),
    # Words that are no numbers, units, hedges or times: they may stand around a figure.
    plain_words=(
        "Hai Phong",
        "the city",
        "technology",
        "transformation",
        "economic",
        "conference",
        "development",
        "National Assembly",
    ),
    shards=(
        "million",
        "billion",
        "hundred",
        "thousand",
        "and",
        "twenty",
        "twenty-one",
        "one",
        "a",
        "the",
        "of",
        "to",
        "from",
        "in",
        "by",
        "per",
        "over",
        "not",
        "May",
        "July",
        "third",
        "th",
        "quarter",
        "half",
        "months",
        "years",
        "last",
        "this year",
        "between",
        "or",
        "percent",
        "people",
        "several",
        "ranked",
        "top",
        "rose",
        "US$",
        "m",
        "s",
        "end of",
        "Q3",
        "no.",
    ),
    hostile=(
        "one ",
        "twenty-",
        "one hundred and ",
        "one million ",
        "a ",
        "a million ",
        "from ",
        "to ",
        "percent ",
        "zero point ",
        "and a half ",
        "5 projects ",
        "5 per ",
        "5 small and ",
        "1.234 tonnes ",
        "July 1, ",
        "July 1 and ",
        "1 and ",
        "1, 2 and ",
        "15 July - ",
        "July to ",
        "Q1 and ",
        "Q1, ",
        "first and second ",
        "third ",
        "in 2025 ",
        "of ",
        "10 out of ",
        "several hundred ",
        "hundreds of ",
        "people per ",
        "rose from 5 to ",
        "between 1 and ",
        "ranked ",
        "respectively 5% and ",
        "the ",
        "$",
        "a $",
        "1st ",
    ),
)
