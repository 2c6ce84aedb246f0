"""Issues as values, and what each says in words."""
