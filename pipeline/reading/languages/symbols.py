"""Signs of units and fractions that all languages write alike.

UCUM codes (https://ucum.org) for physical units, ISO 4217 for money.
"""

from types import MappingProxyType

SYMBOLS = MappingProxyType(
    {
        "%": "%",
        "km2|km²": "km2",
        "m2|m²": "m2",
        "cm2|cm²": "cm2",
        "mm2|mm²": "mm2",
        "m3|m³": "m3",
        "cm3|cm³": "cm3",
        "km3|km³": "km3",
        "dm3|dm³": "dm3",
        "ha": "har",
        "km": "km",
        "m": "m",
        "dm": "dm",
        "cm": "cm",
        "mm": "mm",
        "nm": "nm",
        "μm|µm": "um",
        "inch": "[in_i]",
        "kg": "kg",
        "g": "g",
        "mg": "mg",
        "μg|µg": "ug",
        "l|L": "L",
        "ml": "mL",
        "mw": "MW",
        "kw": "kW",
        "gw": "GW",
        "tw": "TW",
        "w": "W",
        "kwh": "kW.h",
        "mah": "mA.h",
        "ppm": "[ppm]",
        "db": "dB",
        "pp": "%{point}",
        "mwh": "MW.h",
        "gwh": "GW.h",
        "twh": "TW.h",
        "kv": "kV",
        "kva": "kV.A",
        "mva": "MV.A",
        "mwp": "MW",
        "kwp": "kW",
        "hz": "Hz",
        "khz": "kHz",
        "mhz": "MHz",
        "ghz": "GHz",
        "kb": "kBy",
        "mb": "MBy",
        "gb": "GBy",
        "tb": "TBy",
        "pb": "PBy",
        "kbps": "kbit/s",
        "mbps": "Mbit/s",
        "gbps": "Gbit/s",
        "tbps": "Tbit/s",
        "°c|℃": "Cel",
        "h": "h",
        "s": "s",
        "teu|teus": "{TEU}",
        "dwt": "{DWT}",
        "usd|us$|$": "USD",
        "vnd|vnđ|đ|₫": "VND",
        "eur|euro|euros|€": "EUR",
        "gbp|£": "GBP",
        "jpy|¥": "JPY",
        "cny|rmb|ndt|cn¥": "CNY",
        "krw|₩": "KRW",
        "inr|₹": "INR",
        "sgd|s$": "SGD",
        "thb|฿": "THB",
        "aud|a$": "AUD",
        "cad|c$": "CAD",
        "hkd|hk$": "HKD",
        "chf": "CHF",
        "myr": "MYR",
        "idr": "IDR",
        "php": "PHP",
        "lak": "LAK",
        "khr": "KHR",
        "rub": "RUB",
        "twd": "TWD",
    }
)

# Signs that are read only with their first letter in the case given here.
EXACT_CASE = ("m", "g", "h", "s", "W", "nm")


# Parts of a year and their months: Q3 is the third of three months.
PART_SIGNS = MappingProxyType(
    {
        "q1": (1, 3),
        "q2": (2, 3),
        "q3": (3, 3),
        "q4": (4, 3),
        "h1": (1, 6),
        "h2": (2, 6),
    }
)
# Letters behind a number and before a year: 9M25 and 9T25 (tháng) are its first nine
# months, 2Q25 and 2H25 its second quarter and half.
PART_LETTERS = MappingProxyType({"m": 1, "t": 1, "q": 3, "h": 6})

# Lengths of time, in the course of which something may happen.
DURATIONS = frozenset({"s", "min", "h", "d", "wk", "mo", "{quarter}", "a", "10.a"})


def is_currency(code: str) -> bool:
    """Whether a unit is money: ISO 4217 codes are three capitals, UCUM codes never."""
    return len(code) == _CODE_LENGTH and code.isalpha() and code.isupper()


_CODE_LENGTH = 3

FRACTIONS = MappingProxyType(
    {
        "½": "1/2",
        "⅓": "1/3",
        "⅔": "2/3",
        "¼": "1/4",
        "¾": "3/4",
        "⅕": "1/5",
        "⅖": "2/5",
        "⅗": "3/5",
        "⅘": "4/5",
        "⅙": "1/6",
        "⅚": "5/6",
        "⅐": "1/7",
        "⅛": "1/8",
        "⅜": "3/8",
        "⅝": "5/8",
        "⅞": "7/8",
        "⅑": "1/9",
        "⅒": "1/10",
    }
)
