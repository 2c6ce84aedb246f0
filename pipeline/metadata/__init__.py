"""What the standards of other fields ask of a dataset: one module for each standard.

Each has a `render` that is pure; `export` calls them all.
"""
