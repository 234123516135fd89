from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcda.case.adjusted import (
    FIELDS,
    adjusted,
    as_saved,
    differences,
    limits_between,
    restated,
    with_criterion,
)
from mcda.case.model import Case, Criterion, Region, SavedScenario, Settings

STUDENTS = Criterion("students", "Students", "max", minimum=10.0, lower=0.0, upper=50.0)
DISTANCE = Criterion("distance", "Distance", "min")
CASE = Case(
    Settings("Three regions"),
    regions=(Region("A", "A"), Region("B", "B")),
    criteria=(STUDENTS, DISTANCE),
)

numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False)
changed = st.builds(
    replace,
    st.just(STUDENTS),
    objective=st.sampled_from(["max", "min", "target"]),
    target=numbers,
    minimum=numbers,
    maximum=numbers,
    lower=numbers,
    upper=numbers,
)


def in_conflict(item: Criterion) -> bool:
    pairs = (
        item.minimum is not None and item.maximum is not None and item.minimum > item.maximum,
        item.lower is not None and item.upper is not None and item.lower >= item.upper,
        item.objective == "target" and item.target is None,
    )
    return any(pairs)


def test_without_settings_it_is_the_very_same_case() -> None:
    assert adjusted(CASE, ()).case is CASE
    assert adjusted(CASE, (), "leave_out").case is CASE


def test_settings_replace_what_the_file_says() -> None:
    found = adjusted(CASE, ("students:minimum:40", "distance:objective:max"), "zone_median")
    students, distance = found.case.criteria
    assert (students.minimum, students.upper, distance.objective) == (40.0, 50.0, "max")
    assert found.case.settings.missing == "zone_median"
    assert found.findings == ()
    assert CASE.criteria == (STUDENTS, DISTANCE)


def test_an_empty_value_takes_a_limit_away() -> None:
    found = adjusted(CASE, ("students:minimum:", "students:lower:"))
    assert found.case.criteria[0].minimum is None
    assert found.case.criteria[0].lower is None


def test_the_last_of_two_settings_counts() -> None:
    found = adjusted(CASE, ("students:minimum:40", "students:minimum:30"))
    assert found.case.criteria[0].minimum == 30.0
    assert found.settings == ("students:minimum:30",)


@pytest.mark.parametrize(
    "text",
    [
        "", "students", "students:minimum", "students:minimum:4:5", "nobody:minimum:4",
        "students:points:4", "students:objective:best", "students:objective:",
        "students:minimum:many", "students:minimum:nan", "students:minimum:1e999", "=1+1:a:b",
    ],
)  # fmt: skip
def test_what_means_nothing_is_passed_over(text: str) -> None:
    found = adjusted(CASE, (text,), "magic")
    assert found.case is CASE
    assert found.settings == found.findings == ()


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        (("students:minimum:40", "students:maximum:30"), "at least 40 and at most 30"),
        (("students:maximum:9",), "at least 10 and at most 9"),
        (("students:lower:50",), "50 is not below the upper bound 50"),
        (("students:objective:target",), "no target is given"),
    ],
)
def test_contradictions_are_said_and_not_used(settings: tuple[str, ...], word: str) -> None:
    found = adjusted(CASE, (*settings, "distance:maximum:7"))
    assert found.case.criteria == (STUDENTS, replace(DISTANCE, maximum=7.0))
    (finding,) = found.findings
    assert word in str(finding.message)
    assert "Limits" in str(finding.fix)
    assert found.settings == ("distance:maximum:7",)


def test_what_the_file_itself_contradicts_is_left_to_its_own_findings() -> None:
    broken = replace(STUDENTS, minimum=60.0, maximum=5.0)
    case = replace(CASE, criteria=(broken, DISTANCE))
    found = adjusted(case, ("students:objective:min",))
    assert found.findings == ()
    assert found.case.criteria[0] == replace(broken, objective="min")


def test_one_criterion_is_set_and_the_others_keep_their_settings() -> None:
    before = ("distance:maximum:7", "students:maximum:45", "students:minimum:")
    settings = with_criterion(CASE, before, replace(STUDENTS, objective="min"))
    assert settings == ("distance:maximum:7", "students:objective:min")
    assert with_criterion(CASE, settings, STUDENTS) == ("distance:maximum:7",)


@given(changed)
def test_any_sound_change_survives_its_way_through_texts(item: Criterion) -> None:
    found = adjusted(CASE, differences(STUDENTS, item))
    if in_conflict(item):
        assert found.findings
        assert not in_conflict(found.case.criteria[0])
    else:
        assert found.case.criteria == (item, DISTANCE)
        assert found.settings == differences(STUDENTS, item)


texts = st.lists(
    st.text(max_size=30)
    | st.builds(
        "{}:{}:{}".format,
        st.sampled_from(["students", "distance", "x"]),
        st.sampled_from([*FIELDS, "name"]),
        st.sampled_from(["", "1", "-2.5", "1e300", "inf", "max", "target"]),
    )
)


@given(texts)
def test_whatever_an_address_says_the_result_is_sound_and_settled(given_texts: list[str]) -> None:
    found = adjusted(CASE, given_texts)
    assert not any(map(in_conflict, found.case.criteria))
    again = adjusted(CASE, found.settings)
    assert (again.case, again.settings, again.findings) == (found.case, found.settings, ())


@given(texts, texts, *[st.sampled_from(["", "leave_out", "zone_median"])] * 2)
def test_a_scenario_asks_the_same_of_another_state_of_its_case(
    limits: list[str], others: list[str], missing: str, other: str
) -> None:
    row = SavedScenario("s1", "Mine", limits=tuple(limits), missing=missing)
    after = adjusted(CASE, others, other).case
    moved = restated(row, CASE, after)
    assert as_saved(after, moved) == as_saved(CASE, row)
    assert as_saved(CASE, restated(moved, after, CASE)) == as_saved(CASE, row)


def test_where_nothing_differs_a_scenario_says_nothing() -> None:
    row = SavedScenario("s1", "Mine", limits=("students:minimum:40",), missing="zone_median")
    after = as_saved(CASE, row)
    assert limits_between(CASE, after) == row.limits
    told = restated(row, CASE, after)
    assert (told.limits, told.missing) == ((), "")
