"""A draft proposes what a person transcribed, and little else."""

from benchmarks.drafting import compare_draft, compare_meaning
from pipeline.transcription.workflow import load_text
from tests.conftest import Reports


def test_a_draft_proposes_what_was_transcribed_and_little_else(
    reports: Reports,
) -> None:
    for source_id in reports.source_ids:
        text = load_text(reports.texts / f"{source_id}.txt")

        drafted = compare_draft(reports.raw, source_id, text)

        assert drafted.transcribed >= 10
        assert drafted.found == drafted.transcribed, drafted.missed
        assert drafted.right >= 0.9 * drafted.proposed, drafted.noise


def test_it_proposes_the_right_period_and_no_wrong_indicator(reports: Reports) -> None:
    for source_id in reports.source_ids:
        text = load_text(reports.texts / f"{source_id}.txt")

        meant = compare_meaning(reports.raw, source_id, text)

        # 38 of 38 in the three texts held; 25 indicators right, none offered for 13.
        assert meant.periods == meant.observations, meant.wrong
        assert meant.indicators["wrong"] == 0
        assert meant.observations >= 8


def test_most_indicators_are_offered_where_a_report_is_in_vietnamese(
    press: Reports,
) -> None:
    text = load_text(press.texts / f"{press.source_ids[0]}.txt")

    meant = compare_meaning(press.raw, press.source_ids[0], text)

    assert meant.indicators["right"] >= 12
