"""A dataset made of batches of sources, each by itself, and of what they share."""
