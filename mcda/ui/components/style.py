"""The few styles of our own parts; Streamlit's parts stay as the theme makes them."""

from __future__ import annotations

import streamlit as st

_STYLE = """
<style>
.mcda-criterion, .mcda-group, .mcda-budget {
  display: flex; justify-content: space-between; gap: 8px; white-space: nowrap;
}
/* Covers the ends of the scale that a slider above shows while it is moved. */
.mcda-criterion, .mcda-group {
  position: relative; z-index: 1; background: #f3f6f6; background: light-dark(#f3f6f6, #19252a);
}
.mcda-criterion, .mcda-budget { font-size: 14px; line-height: 18px; }
.mcda-budget { padding-bottom: 8px; }
.mcda-group {
  font-size: 11px; line-height: 16px; letter-spacing: .06em; text-transform: uppercase;
  opacity: .72; padding-top: 4px;
}
.mcda-wide span:first-child { white-space: normal; max-height: 28px; }
.mcda-criterion.mcda-wide { font-size: 12px; line-height: 14px; align-items: center; }
.mcda-lens {
  font-size: 12px; line-height: 14px; min-height: 28px; margin-top: -28px; padding-bottom: 3px;
  display: flex; align-items: flex-end; opacity: .8; overflow-wrap: anywhere;
}
.mcda-keeps {
  font-size: 12px; line-height: 16px; opacity: .8; white-space: nowrap;
}
.mcda-keeps span {
  display: inline-block; width: 20px; height: 4px; border-radius: 2px; margin-right: 6px;
  vertical-align: middle;
  background: #0d5c63; background: light-dark(#0d5c63, #5cb8b2); opacity: .7;
}
/* Bars and map side by side where both have room, else below each other. */
div:has(> .st-key-ranking_bars) { flex: 5 1 380px; min-width: 0; width: auto; }
div:has(> .st-key-ranking_map) { flex: 3 0 290px; min-width: 0; width: auto; }
.mcda-criterion span:first-child, .mcda-group span:first-child {
  overflow: hidden; text-overflow: ellipsis;
}
.mcda-budget span:first-child { white-space: normal; }
.mcda-criterion span:last-child, .mcda-budget span:last-child {
  font-weight: 600; font-variant-numeric: tabular-nums;
}
/* A slider's box ends well below its track: the next row may begin there. */
[class*="st-key-w_"] { margin: 3px 0 -9px; }
/* Questions of swings stand clear of the number above the slider's thumb. */
[class*="st-key-weigh_swing_"] { margin-top: 8px; }
/* Below a slider's track, from thumb centre to thumb centre; takes no room. */
.mcda-range { position: relative; height: 0; margin: 0 6px; }
.mcda-range span {
  position: absolute; top: -6px; height: 4px; min-width: 3px; border-radius: 2px;
  background: #0d5c63; background: light-dark(#0d5c63, #5cb8b2); opacity: .7;
}
.mcda-range .whole { opacity: .25; }
.mcda-range.before { opacity: .35; }
.mcda-word { font-size: 14px; opacity: .72; white-space: nowrap; }
/* One line where it has room, as wide as the navigation above: whatever is chosen there, nothing
   below it moves. What is too long then is cut within its box. */
.st-key-context_place { container-type: inline-size; }
@media (min-width: 1000px) {
  div.st-key-context_place { width: calc(100% + 112px); max-width: none; margin: 0 -56px; }
}
@container (min-width: 780px) {
  .st-key-context, .st-key-focus, .st-key-left_out { flex-wrap: nowrap; }
  .st-key-context > * { flex-shrink: 0; }
  .st-key-context > :has(> .st-key-focus), .st-key-context > :has(> .st-key-left_out),
  [class*="st-key-widget_sector_"], [class*="st-key-widget_without_"] {
    flex-shrink: 1; min-width: 0;
  }
  /* Who is left out matters more than the sector, which the question names too. */
  .st-key-context > :has(> .st-key-focus) { flex-shrink: 9; min-width: 186px; }
}
@container (max-width: 950px) {
  .st-key-context > :has(> .st-key-case_word) { display: none; }
}
.mcda-question {
  font-size: 28px; line-height: 34px; font-weight: 700; margin: 0; padding: 0 0 4px;
}
.mcda-sentence { font-size: 18px; line-height: 26px; height: 52px; overflow: hidden; }
.mcda-sentence strong { font-weight: 650; }
.mcda-banner {
  display: inline-block; font-size: 14px; line-height: 20px; padding: 4px 12px;
  border-radius: 4px; background: rgba(201, 138, 43, .16);
  border-left: 3px solid #c98a2b;
}
.mcda-paragraph { font-size: 15px; line-height: 22px; margin: 0; }
.mcda-subheading { font-size: 16px; line-height: 22px; font-weight: 650; margin: 0; padding: 0; }
.mcda-told p { font-size: 14px; line-height: 19px; margin: 0 0 8px; }
.mcda-note { font-size: 13px; line-height: 18px; opacity: .8; }
/* Beside the navigation, where it takes no room of the page. */
.st-key-saved_work {
  position: fixed; top: 10px; right: 24px; width: fit-content; z-index: 999991;
}
/* Nothing to see, and no gap between what is. */
.st-key-guard_place { position: absolute; }
.mcda-edge {
  font-size: 12px; opacity: .72; display: flex; align-items: center; gap: 10px; margin-bottom: 6px;
}
.mcda-edge::after { content: ""; flex: 1; border-top: 1px dashed currentColor; opacity: .5; }
.mcda-list { font-size: 14px; line-height: 20px; margin: 0; padding-left: 28px; }
.mcda-list li { padding: 2px 0 2px 6px; }
.mcda-reasons {
  display: grid; grid-template-columns: minmax(180px, 2fr) 3fr; gap: 6px 16px;
  font-size: 13px; line-height: 18px;
}
.mcda-reasons > :nth-child(odd) { font-size: 14px; opacity: .8; }
/* Dialogs do not know whether the theme is light or dark; their letters do. */
.mcda-reasons > :nth-child(even) {
  color: #9a6410; color: color-mix(in srgb, #b97a1b 65%, currentColor);
}
.mcda-facts { font-size: 14px; line-height: 20px; min-height: 150px; }
.mcda-facts dl {
  display: grid; grid-template-columns: minmax(120px, 1fr) 5fr; gap: 2px 16px; margin: 4px 0 0;
}
.mcda-facts dt, .mcda-facts dd {
  font-size: 14px; line-height: 20px; margin: 0; padding: 0; overflow-wrap: anywhere;
}
.mcda-facts dt { opacity: .72; }
/* What is chosen and who has the focus is seen also where the system's colours replace ours. */
:is(header, main, section) :is(a, button, summary, [role="tab"]):focus-visible {
  outline: 2px solid #0d5c63 !important; outline: 2px solid light-dark(#0d5c63, #5cb8b2) !important;
  outline-offset: 1px;
}
/* The name of what is open is read in the dark too. */
:is(main, section) button[aria-expanded="true"] {
  color: #0d5c63 !important; color: light-dark(#0d5c63, #5cb8b2) !important;
}
/* The tools of pictures and tables show themselves to the mouse only. */
div[target]:has(button:focus-visible) { opacity: 1 !important; }
@media (forced-colors: active) {
  [role="group"]:has(input[type="range"]) div,
  label:has(input[role="switch"]) div { forced-color-adjust: none; }
  [role="group"]:has(input[type="range"]) p, label:has(input[role="switch"]) p {
    forced-color-adjust: auto;
  }
  .mcda-range span, .mcda-keeps span { forced-color-adjust: none; background: CanvasText; }
  label:has(input[type="radio"]:checked), [role="radio"][aria-checked="true"] {
    outline: 2px solid Highlight;
  }
  [role="tab"][aria-selected="true"], a[aria-current="page"] { text-decoration: underline; }
  .mcda-word, .mcda-group, .mcda-note, .mcda-edge, .mcda-facts dt { opacity: 1; }
}
/* On paper: what the page tells, without what moves it, and as long as it is. */
@media print {
  header, section:has(.st-key-points), .st-key-saved_work, .st-key-doors, button,
  [role="tab"][aria-selected="false"] { display: none !important; }
  :is(html, body, div, main):has(.mcda-question) {
    position: static !important; overflow: visible !important; height: auto !important;
    max-height: none !important;
  }
  main, main * { print-color-adjust: exact; }
  main > div { padding: 0 !important; }
  .mcda-sentence { height: auto; }
  svg.marks { max-width: 100%; height: auto; }
  svg.marks, .mcda-banner, .mcda-reasons > * { break-inside: avoid; }
}
@media (max-width: 640px) {
  .st-key-saved_work { right: 8px; }
  .st-key-saved_work .mcda-note { max-width: 84px; text-align: right; }
  .mcda-facts dl, .mcda-reasons { grid-template-columns: 1fr; }
  .mcda-question { font-size: 22px; line-height: 28px; }
  .mcda-sentence { height: auto; min-height: 52px; font-size: 16px; line-height: 24px; }
}
</style>
"""


def draw_style() -> None:
    """Put our styles on the page; takes no room."""
    st.html(_STYLE)
