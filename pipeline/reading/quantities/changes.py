"""Words of change that say nothing of a figure: raised $5 million, shot down 14 planes.

What they do, they do to what is counted or paid; it is no rise and no fall.
"""

from pipeline.reading.context import Context
from pipeline.reading.languages import role
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.phrases.qualifiers import Qualifiers, look_back
from pipeline.reading.quantities.figure import Figure


def drop_false_change(
    context: Context, figure: Figure, qualifiers: Qualifiers
) -> Qualifiers:
    """Return what governs a figure without a rise or fall that is none of its own."""
    tokens, at = context.tokens, figure.first - 1
    while at > qualifiers.start and not tokens.entries[at].roles & _CHANGES:
        at -= 1
    if not _is_false(context, figure, at):
        return qualifiers
    found = look_back(tokens, figure.first, at + 1)
    if qualifiers.status:
        found.status, found.start = qualifiers.status, qualifiers.start
    return found


_CHANGES = role.UP | role.DOWN


def _is_false(context: Context, figure: Figure, at: int) -> bool:
    """Whether a figure is what a word of change at a token is done to."""
    tokens = context.tokens
    is_thing = figure.counted is not None
    if is_thing and tokens.entries[figure.stop - 1].roles & role.STEPS:
        return False
    if not (is_thing or figure.unit is not None):
        return False
    roles = tokens.entries[at].roles
    if _is_reached_over(tokens, at + 1, figure.first):
        is_noun = roles & role.GROWTH and tokens.entries[at + 1].roles & role.POSSESSIVE
        return bool(is_thing and is_noun and not _has_article(tokens, at))
    is_particle = (
        roles & role.PARTICLE and at > context.consumed and _is_verb(tokens, at)
    )
    return bool(roles & role.OBJECT or (is_thing and is_particle))


def _is_reached_over(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether a preposition leads to the figure: raised by $5, to $5, growth of 5.

    A hedge (up to 5) is none.
    """
    return any(
        entry.roles & _LEADING and not entry.hedge
        for entry in tokens.entries[first:stop]
    )


_LEADING = role.UNTIL | role.TO | role.CHANGE | role.POSSESSIVE


def _is_verb(tokens: Tokens, at: int) -> bool:
    """Whether a word before up or down may be its verb: shot down 14 planes."""
    roles = tokens.entries[at - 1].roles
    return bool(tokens.names[at - 1]) and not roles & (role.STOP | role.LINK)


def _has_article(tokens: Tokens, at: int) -> bool:
    """Whether a noun of change has an article: a growth of 12 projects."""
    before = tokens.entries[max(at - 2, 0) : at]
    return any(entry.roles & role.ONE for entry in before)
