"""The binary forms of what is published, a module each, and a zip of everything."""
