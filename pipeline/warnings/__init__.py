"""What is doubtful in sound rows: shown and published as it stands, never mended."""
