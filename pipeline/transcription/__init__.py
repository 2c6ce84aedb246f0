"""The transcriber's tools: what is mechanical in a transcription, done mechanically."""
