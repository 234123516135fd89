"""The yardstick of the latency benchmark: one slider, one chart, nothing else."""

import altair as alt
import pandas as pd
import streamlit as st

points = st.slider("points", 0, 100, 50, key="points")
frame = pd.DataFrame(
    {
        "region": [f"region {number}" for number in range(14)],
        "score": [(number + 1) * (1 + points / 100) / 30 for number in range(14)],
    }
)
st.altair_chart(
    alt.Chart(frame)
    .mark_bar()
    .encode(x=alt.X("score", scale=alt.Scale(domain=[0, 1])), y="region"),
)
