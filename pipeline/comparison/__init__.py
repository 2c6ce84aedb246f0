"""Stage: reports held against each other: which speak of one fact, do they agree."""
