"""The roles that words play in the grammar, as bits of one integer.

A word may play several: `trên` is a hedge, stands before what a rate is counted per,
and ends the name of a counted thing.
"""

# Around numbers
UP = 1 << 0  # tăng: what follows is a rise
DOWN = 1 << 1
ESTIMATE = 1 << 2  # ước: what follows is an estimate
LINK = 1 << 3  # may stand between a number and the words that govern it: đạt, thêm
NEGATIVE = 1 << 4  # âm
SUBTRACT = 1 << 5  # trừ: minus, and also "except"
POINT = 1 << 6  # phẩy: what follows are decimals
OF = 1 << 7  # phần, chia: stands between numerator and denominator
PER = 1 << 8  # trên, /: stands before what a rate is counted per
VAGUE = 1 << 9  # hàng, vài: the number that follows is vague
MULTIPLE = 1 << 10  # gấp: what follows is a multiple
SHARE = 1 << 11  # chiếm, bằng: what follows is a share
HALF = 1 << 12  # rưỡi: and a half of the last scale or unit
COMPARED = 1 << 13  # cao hơn: may compare ("higher by") as well as hedge
NOT_ESTIMATE = 1 << 14  # công (ước), (ước) mơ: the word beside makes it another word

# Between two numbers
FROM = 1 << 15
TO = 1 << 16
AND = 1 << 17
BETWEEN = 1 << 18

# Names
ORDINAL = 1 << 19  # thứ: what follows is a rank
ROMAN = 1 << 20  # thế kỷ, khóa: a roman numeral that follows is a rank
DESIGNATOR = 1 << 21  # nghị quyết: the number that follows is a name
NO_DESIGNATOR = 1 << 22  # tổng (số): the word that follows designates nothing
STOP = 1 << 23  # ends the name of what is counted
ARTICLE = 1 << 24  # một: counts only before a scale or a unit
TOP = 1 << 25  # top 10: a rank that bounds
EVERY = 1 << 26  # mỗi (ngày): not a date
CLOCK = 1 << 27  # lúc, giờ: a time of day
WHOLE = 1 << 28  # dân số: what a share before it is a share of

# Times
DAY = 1 << 29
MONTH = 1 << 30
QUARTER = 1 << 31
YEAR = 1 << 32
YEARS = 1 << 33  # giai đoạn, nhiệm kỳ: a range of years follows
HEAD = 1 << 34  # đầu
MIDDLE = 1 << 35  # giữa
TAIL = 1 << 36  # cuối
BEFORE = 1 << 37
AFTER = 1 << 38
THIS = 1 << 39  # (năm) nay
LAST = 1 << 40  # (năm) ngoái
HALF_OF = 1 << 41  # nửa (đầu năm)
POSSESSIVE = 1 << 42  # của: between a quarter and its year
NOUN_TAIL = 1 << 43  # nhỏ và vừa: goes on with a noun in spite of its "và"
WEEK = 1 << 44  # tuần: what stands before is a day of the week
WEEKDAY = 1 << 45  # thứ: may name a day of the week
LASTING = 1 << 46  # qua: beside a number of months, a length of time
OUT_OF = 1 << 47  # trong: between a rank and the number of those ranked
CHANGE = 1 << 48  # (từ 5) lên (7 triệu): between what was and what is
DIGITS = 1 << 49  # (hai) con số: the number counts digits, and states none
OVER = 1 << 50  # (một) trên (hai): a fraction where nothing else stands around
VERSUS = 1 << 52  # so với: what stands before is a difference
ALSO = 1 << 53  # và, a comma: a time may follow that goes on with the one before
HOLDER = 1 << 54  # đường: a designator, but may hold what is counted (6 làn xe)
GROWTH = 1 << 51  # tốc độ tăng: a noun, whose figure a verb may state (đạt 8%)
LEVEL = 1 << 55  # (báo động) mức: one digit that follows is a name
SCORE = 1 << 56  # thắng: two numbers that follow, joined by a hyphen, are goals
EACH = 1 << 57  # lần lượt: what governs the first number governs all of the list
LUNAR = 1 << 58  # âm lịch: what stands beside is a time of the lunar calendar

# Where words take endings and articles
NUMERAL = 1 << 59  # two: a number word that means nothing else
ONE = 1 << 60  # a (million): one, where a scale word follows
PLURAL = 1 << 61  # people: ends the name of what is counted, though it has no -s
COMPOUND = 1 << 62  # sports (centres): goes on with a noun in spite of its -s
INNER = 1 << 63  # (small) and (medium enterprises): may stand within a noun
RATE = 1 << 64  # per, a (year): makes a rate with any unit
OF_ALL = 1 << 65  # (10) out of (13 targets): what follows is the whole
UNCOUNTED = 1 << 66  # several: vague even where no scale word follows
NOT = 1 << 67  # (did) not (exceed): denies the hedge that follows
TOWARD = 1 << 68  # (contribute) to (growth): the noun that follows has no figure
DURING = 1 << 69  # over (five years): more than, or in the course of
MILLION = 1 << 70  # ($5)m: a million after a sign of money, a metre elsewhere
SUFFIX = 1 << 71  # (15)th
PLACE = 1 << 72  # (third) place: makes a rank of the ordinal before it
DECADE = 1 << 73  # (1990)s
MERIDIEM = 1 << 74  # (9) am: a time of day
DEFINITE = 1 << 75  # the: may stand between a time and its preposition
IN = 1 << 76  # in: four digits that follow are a year
ON = 1 << 77  # on: a day follows
UNTIL = 1 << 78  # by: until the time that follows, and never a range
CAPITALIZED = 1 << 79  # May, Plan: another word where it has no capital
HALF_YEAR = 1 << 80  # (first) half
REST = 1 << 81  # last, remaining (five months): up to the end of the year
REMAINING = 1 << 82  # of the year under way, even where no year is told
OR = 1 << 83  # two or three: a range of neighbours
EACH_BEFORE = 1 << 84  # respectively: as EACH, of the list before it
SHARING = 1 << 85  # (3) and (4 percent): what the second is of may be of both
VERB = 1 << 86  # (Wi-Fi 6) offers: what stands before may be its subject
CHANGED = 1 << 87  # went (from 354 to 405): what follows is a change, up or down
AGO = 1 << 88  # (a year) earlier: what stands before is a time, and no rate
OBJECT = 1 << 89  # raise, drop in: a thing or money that follows is its object
PARTICLE = 1 << 90  # (shot) down: after a verb it belongs to that
STEPS = 1 << 91  # (gained five) points: what a rise is told in, and no object

# What the other tables of a language give: the lexicon sets these itself.
IN_DIGITS = 1 << 92  # any number in digits
NUMBER_WORD = 1 << 93  # ba, twenty, gấp đôi
TEN_WORD = 1 << 94  # twenty(-first)
SCALE_WORD = 1 << 95  # triệu
RANK_WORD = 1 << 96  # thứ nhất
ORDINAL_NUMBER = 1 << 97  # third
MONTH_NAME = 1 << 98  # July
RELATIVE_YEAR = 1 << 99  # last year
ALONE = 1 << 100  # a text of one token

TIMES = DAY | MONTH | QUARTER | YEAR | YEARS | HEAD | MIDDLE | TAIL | HALF_OF
