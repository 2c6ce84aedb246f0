"""Places in a report's text: paragraphs, spans, what is anchored, what still stands."""
