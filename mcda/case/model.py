"""A case: all that the user brought, as frozen dataclasses.

A dataclass is the contract of its table: a field is a column, and the field's metadata says
what the column may hold. Reading, writing, checking and the documentation follow from it.
Empty cells are ``None`` (numbers) or ``""`` (text); lists and mappings are empty.
"""

from __future__ import annotations

from dataclasses import dataclass

from mcda.case.borders import Borders
from mcda.case.record import (
    Acknowledgement,
    Decision,
    FigureEdit,
    FigureNote,
    SavedScenario,
    Source,
    Taken,
)
from mcda.case.regional import Criterion, Declaration, Preset, Region, SectorFigure, Settings, Zone
from mcda.case.ventures import Agreement, Fund, Group, Impact, Limit, Programme, Project

__all__ = [
    "TABLES",
    "Acknowledgement",
    "Agreement",
    "Borders",
    "Case",
    "Criterion",
    "Decision",
    "Declaration",
    "FigureEdit",
    "FigureNote",
    "Fund",
    "Group",
    "Impact",
    "Limit",
    "Preset",
    "Programme",
    "Project",
    "Region",
    "SavedScenario",
    "SectorFigure",
    "Settings",
    "Source",
    "Taken",
    "Zone",
]


@dataclass(frozen=True)
class Case:
    """All that the user brought, in the order of its tables.

    A field other than ``settings`` and ``borders`` is a table of the case format; its rows keep
    the order of the file. Everything refers by id; the methods look ids up. Borders are in no
    table, and so neither in a workbook nor in the case's hash.
    """

    settings: Settings
    regions: tuple[Region, ...]
    criteria: tuple[Criterion, ...] = ()
    zones: tuple[Zone, ...] = ()
    sectors: tuple[SectorFigure, ...] = ()
    declared: tuple[Declaration, ...] = ()
    presets: tuple[Preset, ...] = ()
    programmes: tuple[Programme, ...] = ()
    funds: tuple[Fund, ...] = ()
    projects: tuple[Project, ...] = ()
    impacts: tuple[Impact, ...] = ()
    limits: tuple[Limit, ...] = ()
    groups: tuple[Group, ...] = ()
    sources: tuple[Source, ...] = ()
    figures: tuple[FigureNote, ...] = ()
    edits: tuple[FigureEdit, ...] = ()
    acknowledged: tuple[Acknowledgement, ...] = ()
    scenarios: tuple[SavedScenario, ...] = ()
    decisions: tuple[Decision, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    taken: tuple[Taken, ...] = ()
    borders: Borders | None = None

    @property
    def id(self) -> str:
        """The case's address key."""
        return self.settings.id

    @property
    def years(self) -> tuple[int, ...]:
        """The horizon: the programmes' year columns, ascending."""
        years = {year for programme in self.programmes for year in programme.budgets}
        years |= {year for fund in self.funds for year in fund.budgets}
        return tuple(sorted(years))

    @property
    def zone_names(self) -> tuple[str, ...]:
        """Zones in the order in which the regions name them first."""
        return tuple(dict.fromkeys(zone for region in self.regions for zone in region.zone))

    @property
    def sector_names(self) -> tuple[str, ...]:
        """Sectors in the order of the table ``sectors``."""
        return tuple(dict.fromkeys(row.sector for row in self.sectors))

    def region(self, region_id: str) -> Region:
        """Return the region with this id; ``KeyError`` if there is none."""
        for region in self.regions:
            if region.id == region_id:
                return region
        raise KeyError(region_id)


TABLES: dict[str, type] = {
    "case": Settings,
    "criteria": Criterion,
    "regions": Region,
    "zones": Zone,
    "sectors": SectorFigure,
    "declared": Declaration,
    "presets": Preset,
    "programmes": Programme,
    "funds": Fund,
    "projects": Project,
    "impacts": Impact,
    "limits": Limit,
    "groups": Group,
    "sources": Source,
    "figures": FigureNote,
    "edits": FigureEdit,
    "acknowledged": Acknowledgement,
    "scenarios": SavedScenario,
    "decisions": Decision,
    "agreements": Agreement,
    "taken": Taken,
}
