"""Number words of English: digits, scales, fractions, ordinals."""

from pipeline.reading.languages import role

DIGITS = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
}
TEENS = {
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty|fourty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_PARTS = {
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}


def _name_fractions() -> dict[str, str]:
    """Name the fractions from a third to nine tenths: one third, two-thirds of."""
    named = {}
    for part, bottom in _PARTS.items():
        named[_with_of(f"one {part}|one - {part}") + f"|a {part} of"] = f"1/{bottom}"
        for word, top in DIGITS.items():
            if 1 < top < bottom:
                forms = f"{word} {part}s|{word} - {part}s"
                named[_with_of(forms)] = f"{top}/{bottom}"
    return named


def _with_of(forms: str) -> str:
    """Add to a fraction's forms those that go on to what it is a part of."""
    return "|".join([forms, *(f"{form} of" for form in forms.split("|"))])


SPOKEN_FRACTIONS = {
    _with_of("one half|one - half") + "|a half of": "1/2",
    _with_of("one quarter|one - quarter") + "|a quarter of": "1/4",
    _with_of("three - quarters") + "|three quarters of the|three quarters of all"
    "|three quarters of its|three quarters of their": "3/4",
    **_name_fractions(),
}
# Those after which what they are a part of follows.
PARTS_OF = "|".join(
    form for forms in SPOKEN_FRACTIONS for form in forms.split("|") if " of" in form
)

ORDINALS = {
    "first|q1|h1": 1,
    "second|q2|h2": 2,
    "third|q3": 3,
    "fourth|q4": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "sixtieth": 60,
    "seventieth": 70,
    "eightieth": 80,
    "ninetieth": 90,
    "hundredth": 100,
}

SPELLED = {"hundred": "hundred", "and": "and"}

SCALES = {
    "hundred|hundreds": 2,
    "thousand|thousands": 3,
    "million|millions|mln|mn": 6,
    "billion|billions|bn|bln": 9,
    "trillion|trillions|trn|tn": 12,
    "quadrillion": 15,
    "quintillion": 18,
}

MULTIPLIERS = {"dozen": 12}

AMOUNTS = {
    "double|doubled|doubling|doubles|twofold|two - fold|twice as|twice that"
    "|twice as many as|twice as much as|twice as many|twice as much"
    "|twice the": "2",
    "triple|tripled|tripling|triples|threefold|three - fold": "3",
    "quadruple|quadrupled|fourfold|four - fold": "4",
    "half a dozen": "6",
    **SPOKEN_FRACTIONS,
}

ROLES = {
    role.NEGATIVE: "minus|negative",
    role.POINT: "point",
    role.HALF: "and a half",
    role.DIGITS: "digits|digit",
    role.ONE: "a|an",
    role.NUMERAL: ("|".join((*DIGITS, *TEENS, *TENS))),
    role.MILLION: "m",
    role.SUFFIX: "st|nd|rd|th",
}
