"""What raw sheets and published tables must be."""
