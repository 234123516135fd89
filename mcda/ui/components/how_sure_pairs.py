"""Who is ahead of whom with weights like these."""

from __future__ import annotations

from mcda.charts.pairwise import MOST_ROWS, pairwise_heat
from mcda.charts.picture import Picture
from mcda.report.acceptability_wording import words_of_draws
from mcda.report.robustness_tables import pairwise_table
from mcda.report.robustness_wording import question_sentence
from mcda.robustness.acceptability import PAIRWISE_REGIONS
from mcda.robustness.result import Acceptability
from mcda.ui.components.headline import draw_note, draw_paragraph
from mcda.ui.components.pictures import draw_picture
from mcda.ui.components.tables import draw_table
from mcda.ui.text import say


def draw_pairs(likely: Acceptability) -> None:
    """Draw the share of draws in which each region is ahead of each other one."""
    if likely.pairwise is None:
        draw_paragraph(
            say(
                "It is counted for up to {count} regions who is ahead of whom. Leave regions out "
                "of the comparison to see it for the others.",
                count=PAIRWISE_REGIONS,
            )
        )
        return
    draw_paragraph(
        say(
            "In how many draws {drawn}, in percent, is the region of the row "
            "ahead of the one of the column? Near 50 it is open which of the two is better. What "
            "two regions lack to 100 together are draws in which they share a rank.",
            drawn=words_of_draws(likely),
        )
    )
    draw_note(say(question_sentence(likely)))
    draw_picture(
        pairs_picture(likely),
        key="pairs",
        alt=say("How often each region is ahead of which other one, in percent of draws"),
    )
    if len(likely.ranking.regions) > MOST_ROWS:
        draw_note(say("The first {count} regions; the table holds all.", count=MOST_ROWS))
    draw_table(
        pairwise_table(likely),
        key="how_sure_pairwise",
        alt=say("Share of draws in which each region is ahead of each other one"),
        wide=True,
    )


def pairs_picture(likely: Acceptability) -> Picture:
    """Return the picture of who is ahead of whom."""
    return pairwise_heat(likely, ahead=say("ahead of"), share=say("Share of draws"))
