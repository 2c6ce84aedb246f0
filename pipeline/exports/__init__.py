"""The forms in which tables are published: a module each, render(table) -> bytes."""
