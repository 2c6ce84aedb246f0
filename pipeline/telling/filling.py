"""Regions of documents that are told from the dataset, and never typed."""

from __future__ import annotations

import re
import shlex

from pipeline.issues import UsageError
from pipeline.telling.accounts import gather_accounts
from pipeline.telling.listing import Selection, Tables
from pipeline.telling.markdown import tell_in_markdown

_REGION = re.compile(r"(<!-- compare (.*?) -->\n)(.*?)(<!-- /compare -->)", re.DOTALL)
_TAKES_VALUE = {"--indicator": "indicator_id", "--subject": "subject_id"}


def fill_regions(text: str, tables: Tables, language: str) -> str:
    """The text with each region `<!-- compare OPTIONS -->` told anew.

    Raises:
        UsageError: a region asks for what `compare` does not know.
    """

    def tell(region: re.Match[str]) -> str:
        accounts = gather_accounts(tables, language, _parse(region[2]))
        return f"{region[1]}\n{tell_in_markdown(accounts, language)}\n{region[4]}"

    return _REGION.sub(tell, text)


def _parse(options: str) -> Selection:
    """What a region asks for, in the options of the command."""
    words = iter(shlex.split(options))
    asked: dict[str, str | bool] = {}
    for word in words:
        if word == "--disputed":
            asked["disputed"] = True
        elif word in _TAKES_VALUE:
            asked[_TAKES_VALUE[word]] = next(words, "")
        else:
            message = f"<!-- compare {options} -->: {word} is no option of a region"
            raise UsageError(message)
    return Selection(**asked)  # type: ignore[arg-type] # keys as declared above
