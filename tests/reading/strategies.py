"""Texts, numbers and dates as Vietnamese writes them, for the properties."""

import unicodedata
from datetime import date

from hypothesis import strategies as st

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_THOUSANDS = ((6, "triệu"), (3, "nghìn"))
LARGEST = 10**18


def spell(number: int) -> str:
    """Spell a whole number out in full: 1005 is một nghìn không trăm linh năm."""
    if number >= 10**9:
        above, below = divmod(number, 10**9)
        rest = "" if not below else " " + _spell_rest(below)
        return f"{spell(above)} tỷ{rest}"
    for power, word in _THOUSANDS:
        above, below = divmod(number, 10**power)
        if above:
            rest = "" if not below else " " + _spell_rest(below)
            return f"{_spell_hundreds(above)} {word}{rest}"
    return _spell_hundreds(number)


def _spell_rest(number: int) -> str:
    """Spell what follows a scale word, with the hundreds even if they are none."""
    for power, word in _THOUSANDS:
        above, below = divmod(number, 10**power)
        if above:
            rest = "" if not below else " " + _spell_rest(below)
            return f"{_spell_hundreds(above, full=True)} {word}{rest}"
    return _spell_hundreds(number, full=True)


def _spell_hundreds(number: int, *, full: bool = False) -> str:
    hundreds, below = divmod(number, 100)
    if not hundreds and not full:
        return _spell_tens(below)
    words = f"{_DIGITS[hundreds]} trăm"
    if not below:
        return words
    if below < 10:
        return f"{words} linh {_DIGITS[below]}"
    return f"{words} {_spell_tens(below)}"


def _spell_tens(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    words = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    if not ones:
        return words
    if ones == 5:
        return f"{words} lăm"
    return f"{words} {'mốt' if ones == 1 and tens > 1 else _DIGITS[ones]}"


def group(number: int) -> str:
    """Write a whole number in digits with a dot between groups of three."""
    return f"{number:,}".replace(",", ".")


DATE_STYLES = (
    "{day}/{month}/{year}",
    "{day:02}/{month:02}/{year}",
    "{day}.{month}.{year}",
    "{day:02}-{month:02}-{year}",
    "{year}-{month:02}-{day:02}",
    "ngày {day}.{month}.{year}",
    "ngày {day}/{month}/{year}",
    "Ngày {day} tháng {month} năm {year}",
    "{day} tháng {month} năm {year}",
    "{day} tháng {month}, {year}",
    "sáng {day}-{month}-{year}",
)


def write_date(day: date, style: str) -> str:
    """Write a date in one of the styles."""
    return style.format(day=day.day, month=day.month, year=day.year)


def sizes() -> st.SearchStrategy[int]:
    """Whole numbers of every length up to 10^18, not only the small and the large."""
    return st.one_of(
        st.integers(0, LARGEST),
        st.integers(0, 18).flatmap(lambda power: st.integers(0, 10**power)),
        st.integers(0, 18).map(lambda power: 10**power),
    )


def dates() -> st.SearchStrategy[date]:
    """Days of 1900 to 2100."""
    return st.dates(date(1900, 1, 1), date(2100, 12, 31))


# Words that are no numbers, units, hedges or times, and so may stand around a figure.
PLAIN_WORDS = (
    "Hải Phòng",
    "thành phố",
    "khoa học",
    "chuyển đổi",
    "kinh tế",
    "hội nghị",
    "phát triển",
    "Quốc hội",
)

FRAGMENTS = (
    "hơn 3.190 km²",
    "gần 4,7 triệu người",
    "tăng 11,2%",
    "ước đạt 13,92%",
    "hơn 15,6 tỉ USD",
    "7,5-8%",
    "từ 5 đến 7%",
    "hai mươi ba nghìn tấn",
    "ngày 21.8.2025",
    "tháng 12/2023",
    "quý II/2025",
    "cuối năm 2024",
    "6 tháng đầu năm 2025",
    "giảm 0,3 điểm phần trăm",
    "khoảng 500ha",
    "-2,5%",
)


def plain_words() -> st.SearchStrategy[str]:
    """One to three plain words, composed or decomposed."""
    words = st.lists(st.sampled_from(PLAIN_WORDS), min_size=1, max_size=3)
    form = st.sampled_from(("NFC", "NFD"))
    return st.builds(lambda some, to: _normal(" ".join(some), to), words, form)


def _normal(text: str, form: str) -> str:
    return unicodedata.normalize("NFC" if form == "NFC" else "NFD", text)


# What hostile and careless texts are made of.
_SHARDS = (
    *"0123456789.,-/:;%()$€đ ²½⅓\n\t",
    "\u00a0",
    "\u200b",
    "\u0301",
    "\u0323",
    "\ud800",
    "\0",
    "𝟏",
    "٣",
    "İ",
    "tỷ",
    "triệu",
    "nghìn",
    "trăm",
    "mươi",
    "linh",
    "năm",
    "tháng",
    "quý",
    "ngày",
    "đến",
    "từ",
    "hơn",
    "không",
    "quá",
    "phần",
    "phẩy",
    "một",
    "hai",
    "rưỡi",
    "thứ",
    "khóa",
    "xiv",
    "cuối",
    "đầu",
    "nửa",
    "km2",
    "người",
    "vài",
    "2025",
)


def shards() -> st.SearchStrategy[str]:
    """Strings put together from what the grammar reacts to, and any other strings."""
    pieces = st.lists(st.sampled_from(_SHARDS), max_size=24)
    joined = st.one_of(pieces.map("".join), pieces.map(" ".join))
    return st.one_of(joined, st.text(alphabet=st.characters(), max_size=60))
