"""All that an export tells, gathered once: slides, document, workbook and lists are its forms.

A story is a function of the case, what its sessions saved, and what is asked: no clock and no
chance. So a file made from a saved case is, byte for byte, the file that the room saw.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

from mcda.allocation.asked import Asked, asked_by, saved_view, with_view
from mcda.allocation.equally_good import EquallyGood, equally_good
from mcda.allocation.plan import Plan, Status
from mcda.allocation.reasons import unfunded_reason
from mcda.allocation.repairs import Diagnosis, diagnose
from mcda.allocation.seen import Fractions, kept
from mcda.allocation.seen import settled as settled_plan
from mcda.allocation.shown_plan import shown_plan
from mcda.case.adjusted import as_saved, restated
from mcda.case.finding import Finding, Sentence, sentence
from mcda.case.model import Case, Decision, SavedScenario
from mcda.case.record import NOW
from mcda.case.wished import scale_text
from mcda.case.write import content_hash
from mcda.ranking.explanation import Comparison, Obstacles, comparison, obstacles
from mcda.ranking.methods import rank_by
from mcda.ranking.result import MethodResult, Ranking
from mcda.ranking.saved import save, scenario_from
from mcda.ranking.scenario import Scenario, default_scenario
from mcda.ranking.screening import screen
from mcda.ranking.wording import joined
from mcda.report.cluster_wording import focus_sentence
from mcda.report.marked_figures import as_shown
from mcda.report.plan_wording import plan_sentence
from mcda.report.tables import Table
from mcda.report.wish_wording import taken_note
from mcda.report.wording import (
    cut_sentence,
    excluded_sentence,
    leader_sentence,
    shortlist_note,
)

_EXPLAINED = 3  # first regions of which it is told why they are above the next


@dataclass(frozen=True)
class Certainty:
    """How sure the ranking is, as far as files tell it.

    Parameters
    ----------
    verdict : the one sentence
    question : what was drawn, for example "With weights like these (weights off by about ...)"
    drawn : the same as a part of a heading, for example "with weights and figures like these"
    draws : how many
    error : Monte Carlo error of a share, 0 to 1
    first, shortlist : region id -> share of draws in which it is first, on the shortlist
    tables : the figures behind it, for an appendix
    causes : in how many draws of the weights alone, and of the figures alone, the winner is first;
        None where the verdict says so, or no figure is uncertain
    """

    verdict: Sentence
    question: Sentence
    drawn: Sentence
    draws: int
    error: float
    first: Mapping[str, float] = field(default_factory=dict)
    shortlist: Mapping[str, float] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()
    causes: Sentence | None = None


@dataclass(frozen=True)
class Story:
    """What an export tells.

    Parameters
    ----------
    case : the case with all that its sessions saved
    digest : hash of the case without its id and what sessions saved, 64 hexadecimal digits
    ranking : by TOPSIS, with all evidence
    result : the ranking asked for; ``ranking`` itself unless another method is chosen
    obstacles : what holds each ranked region back, in rank order
    comparisons : why each of the first three is above the next one, in rank order
    certainty : how sure the ranking is; None when it was not examined
    plan : where the money goes, as it is shown; None without joint ventures or programmes
    reasons : joint venture id -> why it is not funded, or not in full
    findings : what is doubtful in the data and not explained by the case's author
    decision : the latest recorded decision; the only source of date, who and why
    equals : which other plans are as good; None where that was not looked into
    free : value of the plan without what was taken; None where nothing was, or without a plan
    diagnosis : which rules clash where there is no plan; empty where that was not looked into
    """

    case: Case
    digest: str
    ranking: Ranking
    result: Ranking | MethodResult
    obstacles: tuple[Obstacles, ...]
    comparisons: tuple[Comparison, ...]
    certainty: Certainty | None
    plan: Plan | None
    reasons: Mapping[str, Sentence]
    findings: tuple[Finding, ...]
    decision: Decision | None
    equals: EquallyGood | None = None
    free: float | None = None
    diagnosis: Diagnosis = field(default_factory=lambda: Diagnosis(None, ()))

    @property
    def scenario(self) -> Scenario:
        """What was asked of the ranking."""
        return self.result.scenario

    @property
    def question(self) -> Sentence:
        """The meeting's question; a sector in focus makes it one about that sector."""
        if self.scenario.sector:
            return sentence(
                "Which region should host a cluster in {sector}?", sector=self.scenario.sector
            )
        if self.case.settings.question:
            return sentence("{question}", question=self.case.settings.question)
        return sentence("Which regions should host innovative clusters?")

    @property
    def answer(self) -> tuple[Sentence, ...]:
        """Who leads, how much a sector in focus counts, what is odd, who is not ranked."""
        parts = (
            as_shown(self.case, self.result, leader_sentence(self.result)),
            focus_sentence(self.case, self.result),
            shortlist_note(self.result),
            cut_sentence(self.result),
            excluded_sentence(self.ranking),
        )
        return tuple(part for part in parts if part is not None)

    @property
    def money(self) -> Sentence | None:
        """What the plan does, in one sentence; None without a plan."""
        if self.plan is None:
            return None
        told = as_shown(self.case, self.ranking, plan_sentence(self.case, self.plan))
        note = taken_note(self.plan, self.free, self.case)
        return told if note is None else joined([told, note])

    @property
    def asked(self) -> Asked:
        """What is asked of the money, as it was saved."""
        return asked_by(saved_view(self.case), self.case)

    @property
    def view(self) -> SavedScenario:
        """What is shown, as the row of the table ``scenarios`` that brings it back."""
        saved = saved_view(self.case)
        row = self.asked.into(save(self.scenario, "When saved", ()), {})
        if saved is not None:
            row = replace(row, locked=saved.locked, wishes=saved.wishes)
        if self.plan is not None:
            row = replace(
                row,
                role=self.plan.role,
                budget_scale=self.plan.budget_scale,
                programme_scales=tuple(
                    scale_text(*pair) for pair in self.plan.programme_scales.items()
                ),
                plan=kept(self.plan, saved.plan if saved else {}),
            )
        points = {name: float(value) for name, value in row.points.items()}
        return replace(row, id=NOW, points=points)

    @property
    def saved_case(self) -> Case:
        """The case in which the present view is saved, so that opening it shows the same."""
        return with_view(self.case, self.view)


def tell(
    case: Case,
    scenario: Scenario | None = None,
    *,
    role: str = "",
    budget_scale: float | None = None,
    programme_scales: Mapping[str, float] | None = None,
    certainty: Certainty | None = None,
) -> Story:
    """Rank, allocate and explain, and gather all that files tell.

    Parameters
    ----------
    case : the case, with what its sessions saved
    scenario : what to rank by; None = the view saved as ``now``, else what the case declares
    role : what the ranking does to the money; empty = as saved, else as the case says
    budget_scale : factor on every budget; None = as saved, else 1
    programme_scales : programme id -> factor on its budgets besides; None = as saved, else none
    certainty : how sure the ranking is, if it was examined

    Raises
    ------
    CaseError
        Nothing can be ranked, or the money cannot be allocated that way; its findings say why.
    """
    case = as_left(case)
    saved = saved_view(case)
    result = rank_by(case, asked_scenario(case) if scenario is None else scenario)
    ranking = result.topsis if isinstance(result, MethodResult) else result
    asked = asked_by(saved, case)
    if role:
        asked = replace(asked, role=role)
    if budget_scale is not None:
        asked = replace(asked, budget_scale=budget_scale)
    if programme_scales is not None:
        asked = replace(asked, programme_scales=tuple(programme_scales.items()))
    plan, free, equals = None, None, None
    diagnosis = Diagnosis(None, ())
    if case.projects and case.programmes:

        def near(fractions: Fractions) -> Plan:
            question = asked.question(case, ranking, fractions)
            return shown_plan(question, question.plan())

        seen = saved.plan if saved else {}
        plan = settled_plan(near, seen)
        if plan.has_plan:
            equals = equally_good(asked.question(case, ranking, seen), plan, None)
        elif plan.status is Status.INFEASIBLE:
            diagnosis = diagnose(asked.question(case, ranking, seen))
        if asked.taken:
            question = replace(asked, taken=()).question(case, ranking)
            free = question.ask(question.model()).objective
    told = gather(case, result, plan, free, certainty=certainty, equals=equals)
    return replace(told, diagnosis=diagnosis)


def settled(story: Story) -> Story:
    """Tell a story anew from its saved case, as it is told once that case is opened again.

    Of what was computed, only the certainty is kept: draws do not depend on how a plan was found.
    """
    return tell(story.saved_case, certainty=story.certainty)


def as_left(case: Case) -> Case:
    """Return a case with the limits of the view ``now`` in its tables, as an open case has them."""
    saved = saved_view(case)
    if saved is None or not (saved.limits or saved.missing):
        return case
    limited = as_saved(case, saved)
    rows = tuple(restated(row, case, limited) for row in case.scenarios)
    return replace(limited, scenarios=rows)


def gather(
    case: Case,
    result: Ranking | MethodResult,
    plan: Plan | None = None,
    free: float | None = None,
    *,
    certainty: Certainty | None = None,
    equals: EquallyGood | None = None,
) -> Story:
    """Gather what files tell from results that are at hand.

    Parameters
    ----------
    case : the case, with what its sessions saved
    result : a ranking of it
    plan : a plan of it as it is shown, made with that ranking
    free : value of the plan without what was taken, where something was
    certainty : how sure the ranking is, if it was examined
    equals : which other plans are as good, if that was looked into
    """
    ranking = result.topsis if isinstance(result, MethodResult) else result
    order = [ranking.regions[row] for row in ranking.order]
    pairs = islice(pairwise(order), _EXPLAINED)
    ruled = asked_by(saved_view(case), case).case_of(case)
    return Story(
        case=case,
        digest=figures_hash(case),
        ranking=ranking,
        result=result,
        obstacles=tuple(obstacles(ranking, region) for region in order),
        comparisons=tuple(comparison(ranking, region, other) for region, other in pairs),
        certainty=certainty,
        plan=plan,
        reasons={}
        if plan is None
        else {project.id: unfunded_reason(plan, project, ruled) for project in ruled.projects},
        findings=screen(case, ranking.scenario),
        decision=case.decisions[-1] if case.decisions else None,
        equals=equals,
        free=free,
    )


def figures_hash(case: Case) -> str:
    """Return the hash of a case without its id and what sessions saved, changed figures apart."""
    return content_hash(replace(case, scenarios=(), decisions=(), taken=()))


def decided_scenario(case: Case, decision: Decision) -> SavedScenario | None:
    """Return the scenario that a decision rests on; None where it was deleted."""
    return next((row for row in case.scenarios if row.id == decision.scenario), None)


def decision_name(case: Case, decision: Decision) -> str:
    """Return what a decision is called: as its scenario, else by its date."""
    scenario = decided_scenario(case, decision)
    return f"Decision of {decision.date}" if scenario is None else scenario.name


def asked_scenario(case: Case) -> Scenario:
    """Return what a case asks for: the view saved with it, else what it declares."""
    saved = saved_view(case)
    return default_scenario(case) if saved is None else scenario_from(case, saved)
