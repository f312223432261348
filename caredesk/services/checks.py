"""Whether a unit's file is whole: damage, rows that contradict each other, and the copies beside it."""

from __future__ import annotations

from dataclasses import dataclass

from caredesk.domain.problems import Problem
from caredesk.services.session import OpenUnit
from caredesk.storage import backup, check
from caredesk.storage.backup import Backup


@dataclass(frozen=True)
class CheckReport:
    """`integrity`: damage in the library's own words; `consistency`: rows that contradict each other."""

    integrity: tuple[str, ...]
    consistency: tuple[Problem, ...]
    copies: tuple[Backup, ...]

    @property
    def ok(self) -> bool:
        return not self.integrity and not self.consistency


def check_unit(unit: OpenUnit) -> CheckReport:
    """Reads every page and recomputes every day total; copies have been verified when they were made."""
    findings = check.check(unit.store, unit.compute)
    return CheckReport(findings.integrity, findings.consistency, backup.backups(unit.store.path))
