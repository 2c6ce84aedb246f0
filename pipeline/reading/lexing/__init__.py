"""A text in normal form, cut into tokens, each with all that its word can mean."""
