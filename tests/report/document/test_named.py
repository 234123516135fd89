"""Ids in place of names that cannot be printed."""

from dataclasses import replace

from mcda.report.document.named import called, called_by_ids, has_other_signs, ids_instead
from tests.report.document.test_document import UNPRINTED


def test_the_longest_name_is_replaced_first_and_only_within(case):
    regions = tuple(
        replace(region, name=name)
        for region, name in zip(case.regions, ("北", "北京", "Қашқадарё"))
    )
    named = replace(case, regions=(*regions, *case.regions[3:]))
    short, long, _ = (region.id for region in regions)
    assert ids_instead(named) == {"regions": {"北": short, "北京": long}}
    with called_by_ids(named):
        assert called("北京 leads; 北 and Қашқадарё follow") == (
            f"{long} leads; {short} and Қашқадарё follow"
        )
    assert called("北京") == "北京"


def test_only_texts_without_an_id_are_other_signs(case):
    named = replace(case, regions=(replace(case.regions[0], name=UNPRINTED[0]), *case.regions[1:]))
    with called_by_ids(named):
        assert not has_other_signs(named)
        zoned = replace(named.regions[1], zone=("北",))
        assert has_other_signs(replace(named, regions=(named.regions[0], zoned)))
