"""Number words of Vietnamese: digits, scales, fractions, ordinals."""

from pipeline.reading.languages import role

DIGITS = {
    "không": 0,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy|bẩy": 7,
    "tám": 8,
    "chín": 9,
}

ENDINGS = {"mốt": 1, "tư": 4, "lăm|nhăm": 5}

TENS = {"mười": 10}

SPELLED = {"times-ten": "mươi", "hundred": "trăm", "and": "linh|lẻ"}

SCALES = {
    "chục": 1,
    "trăm": 2,
    "nghìn|ngàn": 3,
    "vạn": 4,
    "triệu": 6,
    "tỷ": 9,
}

SCALE_SIGNS = {"k": 3, "tr": 6, "mm": 6}

MULTIPLIERS = {"tá": 12}

AMOUNTS = {
    "gấp đôi": "2",
    "gấp rưỡi": "1.5",
    "gấp ba": "3",
    "gấp bốn|gấp tư": "4",
    "gấp năm": "5",
    "một nửa": "1/2",
}

RANKS = {
    "thứ nhất|lần thứ nhất": 1,
    "thứ nhì|lần thứ nhì": 2,
    "hạng nhất": 1,
    "hạng nhì": 2,
    "đầu tiên": 1,
}

ROLES = {
    role.NEGATIVE: "âm",
    role.SUBTRACT: "trừ",
    role.POINT: "phẩy|chấm|phảy",
    role.OF: "phần|chia",
    role.HALF: "rưỡi|rưởi",
    role.DIGITS: "con số|chữ số",
    role.ARTICLE: "một",
    role.OVER: "trên",
}
