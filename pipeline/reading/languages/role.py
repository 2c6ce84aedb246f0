"""The roles that words play in the grammar, as bits of one integer.

A word may play several: `trên` is a hedge, stands before what a rate is counted per,
and ends the name of a counted thing.
"""

from itertools import count

_bits = (1 << place for place in count())

# Around numbers
UP = next(_bits)  # tăng: what follows is a rise
DOWN = next(_bits)
ESTIMATE = next(_bits)  # ước: what follows is an estimate
LINK = next(_bits)  # may stand between a number and the words that govern it: đạt, thêm
NEGATIVE = next(_bits)  # âm
SUBTRACT = next(_bits)  # trừ: minus, and also "except"
POINT = next(_bits)  # phẩy: what follows are decimals
OF = next(_bits)  # phần, chia: stands between numerator and denominator
PER = next(_bits)  # trên, /: stands before what a rate is counted per
VAGUE = next(_bits)  # hàng, vài: the number that follows is vague
MULTIPLE = next(_bits)  # gấp: what follows is a multiple
SHARE = next(_bits)  # chiếm, bằng: what follows is a share
HALF = next(_bits)  # rưỡi: and a half of the last scale or unit
ADJECTIVE = next(_bits)  # nhanh (hơn 4 giây): what hơn compares, and no hedge
EXCEEDING = next(_bits)  # hơn: after an adjective it compares
COMPARED = next(_bits)  # cao hơn: may compare ("higher by") as well as hedge
NOT_ESTIMATE = next(_bits)  # công (ước), (ước) mơ: beside it, ước is another word

# Between two numbers
FROM = next(_bits)
TO = next(_bits)
AND = next(_bits)
BETWEEN = next(_bits)

# Names
ORDINAL = next(_bits)  # thứ: what follows is a rank
ROMAN = next(_bits)  # thế kỷ, khóa: a roman numeral that follows is a rank
UNCOUNTABLE = next(_bits)  # độ vĩ: a number of it is a place, and no figure
DESIGNATOR = next(_bits)  # nghị quyết: the number that follows is a name
NO_DESIGNATOR = next(_bits)  # tổng (số): the word that follows designates nothing
NOUN_PART = next(_bits)  # (cảnh) sát: a hedge that is also a part of nouns
STOP = next(_bits)  # ends the name of what is counted
ARTICLE = next(_bits)  # một: counts only before a scale or a unit
TOP = next(_bits)  # top 10: a rank that bounds
EVERY = next(_bits)  # mỗi (ngày): not a date
CLOCK = next(_bits)  # lúc, giờ: a time of day
RUN = next(_bits)  # (năm thứ ba) liên tiếp: a rank in an unbroken run
COUNTABLE = next(_bits)  # (năm) xã: what a number counts, and no year is named after
YEARLY = next(_bits)  # trong (năm): stands before a year as well as before a number
WHOLE = next(_bits)  # dân số: what a share before it is a share of

# Times
DAY = next(_bits)
MONTH = next(_bits)
QUARTER = next(_bits)
YEAR = next(_bits)
YEARS = next(_bits)  # giai đoạn, nhiệm kỳ: a range of years follows
HEAD = next(_bits)  # đầu
MIDDLE = next(_bits)  # giữa
TAIL = next(_bits)  # cuối
BEFORE = next(_bits)
AFTER = next(_bits)
PREVIOUS = next(_bits)  # previous (year), next (March): which one, only a reader knows
NEXT = next(_bits)  # (năm) tới: of the year after the reference's
PAST = next(_bits)  # vừa qua: the last one before the reference
FISCAL = next(_bits)  # fiscal (year 2025): no year of the calendar
ROMAN_DIGIT = next(_bits)  # (quý I,) II
THIS = next(_bits)  # (năm) nay
LAST = next(_bits)  # (năm) ngoái
HALF_OF = next(_bits)  # nửa (đầu năm)
POSSESSIVE = next(_bits)  # của: between a quarter and its year
NOUN_TAIL = next(_bits)  # nhỏ và vừa: goes on with a noun in spite of its "và"
WEEK = next(_bits)  # tuần: what stands before is a day of the week
WEEKDAY = next(_bits)  # thứ: may name a day of the week
LASTING = next(_bits)  # qua: beside a number of months, a length of time
OUT_OF = next(_bits)  # trong: between a rank and the number of those ranked
CHANGE = next(_bits)  # (từ 5) lên (7 triệu): between what was and what is
DIGITS = next(_bits)  # (hai) con số: the number counts digits, and states none
OVER = next(_bits)  # (một) trên (hai): a fraction where nothing else stands around
VERSUS = next(_bits)  # so với: what stands before is a difference
ALSO = next(_bits)  # và, a comma: a time may follow that goes on with the one before
HOLDER = next(_bits)  # đường: a designator, but may hold what is counted (6 làn xe)
GROWTH = next(_bits)  # tốc độ tăng: a noun, whose figure a verb may state (đạt 8%)
PHONE = next(_bits)  # hotline: groups of digits that follow are a telephone number
LEVEL = next(_bits)  # (báo động) mức: one digit that follows is a name
SCORE = next(_bits)  # thắng: two numbers that follow, joined by a hyphen, are goals
EACH = next(_bits)  # lần lượt: what governs the first number governs all of the list
LUNAR = next(_bits)  # âm lịch: what stands beside is a time of the lunar calendar

# Where words take endings and articles
NUMERAL = next(_bits)  # two: a number word that means nothing else
ONE = next(_bits)  # a (million): one, where a scale word follows
PLURAL = next(_bits)  # people: ends the name of what is counted, though it has no -s
COMPOUND = next(_bits)  # sports (centres): goes on with a noun in spite of its -s
INNER = next(_bits)  # (small) and (medium enterprises): may stand within a noun
RATE = next(_bits)  # per, a (year): makes a rate with any unit
OF_ALL = next(_bits)  # (10) out of (13 targets): what follows is the whole
UNCOUNTED = next(_bits)  # several: vague even where no scale word follows
NOT = next(_bits)  # (did) not (exceed): denies the hedge that follows
TOWARD = next(_bits)  # (contribute) to (growth): the noun that follows has no figure
DURING = next(_bits)  # over (five years): more than, or in the course of
MILLION = next(_bits)  # ($5)m: a million after a sign of money, a metre elsewhere
SUFFIX = next(_bits)  # (15)th
PLACE = next(_bits)  # (third) place: makes a rank of the ordinal before it
DECADE = next(_bits)  # (1990)s
MERIDIEM = next(_bits)  # (9) am: a time of day
DEFINITE = next(_bits)  # the: may stand between a time and its preposition
IN = next(_bits)  # in: four digits that follow are a year
ON = next(_bits)  # on: a day follows
UNTIL = next(_bits)  # by: until the time that follows, and never a range
CAPITALIZED = next(_bits)  # May, Plan: another word where it has no capital
HALF_YEAR = next(_bits)  # (first) half
REST = next(_bits)  # last, remaining (five months): up to the end of the year
REMAINING = next(_bits)  # of the year under way, even where no year is told
OR = next(_bits)  # two or three: a range of neighbours
EACH_BEFORE = next(_bits)  # respectively: as EACH, of the list before it
SHARING = next(_bits)  # (3) and (4 percent): what the second is of may be of both
VERB = next(_bits)  # (Wi-Fi 6) offers: what stands before may be its subject
CHANGED = next(_bits)  # went (from 354 to 405): what follows is a change, up or down
AGO = next(_bits)  # (a year) earlier: what stands before is a time, and no rate
OBJECT = next(_bits)  # raise, drop in: a thing or money that follows is its object
PARTICLE = next(_bits)  # (shot) down: after a verb it belongs to that
PLAN = next(_bits)  # (of the annual) estimate: what a figure is held to
STEPS = next(_bits)  # (gained five) points: what a rise is told in, and no object

# What the other tables of a language give: the lexicon sets these itself.
IN_DIGITS = next(_bits)  # any number in digits
NUMBER_WORD = next(_bits)  # ba, twenty, gấp đôi
TEN_WORD = next(_bits)  # twenty(-first)
SCALE_WORD = next(_bits)  # triệu
RANK_WORD = next(_bits)  # thứ nhất
ORDINAL_NUMBER = next(_bits)  # third
MONTH_NAME = next(_bits)  # July
PART_SIGN = next(_bits)  # Q3
RELATIVE_YEAR = next(_bits)  # last year
LENGTH = next(_bits)  # months: a length of time
ALONE = next(_bits)  # a text of one token

TIMES = DAY | MONTH | QUARTER | YEAR | YEARS | HEAD | MIDDLE | TAIL | HALF_OF
