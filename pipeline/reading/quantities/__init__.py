"""Quantities: a number with its unit, hedge and noun; and where they are ambiguous."""
