"""Invented raw sheets of any size, and faults planted in them."""
