"""How the rows of each kind of sheet become published records."""
