"""What the page Regions offers as pictures."""

from __future__ import annotations

from mcda.charts.heat import heat_map
from mcda.charts.picture import Picture
from mcda.ranking.result import DecisionMatrix
from mcda.specialization.quotients import specialization
from mcda.ui import cache
from mcda.ui.components.cluster_limits import with_limits
from mcda.ui.components.pictures_dialog import Offer
from mcda.ui.components.specialization import quotient_picture
from mcda.ui.room import Room
from mcda.ui.text import say


def figures_picture(matrix: DecisionMatrix) -> Picture:
    """Return the figures of all regions from the weakest to the strongest."""
    return heat_map(matrix, weakest=say("weakest"), strongest=say("strongest"))


def region_offers(room: Room, view: str) -> list[Offer]:
    """List the pictures of the page as it is seen: figures or specialization."""
    case, sector = room.case, room.scenario.sector
    if view == "specialization":
        seen = with_limits(case)
        found = specialization(seen)
        if not found.sectors:
            return []
        about = [
            say(
                "Location quotient: the sector's share in the region over its share in the "
                "nation. A dot marks a strong sector."
            )
        ]
        if case.settings.sector_measure:
            about.append(say("Sectors: {measure}.", measure=case.settings.sector_measure))
        return [
            Offer(
                "specialization",
                say("Location quotients of regions by sectors"),
                lambda: quotient_picture(seen, found, sector),
                tuple(about),
            )
        ]
    matrix = cache.matrix(room.digest, sector, case)
    title = say("Regions by criteria, from the weakest to the strongest")
    return [Offer("figures", title, lambda: figures_picture(matrix), (), matrix.criteria)]
