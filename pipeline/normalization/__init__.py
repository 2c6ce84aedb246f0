"""Stage: raw rows as published records, each cell with its evidence."""
