"""What a plain table seems to hold: every guess with its reason, for a person to confirm."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from mcda.case.finding import Finding, Sentence
from mcda.case.propose_grid import Grid, Opened
from mcda.case.tables import letters


class Confidence(StrEnum):
    """How far a guess can be trusted."""

    HIGH = "high"  # stands in the file
    MEDIUM = "medium"  # words point to it
    LOW = "low"  # nothing speaks against it


@dataclass(frozen=True)
class Guess:
    """What the program takes something for, until a person confirms or changes it.

    Parameters
    ----------
    value : the guess; empty if there is none
    reason : what led to it
    confidence : how far it can be trusted
    """

    value: str
    reason: Sentence
    confidence: Confidence


@dataclass(frozen=True)
class ProposedColumn:
    """A column of the table, other than those of names and ids.

    Parameters
    ----------
    place : column of the sheet, counted from 0
    header : all header cells above it
    use : whether it is proposed as a criterion
    reason : why, or why not
    id : id of the criterion; empty if the column holds no figures and cannot be one
    name, unit, objective, group : guesses for the criterion; the objective is ``max`` or ``min``
    year : year or period of the figures, as the header says; may be empty
    series : places of all columns with the same indicator, newest year first; itself included
    figures : one per proposed row, None where there is no figure
    """

    place: int
    header: str
    use: bool
    reason: Sentence
    id: str = ""
    name: Guess | None = None
    unit: Guess | None = None
    objective: Guess | None = None
    group: Guess | None = None
    year: str = ""
    series: tuple[int, ...] = ()
    figures: tuple[float | None, ...] = field(default=(), repr=False)

    @property
    def letter(self) -> str:
        """The name that Excel shows above the column."""
        return letters(self.place)

    @property
    def is_usable(self) -> bool:
        """Whether the column holds figures and so can be a criterion."""
        return bool(self.id)


@dataclass(frozen=True)
class ProposedRow:
    """A row of the table below its header.

    Parameters
    ----------
    place : row of the sheet, counted from 0; the file shows it as one more
    id, name : of the region; the name without footnote marks
    drop : whether it is proposed to leave the row out
    reason : why; None for a region
    """

    place: int
    id: str
    name: str
    drop: bool = False
    reason: Sentence | None = None


@dataclass(frozen=True)
class ColumnAnswer:
    """A column that a person wants as a criterion.

    Parameters
    ----------
    place : column of the sheet, counted from 0
    name, unit, group : as they shall be written; an empty name keeps the proposed one
    objective : ``max``, ``min``, or ``target`` with a ``target``
    """

    place: int
    name: str = ""
    unit: str = ""
    objective: str = "max"
    group: str = ""
    target: float | None = None


@dataclass(frozen=True)
class Answers:
    """What a person confirmed or changed.

    Parameters
    ----------
    title : title of the case
    columns : the columns to use, in the order of the criteria
    dropped : rows of the sheet, counted from 0, that are left out
    header : first and last header row, counted from 0; None to keep what was recognized
    name_column : column of the names, counted from 0; None to keep what was recognized
    """

    title: str
    columns: tuple[ColumnAnswer, ...]
    dropped: frozenset[int]
    header: tuple[int, int] | None = None
    name_column: int | None = None


@dataclass(frozen=True)
class Proposal:
    """What was recognized in a plain table, and what is proposed to be done with it.

    Parameters
    ----------
    file : name of the file
    opened : the sheet itself, and what opening the file gave
    title : of the case
    lines : texts above and below the table: title, unit, notes, source
    header : first and last header row, counted from 0; None if the table has none
    name_column : column with the names of the regions; None if there is none
    id_column : column with their codes, if there is one
    columns : all other columns that hold anything
    rows : all rows below the header that hold anything
    steps : what was done on the way, for the record
    findings : what is wrong or doubtful, each with its remedy
    """

    file: str
    opened: Opened = field(repr=False)
    title: str = ""
    lines: tuple[str, ...] = ()
    header: tuple[int, int] | None = None
    name_column: int | None = None
    id_column: int | None = None
    columns: tuple[ProposedColumn, ...] = ()
    rows: tuple[ProposedRow, ...] = ()
    steps: tuple[Sentence, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def grid(self) -> Grid | None:
        """The cells of the sheet; None if nothing could be read."""
        return self.opened.grid

    @property
    def sheets(self) -> tuple[str, ...]:
        """Names of the sheets to choose from; empty for a text file."""
        return self.opened.sheets

    @property
    def is_case(self) -> bool:
        """Whether the file is already a case and must be opened as one; the rest is empty then."""
        return self.opened.is_case

    @property
    def is_usable(self) -> bool:
        """Whether a case can be built: there is a region that stays and a column of figures."""
        return any(not row.drop for row in self.rows) and any(
            column.is_usable for column in self.columns
        )

    @property
    def answers(self) -> Answers:
        """The answers of a person who confirms everything."""
        return Answers(
            self.title,
            tuple(
                ColumnAnswer(
                    column.place,
                    _value(column.name),
                    _value(column.unit),
                    _value(column.objective),
                    _value(column.group),
                )
                for column in self.columns
                if column.use
            ),
            frozenset(row.place for row in self.rows if row.drop),
        )


def _value(guess: Guess | None) -> str:
    return guess.value if guess else ""
