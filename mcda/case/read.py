"""From a folder or workbook to a case, with everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mcda.case.assemble import assemble
from mcda.case.finding import Finding, error, sentence
from mcda.case.model import Acknowledgement, Case
from mcda.case.read_folder import read_folder
from mcda.case.read_workbook import read_workbook
from mcda.case.tables import MAX_BYTES, RawCase


@dataclass(frozen=True)
class Reading:
    """What reading a case gave.

    Parameters
    ----------
    case : what is usable; None if there is no usable region
    findings : all that is wrong, by table and row; acknowledged warnings are not among them
    acknowledged : warnings that the case's author knows, each with the reason given
    """

    case: Case | None
    findings: tuple[Finding, ...]
    acknowledged: tuple[tuple[Finding, str], ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that block what they concern."""
        return tuple(finding for finding in self.findings if finding.is_error)

    @property
    def is_valid(self) -> bool:
        """Whether there is a case without errors."""
        return self.case is not None and not self.errors


def read_case(path: Path) -> Reading:
    """Read a case from a folder of CSV files or from an .xlsx workbook; nothing is raised."""
    try:
        if path.is_dir():
            raw = read_folder(path)
        elif not path.is_file():
            return _no_case("{name} does not exist.", path)
        elif path.suffix.lower() == ".csv":
            return _no_case("{name} is one table; a case has several.", path)
        else:
            with path.open("rb") as file:
                raw = read_workbook(path.name, file.read(MAX_BYTES + 1))
    except (OSError, ValueError):  # no right to read, or a name no disk can have
        return _no_case("{name} cannot be read from the disk.", path)
    return _reading(raw)


def read_workbook_bytes(name: str, content: bytes) -> Reading:
    """Read a case from the bytes of an .xlsx workbook, such as an upload; nothing is raised.

    Parameters
    ----------
    name : name of the file; the case's id is made from it if the case has none
    content : bytes of the file
    """
    return _reading(read_workbook(name, content))


def _no_case(template: str, path: Path) -> Reading:
    fix = sentence("Name a folder of CSV files or an .xlsx workbook that this program may read.")
    return Reading(None, (error("", None, "", sentence(template, name=str(path)), fix),))


def _reading(raw: RawCase) -> Reading:
    case, findings = assemble(raw)
    acknowledgements = case.acknowledged if case is not None else ()
    open_findings: list[Finding] = []
    acknowledged: list[tuple[Finding, str]] = []
    for finding in findings:
        reasons = _reasons(finding, acknowledgements)
        if reasons:
            acknowledged.append((finding, " ".join(reasons)))
        else:
            open_findings.append(finding)
    return Reading(case, tuple(open_findings), tuple(acknowledged))


def _reasons(finding: Finding, acknowledgements: tuple[Acknowledgement, ...]) -> list[str]:
    """Return why a warning may stay; empty unless everything it concerns is acknowledged."""
    of_kind = [row for row in acknowledgements if finding.kind and row.kind == finding.kind]
    covered = {part.strip() for row in of_kind for part in row.where.split(";")}
    everything = any(not row.where for row in of_kind)
    if everything or (of_kind and covered.issuperset(finding.where.split(";"))):
        return [row.reason for row in of_kind]
    return []
