"""What was computed and by whose formulas: the sheet of methods."""

from __future__ import annotations

from mcda.case.model import Case
from mcda.ranking.fixed_bounds import fixed_bounds_sentence
from mcda.ranking.method_contracts import METHODS
from mcda.ranking.result import Ranking
from mcda.report.numbers import written
from mcda.report.tables import Heading, Table
from mcda.robustness.shares import SURE
from mcda.robustness.verdict import NEAR_TIE, ONE_WEIGHT

_HWANG = "Hwang & Yoon (1981), Multiple Attribute Decision Making, Springer, ch. 3"
_SMAA = (
    "Lahdelma & Salminen (2001), SMAA-2: stochastic multicriteria acceptability analysis for group "
    "decision making, Operations Research 49(3), 444-454"
)
_HOOVER = "Hoover & Giarratani (1971), An Introduction to Regional Economics, Knopf"
_DANTZIG = "Dantzig (1963), Linear Programming and Extensions, Princeton University Press"

_NOTES = (
    ("Weights", "w_j = points_j / sum of points", _HWANG,
     "Weights enter squared: a criterion with twice the points acts four times as strongly."),
    ("Target", "d_ij = |x_ij - target_j|, less is better", "",
     "Where a value is wanted, the distance to it takes the place of the figure."),
    ("Normalization vector", "r_ij = x_ij / root of the sum over i of x_ij^2", _HWANG,
     "Keeps proportions: a criterion whose figures differ by a few percent hardly counts."),
    ("Normalization minmax", "r_ij = (x_ij - min_j) / (max_j - min_j)", _HWANG,
     "0 for the smallest compared figure, 1 for the largest."),
    ("Normalization goalposts", "r_ij = (x_ij - lower_j) / (upper_j - lower_j), within 0 and 1",
     "United Nations Development Programme (1990), Human Development Report, technical note: fixed "
     "minimum and maximum values",
     "A bound that is not given is the smallest or largest figure of all regions."),
    ("Ideal, anti-ideal", "v_j* and v_j-: best and worst weighted figure; under goalposts the "
     "bounds", _HWANG, ""),
    ("Distances", "D_i+ = root of the sum over j of (v_ij - v_j*)^2; D_i- likewise", _HWANG,
     "v_ij = w_j r_ij."),
    ("Closeness", "C_i = D_i- / (D_i+ + D_i-)", _HWANG,
     "1 is the ideal, 0 the anti-ideal; 0.5 where both distances are 0."),
    ("Ranks", "1, 2, 2, 4", "",
     "Sorted from the largest closeness down, one within 1E-12 of the one above shares its rank."),
    ("Why one is above another", "phi_j = w_j^2 / 2 x [(B_ij - B_kj) (P_i + P_k) + (A_kj - A_ij) "
     "(M_i + M_k)], shown as (C_i - C_k) phi_j / sum of phi", "",
     "How criterion j lifts region i above region k. A_ij = (r_ij - r_j*)^2, B_ij = "
     "(r_ij - r_j-)^2, P_i = (D_i+)^2, M_i = (D_i-)^2. The parts add up to the difference of "
     "closeness exactly."),
    ("What holds back", "w_j^2 (r_ij - r_j*)^2 / (D_i+)^2", "",
     "The part of the squared distance to the ideal that each criterion causes."),
    ("Regions that take no part", "left out by choice, outside a knock-out limit, or without a "
     "figure that counts", "", "Criteria without points exclude nobody."),
    ("Shortlist probability", "share of draws in which the rank is within the shortlist", _SMAA,
     "It always says which weights were drawn, and it is not computed in this file."),
    ("Central weights", "mean of the drawn weights with which a region is first", _SMAA,
     "What one has to find important to prefer that region; empty for one that is never first."),
    ("Weight stability", "w_j moves to t, all other weights times (1 - t) / (1 - w_j). With "
     "u = (t (1 - w_j) / (1 - t))^2, two regions i and k tie where (u b_i + B_i)(u a_k + A_k) = "
     "(u b_k + B_k)(u a_i + A_i)", "",
     "Exact: a quadratic in u; a_i = A_ij, A_i = sum over the other criteria l of w_l^2 A_il, and "
     "likewise b, B. The interval reaches from w_j to the nearest ties; in points it is t / (1 - "
     "t) times the points of all other criteria, at most 100."),
    ("Verdict", "the first that holds: shared first place; near tie (closeness within "
     f"{NEAR_TIE}); one weight (a change below {ONE_WEIGHT} brings another region first); "
     "normalization (another winner under another one); clear (first in at least "
     f"{100 * SURE:.0f} % of draws around these weights and of the figures, the Monte Carlo error "
     "taken off); figures (first in fewer, and in fewer draws of the figures alone than of the "
     "weights alone); else unsure", "",
     "Figures are drawn as x exp(s Z - s^2 / 2) with Z standard normal and s^2 = ln(1 + (u / "
     "100)^2), where u is the criterion's uncertainty in percent."),
    ("Allocation of money", "largest value of the ventures carried out, under all rules of the "
     "case", _DANTZIG, "A linear programme; with all-or-nothing ventures a mixed-integer one."),
    ("Rules of the money",
     "budget: sum over j of x_jpt + k_pt <= B_pt + carry_over k_p,t-1; "
     "balance: sum over p, t of x_jpt = pi_j h_j C_j y_j; "
     "cofinancing: sum over t of x_jpt <= kappa_p h_j C_j y_j; "
     "size: min_fraction s_j <= y_j <= max_fraction s_j; "
     "annual: sum over p of x_jpt <= year_share pi_j C_j y_j; "
     "absorption: sum over j, p of sigma_jr x_jpt <= A_r in each year; "
     "personnel: sum over j of sigma_jr L_j y_j <= L_r; "
     "requires: y_j <= y_i; excludes: s_j + s_i <= 1", "",
     "x_jpt: public money for venture j from programme p in year t; k_pt: money kept for the next "
     "year; y_j: part of the venture carried out; s_j: 1 = chosen, else 0; C_j: cost; pi_j: "
     "public share; h_j: part of its years within the horizon; sigma_jr: share of region r; "
     "kappa_p: ceiling of the programme. Limits, groups, funds and agreements hold as their "
     "tables say. A programme pays only within its sectors, zones and years."),
    ("Role of the ranking",
     "gate: at least one partner is on the shortlist; floor: sum of (S_j - tau) x_jpt >= 0; "
     "value: the value of j times 1 + m (S_j - mean of S); none: no say", "",
     "S_j = sum over r of sigma_jr C_r, the closeness of the partners by their shares."),
    ("Equally good plans", "least sum of C_j |y_j - y_j of the plan seen before|; without one, the "
     "largest smallest amount of a region; then the least sum of (row of j + year + row of p) "
     "x_jpt", "", "Only among plans of the same value."),
    ("Prices", "what one more unit of a limit would add to the value", _DANTZIG,
     "Dual values; with all-or-nothing ventures they hold for the ventures chosen."),
)  # fmt: skip


def methods_table(case: Case, ranking: Ranking, method: str = "topsis") -> Table:
    """List the formulas behind the figures, with where they come from and what the case sets.

    Parameters
    ----------
    case : the case
    ranking : by TOPSIS, to say whether its bounds are fixed
    method : id of the method that ranks; the formulas here are those of TOPSIS
    """
    heads = ("What", "Formula", "Source", "Note")
    chosen = METHODS[method]
    other = (chosen.name, str(chosen.idea), chosen.source, "Ranks and scores of the sheet _result.")
    rows = (
        *((other,) if method != "topsis" else ()),
        *_NOTES,
        ("Fixed bounds", "", "", str(fixed_bounds_sentence(ranking.matrix, ranking.weights))),
        *(_quotient(case) if case.sectors else ()),
        *_value(case),
    )
    return Table("methods", tuple(Heading(head) for head in heads), rows)


def _quotient(case: Case) -> tuple[tuple[str, ...], ...]:
    """Say how location quotients are made, and against what in this case."""
    reference = case.settings.sector_reference
    whole = (
        f"m_r is the column {reference} of the table regions"
        if reference
        else ("m_r is the sum of the region's sectors")
    )
    note = (
        f"The sector's part in the region, divided by its part in the nation: {whole}, and sums "
        "are over all regions that have both figures. A sector counts as large from "
        f"{written(100 * case.settings.size_floor)} % of its national total on, and as strong "
        f"where, besides, LQ is at least {written(case.settings.lq_threshold)}."
    )
    formula = "LQ_rs = (v_rs / m_r) / (sum over r of v_rs / sum over r of m_r)"
    return (("Location quotient", formula, _HOOVER, note),)


def _value(case: Case) -> tuple[tuple[str, ...], ...]:
    """Say what a plan is worth, with the weights and references of this case."""
    if not case.projects:
        return ()
    if not case.impacts:
        formula = "sum over j of h_j C_j y_j"
        note = "The case names no impacts, so a plan is worth the cost of all ventures carried out."
        return (("Value of a plan", formula, "", note),)
    formula = "sum over k of weight_k (sum over j of h_j impact_jk y_j) / reference_k"
    units = (
        f"{item.name}: weight {written(item.weight)} per {written(item.reference)} {item.unit}"
        for item in case.impacts
    )
    note = f"{'; '.join(units)}. impact_jk is what venture j brings of k when carried out in full."
    return (("Value of a plan", formula, "", note),)
