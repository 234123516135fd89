"""Which regions should host innovative clusters, and which joint ventures get the money."""

__version__ = "0.1.0"
