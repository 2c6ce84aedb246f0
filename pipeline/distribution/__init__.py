"""The binary forms of what is published: a module each, which renders it as bytes."""
