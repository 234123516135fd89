"""Sentences of specialization."""

from dataclasses import replace

from mcda.case.model import Case, Criterion, Region, SectorFigure, Settings
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.report.cluster_wording import (
    focus_sentence,
    growth_sentence,
    mix_sentence,
    sector_sentence,
    strength_sentence,
)
from mcda.report.story import tell
from mcda.report.terminal import ranking_text
from mcda.specialization.clusters import clusters
from mcda.specialization.quotients import specialization

CASE = Case(
    settings=Settings(title="Test"),
    regions=(Region("A", "Alder"), Region("B", "Birch")),
    sectors=(
        SectorFigure("A", "Wine", 30.0, 20.0, 1.0),
        SectorFigure("B", "Wine", 20.0, 10.0, 1.0),
        SectorFigure("A", "Wood", 10.0),
        SectorFigure("B", "Wood", 140.0),
    ),
)


def with_settings(**settings: object) -> Case:
    return replace(CASE, settings=replace(CASE.settings, **settings))


def test_the_most_outstanding_regions_are_named():
    assert str(strength_sentence(clusters(CASE))) == (
        "1 of 2 regions is strong in at least one sector. Most outstanding, with the location "
        "quotient: Alder, Wine (3.00)."
    )


def test_a_region_is_named_once():
    case = with_settings(lq_threshold=0.1)
    assert str(strength_sentence(clusters(case))).endswith(
        "Alder, Wine (3.00); Birch, Wood (1.17)."
    )


def test_nobody_strong_and_no_figures_are_said():
    strict = with_settings(lq_threshold=9.0)
    assert "lower the thresholds" in str(strength_sentence(clusters(strict)))
    assert "bring a table sectors" in str(strength_sentence(()))


def test_the_strongest_in_a_sector_is_named_with_its_figures():
    assert str(sector_sentence(CASE, clusters(CASE), "Wine")) == (
        "By the figures Alder alone is strong in Wine: location quotient 3.00, 60.0 % of the "
        "nation."
    )
    case = with_settings(lq_threshold=0.1)
    assert str(sector_sentence(case, clusters(case), "Wine")).endswith("Also strong: Birch.")


def test_a_sector_in_which_nobody_is_strong_says_who_comes_closest():
    assert str(sector_sentence(CASE, clusters(CASE), "Wood")) == (
        "No region is strong in Wood: none has both a location quotient of 1.25 and 5 % of the "
        "nation. The largest quotient is Birch's, 1.17."
    )
    assert "no figures" in str(sector_sentence(CASE, clusters(CASE), "Tin"))


def test_missing_growth_is_said_in_words():
    assert "only for Wine" in str(growth_sentence(specialization(CASE)))
    none = replace(CASE, sectors=CASE.sectors[2:])
    assert "Growth is not shown" in str(growth_sentence(specialization(none)))
    every = replace(CASE, sectors=CASE.sectors[:2])
    assert growth_sentence(specialization(every)) is None


def test_missing_indices_are_explained():
    found = specialization(CASE)
    assert str(mix_sentence(CASE, found, ())).startswith("Krugman: 0")
    assert str(mix_sentence(CASE, found, ("Birch",))).endswith(
        "Empty for Birch: a sector's figure is missing."
    )
    assert "every region lacks" in str(mix_sentence(CASE, found, ("Alder", "Birch")))
    assert "overlap" in str(mix_sentence(with_settings(sector_reference="grp"), found, ()))


RANKED = replace(
    CASE,
    regions=tuple(
        replace(region, figures={"output": value})
        for region, value in zip(CASE.regions, (1.0, 9.0))
    ),
    criteria=(
        Criterion("lq", "Location quotient", "max", points=20, derive="lq"),
        Criterion("output", "Output", "max", points=80),
    ),
)


def ranked(sector, case=RANKED, **choices):
    return rank(case, replace(default_scenario(case), sector=sector, **choices))


def test_in_focus_it_is_said_how_few_points_look_at_the_sector_and_who_is_strongest_in_it():
    """Birch leads by its output, though Alder is the one that is strong in wine."""
    told = (
        "Only 20 % of the points look at Wine (Location quotient); the others look at the region "
        "as a whole. "
        "Strongest in Wine is Alder (location quotient 3.00, 3 stars), rank 2 here."
    )
    ranking = ranked("Wine")
    assert str(focus_sentence(RANKED, ranking)) == told
    assert told in ranking_text(RANKED, ranking)
    story = tell(RANKED, replace(default_scenario(RANKED), sector="Wine"))
    assert told in [str(part) for part in story.answer]
    assert focus_sentence(RANKED, ranked("")) is None


def test_in_focus_a_ranking_without_points_on_the_sector_says_so():
    none = str(focus_sentence(RANKED, ranked("Wine", points={"output": 50.0})))
    assert none.startswith("No points look at Wine; all look at the region as a whole.")
    half = str(focus_sentence(RANKED, ranked("Wine", points={"lq": 50.0, "output": 50.0})))
    assert half.startswith("50 % of the points look at Wine (Location quotient). Strongest")
    just = {"lq": 1 / 3, "output": 1 / 3 + 1e-12}
    assert str(focus_sentence(RANKED, ranked("Wine", points=just))).startswith("50 % of")


def test_in_focus_a_region_that_is_not_ranked_may_be_strongest():
    out = str(focus_sentence(RANKED, ranked("Wine", without=("A",))))
    assert "Strongest in Wine is Alder (location quotient 3.00, 3 stars), not ranked here." in out
