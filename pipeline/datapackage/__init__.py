"""Stage: the published tables, checked, described, written as files, put in place."""
