"""Every text exists in both languages, with the same places for values."""

import pytest

from pipeline.issues.catalogue import LANGUAGES, Message, catalogue, read_table
from tests.issues.complete import placeholders

WORDINGS = [
    (package, row["key"], row)
    for package in (
        "pipeline.issues",
        "pipeline.comparison",
        "pipeline.distribution",
        "pipeline.rendering",
    )
    for row in read_table(package, "wording.csv")
]


def messages_of(code: str) -> list[Message]:
    """Return a code's message in each language."""
    return [catalogue(language)[code] for language in LANGUAGES]


def require_alike(english: str, vietnamese: str) -> None:
    """Fail unless two texts have the same places, and no space at their ends."""
    assert placeholders(english) == placeholders(vietnamese)
    assert (english, vietnamese) == (english.strip(), vietnamese.strip())


def test_every_key_stands_once() -> None:
    codes = [row["code"] for row in read_table("pipeline.issues", "messages.csv")]
    keys = [(package, key) for package, key, _ in WORDINGS]

    assert len(set(codes)) == len(codes)
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("code", catalogue("en"))
def test_a_message_says_a_problem_or_what_is_expected_and_a_remedy(code: str) -> None:
    for message in messages_of(code):
        assert message.severity in {"fault", "warning"}
        assert bool(message.problem) != bool(message.expected)
        assert message.remedy
        asks = "settling" in placeholders(message.remedy)
        assert [bool(words) for words in message.settling.values()] == [asks, asks]


@pytest.mark.parametrize("code", catalogue("en"))
@pytest.mark.parametrize("part", ["problem", "expected", "remedy"])
def test_a_message_has_the_same_places_in_both_languages(code: str, part: str) -> None:
    require_alike(*(getattr(message, part) for message in messages_of(code)))


@pytest.mark.parametrize(("package", "key", "row"), WORDINGS)
def test_a_wording_has_the_same_places_in_both_languages(
    package: str, key: str, row: dict[str, str]
) -> None:
    assert row.keys() == {"key", *LANGUAGES}, (package, key)
    assert all(row.values()), (package, key)
    require_alike(*(row[language] for language in LANGUAGES))
