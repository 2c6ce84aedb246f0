"""Stage: what raw sheets are held to."""
