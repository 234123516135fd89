import io
from dataclasses import replace

import pytest

from mcda.case.build_case import build_case
from mcda.case.finding import CaseError
from mcda.case.proposal import Answers, ColumnAnswer, Proposal
from mcda.case.propose import propose
from mcda.case.read import Reading, read_workbook_bytes
from mcda.case.write import write_workbook
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank

TABLE = """\
Indicators of Testland
Region;Unemployment, %;GRP 2022, bn;GRP 2023, bn;Note
Total;5;6;9;x
North;4;1;2;x
South;5;2;3;x
East;6;3;4;x
"""


@pytest.fixture
def proposal() -> Proposal:
    return propose("table.csv", TABLE.encode())


def read_again(proposal: Proposal, answers: Answers | None = None) -> Reading:
    buffer = io.BytesIO()
    write_workbook(build_case(proposal, answers), buffer)
    return read_workbook_bytes("built.xlsx", buffer.getvalue())


def test_confirming_everything_gives_a_case_that_is_valid_and_ranks(proposal: Proposal) -> None:
    case = build_case(proposal)
    assert case.settings.title == "Indicators of Testland"
    assert case.id == "indicators_of_testland"
    assert [region.name for region in case.regions] == ["North", "South", "East"]
    assert [(c.id, c.name, c.objective, c.unit, c.year) for c in case.criteria] == [
        ("unemployment", "Unemployment", "min", "%", ""),
        ("grp", "GRP", "max", "bn", "2023"),
    ]
    assert case.regions[0].figures == {"unemployment": 4.0, "grp": 2.0}
    reading = read_again(proposal)
    assert reading.findings == ()
    assert reading.case == case
    ranking = rank(case, default_scenario(case))
    assert set(ranking.names) == {"North", "South", "East"}


def test_every_figure_says_where_it_comes_from(proposal: Proposal) -> None:
    case = build_case(proposal)
    assert case.criteria[1].formula == "column D of the file: GRP 2023, bn"
    assert case.criteria[1].source == ("file",)
    assert [source.title for source in case.sources] == ["table.csv"]
    assert case.settings.description == "Indicators of Testland"


def test_answers_are_followed(proposal: Proposal) -> None:
    answers = Answers(
        "  My\ncase ",
        (
            ColumnAnswer(2, name="Output", unit="m", objective="target", group="Money", target=2.0),
            ColumnAnswer(1, objective="max"),
        ),
        frozenset({3}),
    )
    case = build_case(proposal, answers)
    assert case.settings.title == "My case"
    assert [region.name for region in case.regions] == ["Total", "South", "East"]
    first, second = case.criteria
    assert (first.name, first.unit, first.group, first.target) == ("Output", "m", "Money", 2.0)
    assert (second.name, second.objective, second.unit) == ("Unemployment", "max", "")
    assert read_again(proposal, answers).is_valid


def test_two_years_of_one_indicator_are_told_apart(proposal: Proposal) -> None:
    answers = replace(proposal.answers, columns=(ColumnAnswer(2), ColumnAnswer(3)))
    assert [(c.id, c.name) for c in build_case(proposal, answers).criteria] == [
        ("grp_2", "GRP (2022)"), ("grp", "GRP (2023)"),
    ]  # fmt: skip


def test_another_header_and_name_column_are_followed() -> None:
    proposal = propose("a.csv", b"Zone;Region;A\na;b;c\nW;North;1\nE;South;2\n")
    assert proposal.header == (0, 1)
    answers = replace(proposal.answers, header=(0, 0), name_column=0, dropped=frozenset({1}))
    case = build_case(proposal, replace(answers, columns=(ColumnAnswer(2),)))
    assert [region.name for region in case.regions] == ["W", "E"]
    assert [criterion.name for criterion in case.criteria] == ["A"]


def test_a_missing_figure_stays_missing() -> None:
    case = build_case(propose("a.csv", b"Region;A;B\nNorth;-;0\nSouth;1;2\n"))
    assert [region.figures for region in case.regions] == [{"b": 0.0}, {"a": 1.0, "b": 2.0}]


def test_a_column_named_twice_is_used_once(proposal: Proposal) -> None:
    answers = replace(proposal.answers, columns=(ColumnAnswer(1), ColumnAnswer(1, name="Again")))
    assert [criterion.name for criterion in build_case(proposal, answers).criteria] == ["Again"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"columns": ()}, "No column is chosen. Choose at least one column"),
        ({"dropped": frozenset(range(9))}, "No region is left. Keep at least two rows"),
        ({"columns": (ColumnAnswer(4),)}, "Column E holds no figures"),
        ({"columns": (ColumnAnswer(-1),)}, "Column -1 holds no figures"),
        ({"columns": (ColumnAnswer(99),)}, "Choose other columns: B, C, D."),
        ({"columns": (ColumnAnswer(1, objective="up"),)}, "Choose one of: max, min, target."),
        ({"columns": (ColumnAnswer(1, objective="target"),)}, "Write the wanted value"),
        (
            {"columns": (ColumnAnswer(1, objective="target", target=float("inf")),)},
            "Write the wanted value",
        ),
    ],
)
def test_answers_that_cannot_be_followed_are_refused_in_words(
    proposal: Proposal, changes: dict[str, object], said: str
) -> None:
    with pytest.raises(CaseError, match=said.replace(".", r"\.")):
        build_case(proposal, replace(proposal.answers, **changes))  # type: ignore[arg-type]


def test_names_that_are_hostile_stay_text() -> None:
    table = "Region;A\n=1+1;1\n<script>;2\n:red[b];3\n\u202eabc;4\n"
    proposal = propose("=1+1.csv", table.encode())
    reading = read_again(proposal)
    assert reading.is_valid
    assert reading.case is not None
    assert [region.name for region in reading.case.regions][:3] == ["=1+1", "<script>", ":red[b]"]
