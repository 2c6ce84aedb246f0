"""Stage: raw files read strictly into frames of text."""
