"""The transcriber's tools: what in a transcription is mechanical, done mechanically."""
