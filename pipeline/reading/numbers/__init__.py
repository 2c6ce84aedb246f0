"""Numbers alone: digits, words, scales, fractions, ordinals."""
