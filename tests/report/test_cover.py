"""What a first page answers."""

from __future__ import annotations

from dataclasses import replace

from mcda.case.model import Limit
from mcda.report.certainty import with_certainty
from mcda.report.cover import cover_lead, cover_lines
from mcda.report.origin import story_facts
from mcda.report.sections import sections
from mcda.report.story import tell
from tests.report.large import provinces


def lines(story, **options) -> list[str]:
    return [str(line) for line in cover_lines(story, **options)]


def test_it_names_the_shortlist_the_money_and_how_sure_it_is(case):
    story = with_certainty(tell(case), samples=100)
    assert str(cover_lead(story)) == "Alder leads; Birch follows."
    told = lines(story)
    assert told == [
        "On the shortlist: Alder and Birch.",
        "Damson is not ranked.",
        str(story.money),
        str(story.certainty.verdict),
    ]
    assert "of 160 bn" in told[2]
    assert lines(tell(case))[-1] == "How sure the ranking is was not worked out."


def test_where_there_is_no_clear_winner_that_is_said_once_with_what_to_do():
    story = with_certainty(tell(provinces(40)), samples=100)
    lead = str(cover_lead(story))
    assert lead == str(story.certainty.verdict)
    assert lead.startswith("No clear winner: ")
    assert lead not in lines(story)


def test_without_a_plan_it_says_which_rules_clash_and_the_file_what_would_help(case):
    floors = (
        Limit("region", "A", "money", minimum=70.0),
        Limit("region", "C", "money", minimum=30.0),
    )
    story = tell(replace(case, limits=floors))
    assert not story.plan.has_plan
    told = " ".join(lines(story))
    assert "No plan keeps all rules at once" in told
    rules = story.diagnosis.conflict.told
    assert len(rules) > 1
    assert all(str(rule) in told for rule in rules[:3])
    (plan,) = (section for section in sections(story) if section.id == "plan")
    said = [str(line) for line in plan.lines]
    assert [f"- {rule}" for rule in rules] == said[1 : 1 + len(rules)]
    assert [f"- {repair.sentence}" for repair in story.diagnosis.repairs] == said[2 + len(rules) :]
    facts = dict(story_facts(story))["Plan"]
    assert all(str(rule) in facts for rule in rules)


def test_without_ventures_or_programmes_it_says_what_is_missing(case):
    for empty, said in (
        ({"projects": ()}, "no joint ventures"),
        ({"programmes": (), "limits": ()}, "no programmes"),
        ({"projects": (), "programmes": ()}, "no programmes or joint ventures"),
    ):
        story = tell(replace(case, **empty))
        why = f"No money is allocated, because the case has {said}."
        assert why in lines(story)
        assert dict(story_facts(story))["Plan"] == why


def test_a_long_shortlist_is_counted_and_the_workbook_names_all_of_it():
    case = provinces(40)
    story = tell(replace(case, settings=replace(case.settings, shortlist_size=30)))
    told = lines(story)[0]
    assert told.count("Province") == 20
    assert "and 10 more. All of them stand under The ranking." in told
    assert dict(story_facts(story))["Shortlist"].count("Province") == 30


def test_what_topsis_says_is_labelled_where_another_method_ranks(case, scenario):
    story = with_certainty(tell(case, replace(scenario, method="mairca")), samples=100)
    verdict = str(story.certainty.verdict)
    assert lines(story)[-1] == f"By TOPSIS with the same weights: {verdict}"
