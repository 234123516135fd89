"""The story in sections, in the order of the meeting: what slides and document both tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mcda.allocation.asked import asked_by
from mcda.allocation.equally_good import equally_good_sentences
from mcda.allocation.plan import Plan
from mcda.case.finding import Sentence, sentence
from mcda.ranking.method_contracts import METHODS
from mcda.ranking.result import MethodResult
from mcda.ranking.wording import decimals_for, joined
from mcda.report import figures
from mcda.report.criteria_tables import direction
from mcda.report.diagnosis import conflict_sentences
from mcda.report.figures import MOST_BARS, Figure
from mcda.report.funded_tables import funded_table, reached_table, unfunded_table
from mcda.report.marked_figures import (
    as_shown,
    file_sentence,
    marked_names,
    unpublished_sentences,
)
from mcda.report.numbers import written
from mcda.report.origin import facts_table, sources_table, story_header
from mcda.report.plan_wording import budgets_sentence, is_scaled, tokens_sentence
from mcda.report.ranking_tables import score_heading
from mcda.report.rule_words import FIGURES_PLACED
from mcda.report.story import Story, decided_scenario
from mcda.report.story_tables import LATEST, latest_decisions_table
from mcda.report.tables import Heading, Row, Table, number
from mcda.report.wording import topsis_note

_FIRST = 3


@dataclass(frozen=True)
class Section:
    """One thing that is told, whole: a form that has no room for all of it says what it leaves out.

    Parameters
    ----------
    id : lower-case word
    title : what it is about, a few words
    lead : the one sentence to remember; None = the figure says it
    lines : further sentences
    figure : drawn below
    table : rows that stand below or on the next pages
    """

    id: str
    title: Sentence
    lead: Sentence | None = None
    lines: tuple[Sentence, ...] = ()
    figure: Figure | None = None
    table: Table | None = None


def sections(story: Story) -> tuple[Section, ...]:
    """Tell the story: weights, ranking, why, how sure, map, money, sources, decisions."""
    return tuple(_sections(story))


def title_lines(story: Story) -> tuple[Sentence, ...]:
    """Say on the first page what was decided, when, by whom, and what is no published figure."""
    lines: list[Sentence] = []
    decision = story.decision
    if decision is not None:
        said = sentence("Decided on {date}.", date=decision.date)
        if decision.who:
            said = sentence("Decided on {date} by {who}.", date=decision.date, who=decision.who)
        lines.append(said)
        if decision.why:
            lines.append(sentence("Reason: {why}", why=decision.why))
        row = decided_scenario(story.case, decision)
        factors = asked_by(row, story.case).factors(story.case)
        if row is not None and is_scaled(factors):
            lines.append(budgets_sentence(story.case, factors))
    own = file_sentence(story.case, story.result)
    if own is not None:
        lines.append(own)
    lines += unpublished_sentences(story.case, story.result)
    return tuple(lines)


def _sections(story: Story) -> Iterator[Section]:
    yield _weights(story)
    yield _ranking(story)
    if story.comparisons:
        yield _why(story)
    if story.certainty is not None:
        yield _certainty(story)
    yield Section(
        "map",
        sentence("Where the shortlist lies"),
        figure=figures.tiles(story.case, story.result),
    )
    if story.plan is not None:
        yield from _money(story, story.plan)
    if story.case.sources:
        yield Section("sources", sentence("Where the figures come from"), table=_sources(story))
    yield Section("about", sentence("About this file"), table=facts_table(story_header(story)))
    if story.case.decisions:
        yield Section(
            "decisions",
            sentence("What was decided"),
            _how_many(story),
            table=latest_decisions_table(story.case),
        )


def _weights(story: Story) -> Section:
    return Section(
        "weights",
        sentence("What counts, and how much"),
        _rules(story),
        figure=figures.weight_bars(story.ranking),
        table=_criteria(story),
    )


def _rules(story: Story) -> Sentence:
    scenario = story.scenario
    rules = sentence(
        "Ranked by the method {method}, with {figures}; the shortlist holds {size} regions.",
        method=METHODS[scenario.method].name,
        figures=FIGURES_PLACED[scenario.normalization],
        size=scenario.shortlist_size,
    )
    if isinstance(story.result, MethodResult) and story.result.method.low_is_better:
        return joined([rules, sentence("A low score is good.")])
    return rules


def _criteria(story: Story) -> Table:
    ranking = story.ranking
    heads = (
        Heading("Criterion"),
        Heading("Unit"),
        Heading("Direction"),
        Heading("Year"),
        Heading("Points", decimals_for(story.scenario.points.values())),
        Heading("Weight", 1, percent=True),
    )
    rows: list[Row] = [
        (
            item.name,
            item.unit,
            direction(item),
            item.year,
            number(story.scenario.points.get(item.id)),
            float(weight),
        )
        for item, weight in zip(ranking.matrix.criteria, ranking.weights)
        if weight > 0
    ]
    rows.sort(key=lambda row: -float(row[-1] or 0.0))
    return Table("weights", heads, (*rows, ("All", None, None, None, None, 1.0)))


def _ranking(story: Story) -> Section:
    first, *rest = story.answer
    bars = figures.ranking_bars(story.result)
    hides = bars is None or len(story.result.regions) > MOST_BARS
    return Section(
        "ranking",
        sentence("The ranking"),
        first,
        tuple(rest),
        figure=bars,
        table=_standing(story) if hides or story.ranking.excluded else None,
    )


def _standing(story: Story) -> Table:
    result = story.result
    listed = set(result.shortlist)
    shares = story.certainty.shortlist if story.certainty else {}
    heads = [
        Heading("Rank"),
        Heading("Region"),
        score_heading(result),
        Heading("Shortlist"),
    ]
    if story.certainty is not None and shares:
        by = "" if result is story.ranking else " (TOPSIS)"
        heads.append(Heading(f"On the shortlist {story.certainty.drawn}{by}", percent=True))
    rows: list[Row] = []
    names = marked_names(result)
    for row in result.order:
        region = result.regions[row]
        score = float(result.score[row])
        told: Row = (int(result.rank[row]), names[row], score, _mark(region in listed))
        rows.append((*told, number(shares.get(region))) if shares else told)
    for gone in result.excluded:
        text = f"{gone.name}: {gone.reason}"
        rows.append((None, text, None, None, None) if shares else (None, text, None, None))
    return Table("standing", tuple(heads), tuple(rows))


def _mark(flag: bool) -> str:
    return "yes" if flag else ""


def _why(story: Story) -> Section:
    lines = [*(item.sentence for item in story.comparisons[:_FIRST])]
    lines += [item.sentence for item in story.obstacles[:1]]
    title = sentence("Why the first stand where they stand")
    if isinstance(story.result, MethodResult):
        title = sentence("Why the first by TOPSIS stand where they stand")
    return Section("why", title, _by_topsis(story), tuple(lines))


def _by_topsis(story: Story, told: Sentence | None = None) -> Sentence | None:
    """Label what is told by TOPSIS where another method ranks; unlabelled where TOPSIS does."""
    if not isinstance(story.result, MethodResult):
        return told
    label = sentence(
        "By TOPSIS with the same weights, not by {method}.", method=story.result.method.name
    )
    return label if told is None else joined([label, told])


def _certainty(story: Story) -> Section:
    found = story.certainty
    assert found is not None  # noqa: S101 - asked for by the caller
    names = dict(zip(story.ranking.regions, story.ranking.names))
    order = [story.ranking.regions[row] for row in story.ranking.order]
    heads = (
        Heading("Region"),
        Heading(f"First {found.drawn}", percent=True),
        Heading(f"On the shortlist {found.drawn}", percent=True),
    )
    ranked: list[Row] = [
        (names[region], number(found.first.get(region)), number(found.shortlist.get(region)))
        for region in order
    ]
    gone: list[Row] = [
        (f"{region.name}: not ranked, so not drawn", None, None)
        for region in story.ranking.excluded
    ]
    how = (
        sentence(
            "{question}: {draws} draws, ±{error} percentage points.",
            question=found.question,
            draws=written(float(found.draws), 0),
            error=written(100 * found.error, 1),
        )
        if found.error
        else sentence(
            "{question}: none of these is drawn, so the shares are exact.", question=found.question
        )
    )
    own = story.result is story.ranking
    return Section(
        "certainty",
        sentence("How sure this is") if own else sentence("How sure the ranking by TOPSIS is"),
        _by_topsis(story, as_shown(story.case, story.result, found.verdict)),
        tuple(line for line in (found.causes, how) if line),
        table=Table("certainty", heads, (*ranked, *gone)),
    )


def _money(story: Story, plan: Plan) -> Iterator[Section]:
    title = sentence("Where the money goes")
    if not plan.has_plan or plan.amount == 0:
        yield Section("plan", title, story.money, tuple(conflict_sentences(plan, story.diagnosis)))
        return
    yield Section(
        "regions",
        title,
        story.money,
        figure=figures.region_money(story.case, plan),
        table=_reached(story, plan),
    )
    yield Section("years", sentence("When it is paid"), figure=figures.year_money(story.case, plan))
    yield Section(
        "funded",
        sentence("Joint ventures that get money"),
        None if plan.role == "none" else topsis_note(story.scenario.method),
        tuple(filter(None, [tokens_sentence(story.case)])),
        table=funded_table(story, plan),
    )
    as_good = () if story.equals is None else equally_good_sentences(story.equals, story.case)
    if as_good:
        yield Section("equals", sentence("Other plans that are as good"), lines=as_good)
    if rest := unfunded_table(story, plan):
        yield Section("unfunded", sentence("What was not funded, and why"), table=rest)


def _how_many(story: Story) -> Sentence | None:
    """Say where all decisions stand, where only the latest are listed."""
    count = len(story.case.decisions)
    if count <= LATEST:
        return None
    return sentence(
        "The latest {shown} of {count} decisions; the document and the workbook hold all of them.",
        shown=LATEST,
        count=count,
    )


def _reached(story: Story, plan: Plan) -> Table | None:
    """List what lands in every region, where the figure has no room for all of them."""
    table = reached_table(story, plan)
    return table if len(table.rows) - 1 > MOST_BARS else None


def _sources(story: Story) -> Table:
    """List id, title, address, licence and date of access of the sources."""
    return sources_table(story.case).only((0, 1, 2, 3, 4))
