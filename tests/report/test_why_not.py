"""Why not this sector in this region: every kind of answer, of Uzbekistan's plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.allocation.allocate import allocate
from mcda.allocation.landing import landings
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.report.why_not import background, venture_answer, ventures_about, why_not_sentence
from tests.ui.app import bundled_case


@pytest.fixture(scope="module")
def told():
    case = bundled_case()
    ranking = rank(case, default_scenario(case))
    plan = allocate(case, ranking)
    parts = landings(case, plan)

    def ask(sector="", region="", of=case):
        answers = {
            item.id: str(venture_answer(case, plan, parts, item, region))
            for item in ventures_about(of, sector, region)
        }
        known = background(of, plan, ranking, sector, region) if sector and region else ()
        return str(why_not_sentence(of, plan, sector, region)), answers, list(map(str, known))

    ask.case = case
    return ask


def test_a_venture_that_is_not_funded_is_listed_with_its_reason(told):
    lead, answers, known = told("Clothing", "UZ-NG")
    assert lead == (
        "The case has 1 joint venture in Clothing with a partner in Namangan; it is not funded."
    )
    assert list(answers.values()) == [
        "It gets nothing. None of its partners (Namangan, Fergana) is on the shortlist."
    ]
    assert known[0].startswith("Clothing is declared for Namangan, and the figures agree")
    assert known[0].endswith("The largest location quotient in Clothing is that of Andijan, 6.38.")
    assert "Clothing: Andijan – Fergana – Tashkent region (funded)" in known[1]
    assert len(known) == 2


def test_a_funded_one_says_how_much_lands_here_and_why_not_more(told):
    lead, answers, _ = told("Clothing", "UZ-AN")
    assert lead.endswith("2 joint ventures in Clothing with a partner in Andijan; "
                         "1 of them is funded.")  # fmt: skip
    (funded,) = [text for text in answers.values() if "of it in Andijan" in text]
    assert "No money is left for the rest of it" in funded
    assert len(told("Clothing")[1]) == 3
    assert told("", "UZ-SI")[0].endswith("with a partner in Syrdarya; none of them are funded.")


def test_where_there_is_no_such_venture_it_says_what_is_known_and_needed(told):
    lead, answers, known = told("Gas chemicals", "UZ-QR")
    assert lead.endswith("in Republic of Karakalpakstan, so no plan can fund one.")
    assert not answers
    assert known == [
        "Gas chemicals is declared for Republic of Karakalpakstan, but there are no figures to "
        "compare: add them to the table sectors, under the same name.",
        "No other region has a joint venture in Gas chemicals either.",
        "For one to be funded, add to the table projects a joint venture in Gas chemicals of "
        "Republic of Karakalpakstan with a partner on the shortlist, since Republic of "
        "Karakalpakstan is not on it.",
        "Programmes that may pay for it there: National cluster programme and Territorial "
        "programme for the smaller zones.",
    ]
    known = told("Transport services", "UZ-NW")[2]
    assert known[0].startswith("Transport services is not strong in Navoi by the figures: ")
    assert "It is not declared." in known[0]
    assert known[2].endswith("of Navoi and at least one other region.")


def test_programmes_that_pay_elsewhere_or_for_nobody_are_told(told):
    case = told.case
    away = next(zone for zone in case.zone_names if zone not in case.region("UZ-NW").zone)
    payer = replace(case.programmes[0], name="Elsewhere", zones=(away,))
    known = told("Transport services", "UZ-NW", replace(case, programmes=(payer,)))[2]
    assert known[-1].endswith("so it needs a partner in one of their zones: Elsewhere.")
    payer = replace(payer, zones=(), sectors=("Food",))
    known = told("Transport services", "UZ-NW", replace(case, programmes=(payer,)))[2]
    assert known[-1] == "No programme pays for Transport services: add it to the sectors of one."
