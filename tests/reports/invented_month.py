"""A month report by hand: an invented home of three sections whose figures agree with each other."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

from caredesk.domain.calendar import add_months, months_ending
from caredesk.domain.density import DensityFigures, National, OccupancyFigures
from caredesk.domain.density_line import DensityLine, LinePoint
from caredesk.domain.economy import EconomyFigures, PostFigures
from caredesk.domain.economy_causes import Causes, VolumeFigures
from caredesk.domain.figures import MonthFigures, SectionFigures, StaffingFigures
from caredesk.domain.forecast import ForecastPoint
from caredesk.domain.overtime import OvertimeFigures
from caredesk.domain.sick_groups import GroupFigure, SickGroups
from caredesk.domain.sick_leave import SickLeaveFigures
from caredesk.reports.month_report import EmptyPlaces, MonthReport, ReportPost, RollingDensity, UnitFacts

MONTH = "2026-10"
R12 = (0.846, 0.8445, 0.843, 0.841, 0.839, 0.836, 0.8335, 0.831, 0.8285, 0.826, 0.8235, 0.821, 0.82)
MONTHS = (0.836, 0.829, 0.842, 0.826, 0.822, 0.818, 0.812, 0.808, 0.817, 0.822, 0.812, 0.806, 0.826)
AHEAD = (0.8198, 0.816, 0.8125, 0.81, 0.8075, 0.8055, 0.804, 0.802, 0.7995, 0.798, 0.796, 0.7935)
POSTS = (
    ("Intäkter", "revenue", 412_000, 405_000),
    ("Lön, månadsavlönade", "pay", -1_940_000, -1_928_000),
    ("Sjuklön", "sick_pay", -38_000, -61_000),
    ("Övertid och fyllnad", "overtime", -52_000, -91_000),
    ("Vikarier, timavlönade", "substitutes", -168_000, -226_000),
    ("OB", "ob", -142_000, -149_000),
    ("Övriga kostnader", "other_cost", -96_000, -92_000),
)


def filled(kind: type, **given: Any) -> Any:
    """A result with these fields and None in all others."""
    return kind(**{field.name: given.get(field.name) for field in fields(kind)})


def density_line() -> DensityLine:
    """Falling towards a target of 0,80 that is met in July."""
    ahead = tuple(ForecastPoint(add_months(MONTH, 1 + place), value) for place, value in enumerate(AHEAD))
    points = tuple(map(LinePoint, months_ending(MONTH, 13), R12, MONTHS))
    return DensityLine(MONTH, points, ahead, 0.80, MONTH, 0.826, 51.4, "2027-07")


def density(hours: float, fte: float, occupied: float, month: float, r12: float) -> DensityFigures:
    found: DensityFigures = filled(
        DensityFigures,
        hours=hours,
        fte=fte,
        occupied=occupied,
        month=month,
        r12=r12,
        r12_months=12,
        target=0.80,
        gap_fte=1.03,
        gap_sek_per_year=629_000.0,
        planned_share=0.0,
        national_0900=National(2026, None, None),
    )
    return found


def occupancy(available: float, occupied: float, rate: float) -> OccupancyFigures:
    return OccupancyFigures(available, available, occupied, rate, rate, 0.955, 0.955, 81.0)


def sections() -> tuple[SectionFigures, ...]:
    return tuple(
        SectionFigures(name, density(2300.0, 14.1, occupied, r12, r12), occupancy(18.0, occupied, 0.95))
        for name, occupied, r12 in (("Asken", 17.6, 0.80), ("Eken", 17.4, 0.81), ("Linden", 16.6, 0.85))
    )


def figures() -> MonthFigures:
    """The month itself."""
    return MonthFigures(
        unit="Björkbacken",
        month=MONTH,
        as_of=date(2026, 11, 3),
        sections=sections(),
        density=density(7200.0, 42.4, 51.4, 0.826, 0.82),
        occupancy=occupancy(54.0, 51.4, 0.952),
        sick_leave=filled(
            SickLeaveFigures,
            sick_hours=610.0,
            ordinary_hours=7262.0,
            percent=8.4,
            percent_r12=8.0,
            short_percent=3.1,
            middle_percent=1.9,
            long_percent=3.4,
            occasions_started=9,
            groups=SickGroups(
                GroupFigure(8.6),
                GroupFigure(None, hidden=True),
                GroupFigure(None),
                GroupFigure(8.1),
                GroupFigure(9.0),
            ),
        ),
        overtime=OvertimeFigures(62.0, 46.5, 71.5, 91_000.0, None),
        staffing=StaffingFigures(
            8000.0, 7400.0, 3, 25.5, 860.0, 24.0, None, 103_000.0, 2_430_000.0, 12.0, 36.0, 20.0
        ),
        economy=EconomyFigures(
            tuple(PostFigures(name, float(b), float(o), None, float(o - b)) for name, _, b, o in POSTS),
            -24_300_000.0,
            -24_854_000.0,
            -554_000.0,
        ),
        problems=(),
    )


def last_year() -> MonthFigures:
    """The same month the year before."""
    now = figures()
    sick = filled(
        SickLeaveFigures,
        percent=7.9,
        percent_r12=8.0,
        short_percent=2.9,
        middle_percent=1.6,
        long_percent=3.4,
    )
    return replace(
        now,
        month="2025-10",
        sick_leave=sick,
        overtime=OvertimeFigures(65.0, 41.0, 52.0, 80_000.0, None),
        staffing=replace(now.staffing, substitute_hours=788.5, resource_hours=0.0),
    )


def month_report(**changed: Any) -> MonthReport:
    """The report, with some of its fields changed."""
    now = figures()
    report = MonthReport(
        unit=UnitFacts("Björkbacken", "nursing_home", "worked", "unit", 38.25, 54.0),
        month=MONTH,
        made=date(2026, 11, 3),
        figures=now,
        last_year=last_year(),
        line=density_line(),
        sections=(
            RollingDensity("Asken", 17.6, 14.1, 0.801, 0.80),
            RollingDensity("Eken", 17.4, 14.1, 0.81, 0.80),
            RollingDensity("Linden", 16.6, 14.1, 0.85, 0.80),
        ),
        whole=RollingDensity("Björkbacken", 51.6, 42.3, 0.82, 0.80),
        empty=EmptyPlaces(81.0, 34_000.0, 878.0, 369_000.0),
        estimated_days=3,
        posts=tuple(
            ReportPost(post, kind, "") for post, (_, kind, _, _) in zip(now.economy.posts, POSTS, strict=True)
        ),
        causes=Causes(
            deviation=-118_000.0,
            volume=27_000.0,
            sick_pay=-23_000.0,
            overtime=-39_000.0,
            substitutes=-58_000.0,
            ob=-7_000.0,
            surplus=-13_000.0,
            unexplained=-5_000.0,
        ),
        volumes=(VolumeFigures("year_places", 52.0, 51.4, None, None),),
        comment="Nytt grundschema i Linden från v. 46. Två tillsvidaretjänster tillsätts 1 december.",
    )
    return replace(report, **changed)
