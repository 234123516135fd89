"""What every file says about where it comes from."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from mcda import __version__
from mcda.allocation.equally_good import EquallyGood, equally_good_in_short
from mcda.allocation.plan import Plan
from mcda.case.model import Acknowledgement, Case
from mcda.ranking.result import MethodResult, Ranking
from mcda.ranking.wording import joined
from mcda.report.cover import money_sentences, shortlist_sentence
from mcda.report.marked_figures import (
    figures_in_words,
    illustrative_sentence,
    provenance_sentence,
    with_titles,
)
from mcda.report.plan_wording import plan_choices
from mcda.report.story import Story, decision_name, figures_hash
from mcda.report.tables import Cell, Heading, Table
from mcda.report.wish_wording import taken_sentences
from mcda.report.wording import points_in_words, rules_sentence

Facts = tuple[tuple[str, Cell], ...]


def header_facts(
    case: Case,
    ranking: Ranking | MethodResult | None = None,
    plan: Plan | None = None,
    shortlist: Collection[str] | None = None,
    equals: EquallyGood | None = None,
) -> Facts:
    """Say where a file comes from: what every export carries, in the same words.

    Holds no clock, so that the same inputs give the same file: date, who and why are those of
    the latest recorded decision.

    Parameters
    ----------
    case : the case, with its decisions; as it is without what was taken
    ranking, plan : what the file shows, where it shows any
    shortlist : ids of the regions that the file shows on it, where it shows any
    equals : which other plans are as good, where that was looked into
    """
    illustrative = None
    if illustrative_sentence(case) is not None:
        illustrative = provenance_sentence(case, ranking)
    facts: list[tuple[str, Cell]] = [
        ("Title", case.settings.title),
        ("Case", case.id),
        ("Case hash", figures_hash(case)),
        ("Figures", figures_in_words(case, ranking)),
        ("Program version", __version__),
    ]
    if ranking is not None:
        facts.append(("Points", points_in_words(case, ranking.scenario)))
        facts.append(("Ranking", str(rules_sentence(case, ranking.scenario))))
    if plan is not None:
        facts.append(("Allocation", str(plan_choices(case, plan))))
        if plan.taken:
            facts.append(("Taken", str(joined(list(taken_sentences(plan.taken, case))))))
        if equals is not None:
            facts.append(("Equally good plans", str(equally_good_in_short(equals, case))))
        facts.append(("Money unit", case.settings.money_unit or None))
    facts += decision_facts(case, shortlist)
    facts.append(("Illustrative", str(illustrative) if illustrative else "no"))
    return tuple(facts)


def story_header(story: Story) -> Facts:
    """Return the header facts of a story."""
    return header_facts(story.case, story.result, story.plan, story.result.shortlist, story.equals)


def story_facts(story: Story) -> Facts:
    """Return the header facts of a story, and what it says in short."""
    said: list[tuple[str, Cell]] = [
        ("Question", str(story.question)),
        ("Answer", " ".join(str(part) for part in story.answer)),
    ]
    listed = shortlist_sentence(story, len(story.case.regions))
    if listed is not None:
        said.append(("Shortlist", str(listed)))
    if story.certainty is not None:
        said.append(("How sure", str(story.certainty.verdict)))
    said.append(("Plan", str(joined(money_sentences(story)))))
    return (*story_header(story), *said)


def facts_table(facts: Facts) -> Table:
    """Lay facts out below each other."""
    return Table("about", (Heading("Fact"), Heading("Value")), facts)


def decision_facts(case: Case, shortlist: Collection[str] | None = None) -> Facts:
    """Say when, by whom and why it was decided, and whether a shortlist is the one decided on.

    Parameters
    ----------
    case : the case; its latest decision counts
    shortlist : ids of the regions that the file shows on it, where it shows any
    """
    if not case.decisions:
        return (("Decision", "None is recorded in this file."),)
    decision = case.decisions[-1]
    facts: list[tuple[str, Cell]] = [
        ("Decision", decision_name(case, decision)),
        ("Decision date", decision.date),
        ("Decided by", decision.who or None),
        ("Why decided", decision.why or None),
    ]
    if decision.shortlist and shortlist is not None:
        same = set(decision.shortlist) == set(shortlist)
        shown = "yes" if same else "no, another one: it stands among the decisions"
        facts.append(("Shows the shortlist decided on", shown))
    return tuple(facts)


def origin_columns(facts: Facts, count: int) -> Table:
    """Return the last columns of a CSV: the same facts on each of its ``count`` rows."""
    heads = tuple(Heading(name) for name, _ in facts)
    return Table("origin", heads, (tuple(value for _, value in facts),) * count)


def sources_table(case: Case) -> Table:
    """List where the figures come from."""
    heads = ("Source", "Title", "Address", "Licence", "Accessed", "Confidence", "Note")
    rows = tuple(
        (s.id, s.title, s.address, s.licence, s.accessed, s.confidence, s.note)
        for s in case.sources
    )
    return Table("sources", tuple(Heading(head, is_id=head == "Source") for head in heads), rows)


def doubts_table(case: Case) -> Table:
    """List doubts about single figures and the warnings that the case's author explains."""
    names = {region.id: region.name for region in case.regions}
    criteria = {criterion.id: criterion.name for criterion in case.criteria}
    single = (
        (
            names.get(n.region, n.region),
            criteria.get(n.criterion) or _column(n.criterion),
            with_titles(n.note, case),
        )
        for n in case.figures
    )
    whole = (
        ("All regions", _concerned(a, criteria), with_titles(a.reason, case))
        for a in case.acknowledged
    )
    heads = (Heading("Region"), Heading("Concerns"), Heading("Note"))
    return Table("doubts", heads, (*single, *whole))


def _column(name: str) -> str:
    """Return a column of the table of regions in words."""
    return name.replace("_", " ").capitalize()


def _concerned(item: Acknowledgement, criteria: Mapping[str, str]) -> str:
    """Name what a warning is about, criteria by their names: ``A and B; C``."""
    pairs = (entry.split("~") for entry in item.where.split(";"))
    named = (" and ".join(criteria.get(part, part) for part in pair) for pair in pairs)
    return "; ".join(named) or item.kind.replace("_", " ")
