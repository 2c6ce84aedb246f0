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

# Denominators, in the plural: two thirds.
PARTS = {
    f"{form}s": number
    for forms, number in ORDINALS.items()
    if number > 2
    for form in forms.split("|")
    if form.isalpha()
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

SCALE_SIGNS = {"k": 3, "m": 6, "mm": 6, "b": 9}

MULTIPLIERS = {"dozen": 12}

AMOUNTS = {
    "double|doubled|doubling|doubles|twofold|two - fold|twice as|twice that"
    "|twice as many as|twice as much as|twice as many|twice as much"
    "|twice the": "2",
    "triple|tripled|tripling|triples|threefold|three - fold": "3",
    "quadruple|quadrupled|fourfold|four - fold": "4",
    "half a dozen": "6",
    "one half|one - half|one half of|one - half of|a half of": "1/2",
    "one quarter|one - quarter|one quarter of|one - quarter of|a quarter of": "1/4",
    "three - quarters|three - quarters of|three quarters of the|three quarters of all"
    "|three quarters of its|three quarters of their": "3/4",
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
