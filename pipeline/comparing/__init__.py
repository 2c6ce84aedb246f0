"""Reports held against each other: which speak of one fact, and whether they agree."""
