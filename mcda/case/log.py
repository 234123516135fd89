"""All findings of one reading, in the order of the tables and without endless repetition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from mcda.case.finding import Finding, error, sentence
from mcda.case.model import TABLES

MAX_ALIKE = 50


class FindingLog:
    """Collects findings; of one problem in one column only the first are kept, then counted."""

    def __init__(self) -> None:
        self._findings: list[Finding] = []
        self._alike: Counter[tuple[str, str, str]] = Counter()

    def add(self, findings: Iterable[Finding]) -> None:
        """Take note of findings."""
        for finding in findings:
            alike = finding.table, finding.column, finding.message.template
            self._alike[alike] += 1
            if self._alike[alike] <= MAX_ALIKE:
                self._findings.append(finding)

    def sorted(self) -> list[Finding]:
        """Return the findings by table, row and the order in which they were met.

        Where some were left out, a last one says how many.
        """
        more = [
            error(
                table, None, column,
                sentence("There are {number} more rows with such a problem.",
                         number=count - MAX_ALIKE),
                sentence("Correct them in the same way as the rows above."),
            )
            for (table, column, _), count in self._alike.items()
            if count > MAX_ALIKE
        ]  # fmt: skip
        order = {table: place for place, table in enumerate(("", *TABLES))}
        found = sorted(self._findings, key=lambda one: (order[one.table], one.row or 0))
        return found + sorted(more, key=lambda one: order[one.table])
