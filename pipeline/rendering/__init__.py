"""Facts rendered for people: who states what, and whether they agree."""
