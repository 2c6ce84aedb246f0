"""The closed list of reasons for which words are not read, and their messages."""

from collections.abc import Mapping
from types import MappingProxyType

from pipeline.reading.model import Refusal

_ENGLISH = {
    "ambiguous-bullet": (
        "{words!r}: a list's dash or a minus sign; write âm, or leave the dash "
        "out of the fragment"
    ),
    "ambiguous-comparison": (
        "{words!r}: higher or lower by so much, or more or less than so much; "
        "include the words that settle it"
    ),
    "ambiguous-date-or-decimal": (
        "{words!r}: the date {date} or the decimal {number}; include the word "
        "that settles it (ngày, từ, a unit)"
    ),
    "ambiguous-date-or-fraction": (
        "{words!r}: the date {date} or the fraction {number}; include the word "
        "that settles it (ngày, chiếm, a unit)"
    ),
    "ambiguous-date-or-range": (
        "{words!r}: the date {date} or the range {number}; include the word that "
        "settles it (ngày, từ ... đến, a unit)"
    ),
    "ambiguous-day": (
        "{words!r}: a day of the month, or the number of what follows; include the "
        "word that settles it (on), or leave the noun out of the fragment"
    ),
    "ambiguous-day-month": (
        "{words!r}: day and month may change places; write the month's name, or the "
        "date as year-month-day"
    ),
    "ambiguous-over": (
        "{words!r}: more than so long, or in the course of so long; include the words "
        "that settle it"
    ),
    "ambiguous-range-or-change": (
        "{words!r}: a range, or a change from the one to the other; include the words "
        "that settle it, or transcribe the two apart"
    ),
    "ambiguous-unit": (
        "{words!r}: metres or millions, or quarters of a year or of something else; "
        "include the words that settle it"
    ),
    "ambiguous-number-words": (
        "{words!r}: {number} or a range of two neighbouring digits; include the "
        "words that settle it"
    ),
    "ambiguous-separator": (
        "{words!r}: {first} or {second}; the mark may group thousands or begin "
        "the decimals"
    ),
    "ambiguous-weekday": (
        "{words!r}: a day of the week or a rank; include the words that settle it"
    ),
    "ambiguous-year": (
        "{words!r}: a year or a number; include the word năm or what is counted"
    ),
    "ambiguous-months": (
        "{words!r}: the first months of a year or a length of time; include the "
        "word that settles it (đầu năm, qua, the year)"
    ),
    "compound-measure": (
        "{words!r}: one measure in two units; state it in one of them"
    ),
    "foreign-digits": "{words!r}: digits other than 0 to 9; transcribe them as 0-9",
    "impossible-date": "{words!r}: no such day, month or quarter in the calendar",
    "incomplete-date": "{words!r}: a day without its month; include the month",
    "lunar-date": "{words!r}: a date of the lunar calendar; state the solar date",
    "malformed-number": "{words!r}: not a number in this language's style",
    "adjoining-numbers": "{words!r}: numbers side by side that make no one number",
    "number-too-long": "a number of {digits} digits; at most {most} are read",
    "reversed-range": "{words!r}: the range's second end is not above its first",
    "rate-per-many": (
        "{words!r}: a rate per so many people, for which there is no unit"
    ),
    "unfinished-number": (
        "{words!r}: its scale or unit, if it has one, stands only after "
        "another number; transcribe the two apart"
    ),
    "unknown-rate": "{words!r}: a rate per something that has no unit here",
    "unknown-unit": "{words!r}: the sign of a unit that is not known here",
    "unlike-range": "{words!r}: the range's two ends have different units",
    "vague-amount": "{words!r}: a vague amount, which is no figure",
    "vague-time": "{words!r}: a vague time, which is no period",
    "zero-denominator": "{words!r}: a fraction with the denominator 0",
}

_VIETNAMESE = {
    "ambiguous-bullet": (
        "{words!r}: gạch đầu dòng hay dấu âm; viết âm, hoặc bỏ gạch khỏi đoạn chép"
    ),
    "ambiguous-comparison": (
        "{words!r}: cao hay thấp hơn chừng ấy, hay hơn hoặc kém chừng ấy; chép "
        "thêm từ làm rõ"
    ),
    "ambiguous-date-or-decimal": (
        "{words!r}: ngày {date} hay số thập phân {number}; chép thêm từ làm rõ "
        "(ngày, từ, đơn vị)"
    ),
    "ambiguous-date-or-fraction": (
        "{words!r}: ngày {date} hay phân số {number}; chép thêm từ làm rõ (ngày, "
        "chiếm, đơn vị)"
    ),
    "ambiguous-date-or-range": (
        "{words!r}: ngày {date} hay khoảng {number}; chép thêm từ làm rõ (ngày, "
        "từ ... đến, đơn vị)"
    ),
    "ambiguous-day": (
        "{words!r}: ngày trong tháng, hay số lượng của vật đứng sau; chép thêm từ làm "
        "rõ (on), hoặc bỏ danh từ khỏi đoạn chép"
    ),
    "ambiguous-day-month": (
        "{words!r}: ngày và tháng có thể đổi chỗ; viết tên tháng, hoặc viết ngày theo "
        "thứ tự năm-tháng-ngày"
    ),
    "ambiguous-over": (
        "{words!r}: hơn chừng ấy thời gian, hay trong suốt chừng ấy; chép thêm từ làm "
        "rõ"
    ),
    "ambiguous-range-or-change": (
        "{words!r}: một khoảng, hay thay đổi từ số này sang số kia; chép thêm từ làm "
        "rõ, hoặc chép riêng hai số"
    ),
    "ambiguous-unit": (
        "{words!r}: mét hay triệu, hoặc quý hay phần tư; chép thêm từ làm rõ"
    ),
    "ambiguous-number-words": (
        "{words!r}: {number} hay khoảng giữa hai chữ số liền nhau; chép thêm từ làm rõ"
    ),
    "ambiguous-separator": (
        "{words!r}: {first} hay {second}; dấu có thể ngăn hàng nghìn hoặc mở phần "
        "thập phân"
    ),
    "ambiguous-weekday": (
        "{words!r}: thứ trong tuần hay thứ hạng; chép thêm từ làm rõ"
    ),
    "ambiguous-year": (
        "{words!r}: năm hay một con số; chép thêm từ năm hoặc vật được đếm"
    ),
    "ambiguous-months": (
        "{words!r}: những tháng đầu năm hay một quãng thời gian; chép thêm từ làm "
        "rõ (đầu năm, qua, năm nào)"
    ),
    "compound-measure": (
        "{words!r}: một lượng ghi bằng hai đơn vị; ghi bằng một đơn vị"
    ),
    "foreign-digits": "{words!r}: chữ số khác 0 đến 9; chép bằng 0-9",
    "impossible-date": "{words!r}: lịch không có ngày, tháng hoặc quý này",
    "incomplete-date": "{words!r}: ngày thiếu tháng; chép thêm tháng",
    "lunar-date": "{words!r}: ngày âm lịch; ghi ngày dương lịch",
    "malformed-number": (
        "{words!r}: không phải con số theo cách viết của ngôn ngữ này"
    ),
    "adjoining-numbers": "{words!r}: các số đứng cạnh nhau mà không thành một số",
    "number-too-long": "số có {digits} chữ số; đọc nhiều nhất {most}",
    "reversed-range": "{words!r}: đầu sau của khoảng không lớn hơn đầu trước",
    "rate-per-many": "{words!r}: tỉ lệ trên nhiều người, chưa có đơn vị cho nó",
    "unfinished-number": (
        "{words!r}: bậc hoặc đơn vị của nó, nếu có, chỉ đứng sau một số khác; "
        "chép riêng hai số"
    ),
    "unknown-rate": "{words!r}: tỉ lệ trên một thứ chưa có đơn vị ở đây",
    "unknown-unit": "{words!r}: ký hiệu của một đơn vị chưa có ở đây",
    "unlike-range": "{words!r}: hai đầu của khoảng có đơn vị khác nhau",
    "vague-amount": "{words!r}: lượng mơ hồ, không phải số liệu",
    "vague-time": "{words!r}: thời gian mơ hồ, không phải một kỳ",
    "zero-denominator": "{words!r}: phân số có mẫu số 0",
}

# By language, then by code.
MESSAGES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"en": _ENGLISH, "vi": _VIETNAMESE}
)


def explain_refusal(refusal: Refusal, language: str = "en") -> str:
    """Return the message of a refusal: what was found, and what to do."""
    return MESSAGES[language][refusal.code].format(**dict(refusal.params))
