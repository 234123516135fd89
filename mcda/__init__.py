"""Which regions should host innovative clusters, and which joint ventures get the money."""

__version__ = "0.1.0"

PRODUCT = "Cluster choice"
"""Author of every file: a case names no person, and a file is what the program made of it."""
