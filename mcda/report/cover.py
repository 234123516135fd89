"""What a first page answers: who leads, who is on the shortlist, the money, how sure it is.

The first sheet of a workbook tells the same; each part is as the file tells it further on.
"""

from __future__ import annotations

from mcda.case.finding import Sentence, sentence
from mcda.case.model import Case
from mcda.ranking.result import MethodResult
from mcda.ranking.wording import joined, named
from mcda.report.marked_figures import as_shown, marked_names
from mcda.report.story import Story
from mcda.report.wording import leader_sentence

MOST_NAMED = 20
"""Regions of the shortlist that a first page names."""

_RULES = 3  # clashing rules that it tells


def cover_lead(story: Story) -> Sentence:
    """Say who leads; where nobody clearly does, as how sure it is says it, with what to do."""
    if story.certainty is not None and _says_who_leads(story, story.certainty.verdict):
        return as_shown(story.case, story.result, story.certainty.verdict)
    return story.answer[0]


def cover_lines(story: Story, most: int = MOST_NAMED) -> tuple[Sentence, ...]:
    """Say who is on the shortlist, what is odd about it, where the money goes, how sure it is.

    Parameters
    ----------
    story : what is told
    most : names of the shortlist; the others are counted
    """
    listed = shortlist_sentence(story, most)
    sure = sure_sentence(story)
    return (
        *(() if listed is None else (listed,)),
        *story.answer[1:],
        *money_sentences(story, _RULES),
        *(() if sure is None else (sure,)),
    )


def shortlist_sentence(story: Story, most: int = MOST_NAMED) -> Sentence | None:
    """Name the shortlist in rank order; None where it is empty, which the answer says."""
    result = story.result
    names, listed = marked_names(result), set(result.shortlist)
    shown = [names[row] for row in result.order if result.regions[row] in listed]
    if not shown:
        return None
    told = sentence("On the shortlist: {names}.", names=named(shown, most))
    if len(shown) <= most + 1:
        return told
    return joined([told, sentence("All of them stand under The ranking.")])


def money_sentences(story: Story, most: int | None = None) -> tuple[Sentence, ...]:
    """Say what the plan does with the money, or why there is none.

    Parameters
    ----------
    story : what is told
    most : rules that clash; the others are counted. None = all of them
    """
    if story.plan is None or story.money is None:
        return (_missing(story.case),)
    conflict = story.diagnosis.conflict
    if conflict is None or story.plan.findings:  # which say precisely what stands in the way
        return (story.money,)
    rules = conflict.told[:most]
    more = len(conflict.told) - len(rules)
    rest = (
        sentence("One more rule stands under Where the money goes.")
        if more == 1
        else sentence("{count} more rules stand under Where the money goes.", count=more)
    )
    return story.money, joined([conflict.summary, *rules, *([rest] if more else [])])


def sure_sentence(story: Story) -> Sentence | None:
    """Say how sure the first place is; None where the lead says so already."""
    if story.certainty is None:
        return sentence("How sure the ranking is was not worked out.")
    verdict = story.certainty.verdict
    if isinstance(story.result, MethodResult):
        return sentence("By TOPSIS with the same weights: {verdict}", verdict=verdict)
    return None if _says_who_leads(story, verdict) else verdict


def _says_who_leads(story: Story, verdict: Sentence) -> bool:
    own = story.result is story.ranking
    return own and str(verdict).startswith(str(leader_sentence(story.result)))


def _missing(case: Case) -> Sentence:
    """Say which table has to be filled before money can be allocated."""
    if case.projects:
        return sentence("No money is allocated, because the case has no programmes.")
    if case.programmes:
        return sentence("No money is allocated, because the case has no joint ventures.")
    return sentence("No money is allocated, because the case has no programmes or joint ventures.")
