"""Every reason for which words are not read is told in both languages."""

import re

import pytest

from pipeline.reading.refusals import MESSAGES


def test_both_languages_have_the_same_codes() -> None:
    assert MESSAGES["en"].keys() == MESSAGES["vi"].keys()


@pytest.mark.parametrize("code", MESSAGES["en"])
def test_both_languages_fill_in_the_same_values(code: str) -> None:
    filled = [re.findall(r"{(\w+)", MESSAGES[tag][code]) for tag in ("en", "vi")]

    assert sorted(filled[0]) == sorted(filled[1])
