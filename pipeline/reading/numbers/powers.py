"""Powers of ten: 10^6, 5×10³, 3·10^6."""

from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.numbers.amount import Amount

_TIMES = frozenset("×x*·⋅∙")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MAX_POWER = 18
# What may go on with a number to a power.
POWER_SIGNS = _TIMES | {"^", *map(chr, _SUPERSCRIPTS)}


def take_power(tokens: Tokens, amount: Amount) -> None:
    """Take the power of ten that a number is, or is multiplied by; a fault if none."""
    if amount.ratio is not None:
        return
    base = amount.stop - 1
    if tokens.words[amount.stop] in _TIMES and tokens.words[amount.stop + 1] == "10":
        base = amount.stop + 1
    power = _read_exponent(tokens, base + 1) if tokens.words[base] == "10" else None
    if power is None:
        return
    stop, exponent = power
    if base < amount.stop:
        amount.mantissa, amount.step = 1, 0
    amount.exponent += exponent
    amount.step += exponent
    if amount.exponent > 0:
        amount.mantissa, amount.exponent = amount.mantissa * 10**amount.exponent, 0
    amount.scale, amount.stop = exponent, stop


def _read_exponent(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the token after an exponent and its value: ^6, ³."""
    if not tokens.is_glued(at):
        return None
    if tokens.words[at] == "^":
        at += 1
        digits = tokens.words[at] if tokens.is_glued(at) else ""
    else:
        digits = tokens.words[at].translate(_SUPERSCRIPTS)
        if digits == tokens.words[at]:
            return None
    if not (digits.isdecimal() and digits.isascii()) or int(digits[:3]) > _MAX_POWER:
        return None
    return at + 1, int(digits)
