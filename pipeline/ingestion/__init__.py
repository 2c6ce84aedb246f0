"""Stage: the files of raw/ read for certain into frames of text."""
