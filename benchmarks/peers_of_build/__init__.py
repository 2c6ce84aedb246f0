"""Other programs that read, check and write the published tables, timed by `scale`."""
