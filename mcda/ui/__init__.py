"""The room itself: the only place that imports streamlit."""
