"""Times: days, months, quarters, years and runs of them."""
