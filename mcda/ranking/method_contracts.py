"""What each ranking method is, and what figures it can take: one contract per method.

The contracts were found by trying the methods of pymcdm 1.4.0, which do not guard their input:
a negative figure makes some of them fail, and others quietly turn the ranking upside down. A
single 0 costs a region all that it has elsewhere wherever figures are multiplied, and under LMAW.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from mcda.case.finding import Sentence, sentence

MOST_PAIRED = 500
"""Methods that compare every pair of regions take seconds and gigabytes beyond this many."""

MOST_MULTIPLIED = 1000
"""A product over more regions than this is too large a number to compute with."""


class Figures(IntEnum):
    """Which figures a method can take."""

    ANY = 0
    NOT_NEGATIVE = 1
    POSITIVE = 2


@dataclass(frozen=True)
class Method:
    """The contract of a ranking method.

    Parameters
    ----------
    id : as in ``mcda.case.columns.METHODS``
    name : as the literature writes it
    idea : what it does, in plain words
    source : where it was published
    more, less : figures it can take in criteria of which more, and of which less, is better; the
        distance to a target is a figure of which less is better
    low_is_better : whether the best region has the lowest score
    most : largest number of regions it can take; None = any
    undefined : when its formula divides by zero in spite of figures that it can take
    """

    id: str
    name: str
    idea: Sentence
    source: str
    more: Figures = Figures.ANY
    less: Figures = Figures.ANY
    low_is_better: bool = False
    most: int | None = None
    undefined: Sentence | None = None


_CONTRACTS = (
    Method(
        "topsis", "TOPSIS",
        sentence("How close is each region to the best that was seen, and how far from the worst?"),
        "Hwang & Yoon (1981), Multiple Attribute Decision Making, Springer",
    ),
    Method(
        "aras", "ARAS",
        sentence("What part of an ideal region's total does each region reach?"),
        "Zavadskas & Turskis (2010), Technological and Economic Development of Economy 16(2), "
        "159-172",
        Figures.NOT_NEGATIVE, Figures.POSITIVE,
    ),
    Method(
        "codas", "CODAS",
        sentence("How far is each region from the worst, compared pair by pair?"),
        "Keshavarz Ghorabaee, Zavadskas, Turskis & Antucheviciene (2016), Economic Computation "
        "and Economic Cybernetics Studies and Research 50(3), 25-44",
        Figures.NOT_NEGATIVE, Figures.POSITIVE, most=MOST_PAIRED,
    ),
    Method(
        "edas", "EDAS",
        sentence("How far is each region above or below the average?"),
        "Keshavarz Ghorabaee, Zavadskas, Olfat & Turskis (2015), Informatica 26(3), 435-451",
        Figures.NOT_NEGATIVE, Figures.NOT_NEGATIVE,
    ),
    Method(
        "lmaw", "LMAW",
        sentence("A sum of logarithms, so that a lead counts less the larger it is."),
        "Pamučar, Žižović, Biswas & Božanić (2021), Facta Universitatis, Series Mechanical "
        "Engineering 19(3), 361-380",
        Figures.POSITIVE, Figures.POSITIVE, most=MOST_MULTIPLIED,
    ),
    Method(
        "mabac", "MABAC",
        sentence("How far is each region above or below a typical one, criterion by criterion?"),
        "Pamučar & Ćirović (2015), Expert Systems with Applications 42(6), 3016-3028",
        most=MOST_MULTIPLIED,
    ),
    Method(
        "mairca", "MAIRCA",
        sentence("How much is missing to what each region could have reached?"),
        "Pamučar, Vasin & Lukovac (2014), Railcon, 89-92",
        low_is_better=True,
    ),
    Method(
        "marcos", "MARCOS",
        sentence("What part of the best, and what multiple of the worst, does each region reach?"),
        "Stević, Pamučar, Puška & Chatterjee (2020), Computers & Industrial Engineering 140, "
        "106231",
        Figures.NOT_NEGATIVE, Figures.POSITIVE,
        undefined=sentence("It divides by what the worst region would have, and that is 0 when "
                           "every criterion has a region with 0."),
    ),
    Method(
        "moora", "MOORA",
        sentence("The weighted sum of what should be high, less that of what should be low."),
        "Brauers & Zavadskas (2006), Control and Cybernetics 35(2), 445-469",
    ),
    Method(
        "ocra", "OCRA",
        sentence("How many times better than the weakest is each region?"),
        "Madić, Petković & Radovanović (2015), Serbian Journal of Management 10(1), 61-73",
        Figures.POSITIVE, Figures.POSITIVE,
    ),
    Method(
        "promethee_ii", "PROMETHEE II",
        sentence("How often is each region better than another, however small the lead?"),
        "Brans & Vincke (1985), Management Science 31(6), 647-656",
        most=MOST_PAIRED,
    ),
    Method(
        "ram", "RAM",
        sentence("What should be high, with what should be low taken as a root."),
        "Sotoudeh-Anvari (2023), Journal of Cleaner Production 423, 138695",
        Figures.NOT_NEGATIVE, Figures.NOT_NEGATIVE,
    ),
    Method(
        "spotis", "SPOTIS",
        sentence("How far is each region from the best end of fixed bounds?"),
        "Dezert, Tchamova, Han & Tacnet (2020), 23rd International Conference on Information "
        "Fusion, 1-8",
        low_is_better=True,
    ),
    Method(
        "vikor", "VIKOR",
        sentence("A compromise between little regret overall and no great regret anywhere."),
        "Opricovic & Tzeng (2004), European Journal of Operational Research 156(2), 445-455",
        low_is_better=True,
        undefined=sentence("It compares regions by the criterion in which each is weakest, and "
                           "these regions are all equally weak there, or equal in sum."),
    ),
    Method(
        "waspas", "WASPAS",
        sentence("Half a weighted sum, half a weighted product."),
        "Zavadskas, Turskis, Antucheviciene & Zakarevicius (2012), Elektronika ir Elektrotechnika "
        "122(6), 3-6",
        Figures.POSITIVE, Figures.POSITIVE,
    ),
    Method(
        "wpm", "WPM",
        sentence("A weighted product: a weak point cannot be made up for by a strong one alone."),
        "Bridgman (1922), Dimensional Analysis, Yale University Press",
        Figures.POSITIVE, Figures.POSITIVE,
    ),
    Method(
        "wsm", "WSM",
        sentence("A weighted sum of each region's part of the total."),
        "Fishburn (1967), Operations Research 15(3), 537-542",
        Figures.NOT_NEGATIVE, Figures.POSITIVE,
    ),
)  # fmt: skip

METHODS: dict[str, Method] = {method.id: method for method in _CONTRACTS}
