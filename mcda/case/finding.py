"""What can be said to a user: sentences kept as template and values, and findings made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True)
class Sentence:
    """A whole sentence with named placeholders, formatted (and translated) only where it is shown.

    Parameters
    ----------
    template : English sentence with ``{name}`` placeholders; the key of the translation
    values : what stands in the placeholders; may hold further sentences
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format_map(self.values)


def sentence(template: str, /, **values: object) -> Sentence:
    """Make a :class:`Sentence` from keyword arguments."""
    return Sentence(template, values)


class Severity(StrEnum):
    """How much a finding matters: an error blocks what it concerns, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One problem found in what the user brought.

    Parameters
    ----------
    severity : error blocks what it concerns, warning does not
    table : table of the case ("regions"); empty when the file as a whole is concerned
    row : 1-based data row (the header is not counted); None when the whole table is concerned
    column : column header; empty when the whole row or table is concerned
    message : what is wrong, in the user's words
    fix : what to do about it
    kind : stable name of the kind of warning ("constant", "correlation", ...), by which
        ``acknowledged`` rows refer to it; empty for errors
    where : what the warning concerns within its kind ("exports_per_head"), matched by
        ``acknowledged.where``
    """

    severity: Severity
    table: str
    row: int | None
    column: str
    message: Sentence
    fix: Sentence
    kind: str = ""
    where: str = ""

    @property
    def is_error(self) -> bool:
        """Whether this finding blocks what it concerns."""
        return self.severity is Severity.ERROR

    @property
    def located(self) -> Sentence:
        """Place and problem: "In table projects, row 4, partners: ..."."""
        if not self.table:
            return self.message
        template = _IN_TABLE[self.row is not None, bool(self.column)]
        return sentence(
            template, table=self.table, row=self.row, column=self.column, message=self.message
        )

    @property
    def described(self) -> Sentence:
        """Place, problem and remedy together."""
        return sentence("{located} {fix}", located=self.located, fix=self.fix)


_IN_TABLE = {
    (False, False): "In table {table}: {message}",
    (False, True): "In table {table}, {column}: {message}",
    (True, False): "In table {table}, row {row}: {message}",
    (True, True): "In table {table}, row {row}, {column}: {message}",
}


def error(table: str, row: int | None, column: str, message: Sentence, fix: Sentence) -> Finding:
    """Make an error."""
    return Finding(Severity.ERROR, table, row, column, message, fix)


def warning(
    kind: str, table: str, column: str, concerned: Sequence[str], message: Sentence, fix: Sentence
) -> Finding:
    """Make a warning about everything that is concerned, folded into one."""
    return Finding(
        Severity.WARNING, table, None, column, message, fix, kind, where=";".join(concerned)
    )


def listed(names: Sequence[str], limit: int = 20) -> str:
    """Return the first names as a list that fits into a sentence."""
    return ", ".join(names[:limit]) + (", …" if len(names) > limit else "")


class CaseError(Exception):
    """What was asked cannot be done with this case; carries the findings that say why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(" ".join(f"{finding.message} {finding.fix}" for finding in findings))
        self.findings = findings
