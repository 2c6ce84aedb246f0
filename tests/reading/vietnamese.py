"""Vietnamese as it is written, for the properties."""

from tests.reading.writing import Writing

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_THOUSANDS = ((6, "triệu"), (3, "nghìn"))


def _spell(number: int) -> str:
    """Spell a whole number out in full: 1005 is một nghìn không trăm linh năm."""
    if number >= 10**9:
        above, below = divmod(number, 10**9)
        rest = "" if not below else " " + _spell_rest(below)
        return f"{_spell(above)} tỷ{rest}"
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


def _group(number: int) -> str:
    """Write a whole number in digits with a dot between groups of three."""
    return f"{number:,}".replace(",", ".")


VIETNAMESE = Writing(
    spell=_spell,
    group=_group,
    point=",",
    money="đồng",
    months=tuple(map(str, range(1, 13))),
    date_styles=(
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
    ),
    fragments=(
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
    ),
    # Words that are no numbers, units, hedges or times: they may stand around a figure.
    plain_words=(
        "Hải Phòng",
        "thành phố",
        "khoa học",
        "chuyển đổi",
        "kinh tế",
        "hội nghị",
        "phát triển",
        "Quốc hội",
    ),
    shards=(
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
        "cuối",
        "đầu",
        "nửa",
        "người",
        "vài",
    ),
    hostile=(
        "một ",
        "từ ",
        "tỷ ",
        "một tỷ ",
        "phần trăm ",
        "không phẩy ",
        "5 dự án ",
        "5 trên ",
        "1,234 tấn ",
        "ngày 1, ",
        "thứ 2 (1/1) ",
        "tháng 1 đến ",
        "người/",
        "1 khoa - ",
        "vài tỷ ",
    ),
)
