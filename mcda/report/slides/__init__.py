"""Slides of a story: one clean master, native charts and tables."""
