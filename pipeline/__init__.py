"""Publishes what reports state, each figure tied to the words it was read from."""

__version__ = "0.1.0"
