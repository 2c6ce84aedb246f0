"""Facts told to people: who states what, and whether they agree."""
