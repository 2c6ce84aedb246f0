"""Stage: raw rows made into published records, each cell with its evidence."""
