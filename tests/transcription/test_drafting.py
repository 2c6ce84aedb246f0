"""A draft proposes what a person transcribed, and little else."""

from benchmarks.drafting import compare_draft
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
