"""The story as a document on A4."""
