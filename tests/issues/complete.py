"""Whether the message of an issue is complete: every place in it has a value."""

import re
from collections.abc import Iterable
from dataclasses import replace
from string import Formatter

from pipeline.issues.catalogue import LANGUAGES, catalogue
from pipeline.issues.messages import message_of
from pipeline.issues.model import Issue

# What a place without a value leaves in a text.
_GAP = re.compile(r"“\s*”|\(\s*\)|  |[{}]|[(“]\s|\s[)”,;.:]|[:;,]\s*$")


def placeholders(text: str) -> set[str]:
    """Return the names of the places of a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def has_gap(text: str) -> bool:
    """Whether a text shows that a value is missing."""
    return bool(_GAP.search(text))


def require_complete(issues: Iterable[Issue]) -> None:
    """Fail unless the messages of all issues are complete in each language."""
    for issue in issues:
        params = dict(issue.params)
        values = params | {"expected": issue.expected}
        plain = replace(
            issue,
            found="x" if issue.found else "",
            expected="y" if issue.expected else "",
            params=tuple(
                (name, text if name == "language" else "z" if text else "")
                for name, text in issue.params
            ),
        )
        for language in LANGUAGES:
            message = catalogue(language)[issue.code]
            if message.problem:
                values["settling"] = message.settling[params["language"]]
            texts = (message.problem, message.expected, message.remedy)
            needed = set[str]().union(*map(placeholders, texts))
            assert not {n for n in needed if not values.get(n)}, issue
            message_of(issue, language)
            assert not has_gap(message_of(plain, language)), issue
