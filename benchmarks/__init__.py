"""Timings, printed; run them with `make bench`."""
