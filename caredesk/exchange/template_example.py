"""The filled example beside the empty template: a few rows of every sheet, all names invented."""

from datetime import date
from typing import Any

from caredesk.domain import rows

EXAMPLE: dict[str, tuple[Any, ...]] = {
    "unit": (
        rows.Unit(
            "Lindgården",
            date(2026, 1, 1),
            "nursing_home",
            "Ekby kommun",
            38.25,
            "worked",
            "unit",
            None,
            640_000,
            1_520,
            45.2,
        ),
    ),
    "place": (
        rows.Place("Norra", date(2026, 1, 1), 18, 17, 0.8),
        rows.Place("Södra", date(2026, 1, 1), 18, None, 0.78),
    ),
    "setting": (
        rows.Setting("overtime_counting", None, "month"),
        rows.Setting("overtime_year_extra", date(2026, 1, 1), "150", "102"),
    ),
    "role": (rows.Role("Undersköterska", 100), rows.Role("Sjuksköterska", 0)),
    "employee": (
        rows.Employee("101", "Alva Exempel", "female", date(1984, 5, 17), "", "alva@example.se", "svenska"),
        rows.Employee("102", "Björn Exempel", "male", date(1971, 11, 2)),
        rows.Employee("103", "Cleo Exempel"),
    ),
    "employment": (
        rows.Employment(
            "101",
            date(2019, 9, 1),
            None,
            "permanent",
            "Norra",
            "Undersköterska",
            100,
            None,
            32_400,
            None,
            960,
        ),
        rows.Employment(
            "102", date(2021, 2, 1), None, "permanent", "Södra", "Undersköterska", 80, 2060 / 60, 33_100
        ),
        rows.Employment(
            "103",
            date(2026, 6, 1),
            date(2026, 8, 31),
            "hourly",
            "Norra",
            "Undersköterska",
            hourly_pay=168.5,
        ),
    ),
    "competence": (rows.Competence("101", "Delegering läkemedel", date(2026, 1, 15), date(2027, 1, 14)),),
    "shift_type": (
        rows.ShiftType("D", "Dag", 420, 930, 30, colour="day"),
        rows.ShiftType("K", "Kväll", 810, 1290, 30, colour="evening"),
        rows.ShiftType("N", "Natt", 1260, 420, 0, True, colour="night"),
    ),
    "need": (rows.Need("Norra", "D", "weekday", 4), rows.Need("Norra", "D", "weekend", 3)),
    "base_shift": (
        rows.BaseShift("101", 2, date(2026, 1, 5), 1, 0, "D"),
        rows.BaseShift("101", 2, date(2026, 1, 5), 2, 5, "K"),
    ),
    "shift": (
        rows.Shift("101", date(2026, 6, 1), "D", 420, 930, 30),
        rows.Shift("103", date(2026, 6, 2), "D", 420, 930, 30, replaces="101", cause="sick_leave"),
        rows.Shift(
            "102", date(2026, 6, 3), "", 930, 1050, 0, "overtime_simple", "general", cause="care_load"
        ),
        rows.Shift("", date(2026, 6, 6), "N", 1260, 420, 0, section="Norra", role="Undersköterska"),
        rows.Shift(
            "", date(2026, 6, 7), "D", 420, 930, 30, section="Södra", borrowed_from="Björkgården", price=1_900
        ),
    ),
    "rest_exception": (
        rows.RestException(
            "102", date(2026, 6, 3), "Kollega hastigt sjuk", date(2026, 6, 5), date(2026, 6, 5)
        ),
    ),
    "absence": (
        rows.Absence("101", date(2026, 6, 2), date(2026, 6, 4), "sick", 100),
        rows.Absence("102", date(2026, 7, 6), date(2026, 8, 2), "vacation"),
    ),
    "vacation": (rows.Vacation("102", 2026, date(2026, 7, 6), date(2026, 8, 2), "granted"),),
    "balance": (rows.Balance("102", date(2026, 1, 1), "vacation", 31),),
    "substitute": (rows.Substitute("Disa Exempel", "applied", date(2026, 4, 20)),),
    "occupancy": (
        rows.Occupancy("Norra", date(2026, 6, 1), date(2026, 6, 30), 17),
        rows.Occupancy("Södra", date(2026, 6, 1), date(2026, 6, 30), 16.5, True),
    ),
    "monthly_value": (
        rows.MonthlyValue("2025-12", "Norra", 2_310.5, None, 527, None, 558, 527, 182, 2_145),
        rows.MonthlyValue("2025-12", "Södra", None, 13.4, None, 16.8),
    ),
    "month_closing": (rows.MonthClosing("2025-12", True, "Lugn månad, två nya på Norra."),),
    "amount": (
        rows.Amount("2026-06", "Ordinarie personal", "budget", -910, "tkr", "pay", "4711", "", "Personal"),
        rows.Amount("2026-06", "Ordinarie personal", "outcome", -887.4, "tkr", "pay", "4711", "", "Personal"),
    ),
    "volume": (rows.Volume("2026-06", "budget", "days", 1_050, 1_520),),
    "action": (
        rows.Action(
            "Se över helgerna", "Bemanning", "Lika många på förmiddagen, färre på kvällen", "Enhetschef"
        ),
    ),
    "action_effect": (
        rows.ActionEffect("Se över helgerna", "Färre kvällspass", 2026, "lasting", 120, 240, "2026-07"),
    ),
    "key_figure": (
        rows.KeyFigure("Fallolyckor", "", "antal", "lower", "2", None, None, 5, "2025"),
        rows.KeyFigure("Trivsel", "Se över helgerna", "index", "higher", "increase"),
    ),
    "key_figure_value": (
        rows.KeyFigureValue("Fallolyckor", "2026-K2", "3"),
        rows.KeyFigureValue("Trivsel", "2026", "", 312, 80),
    ),
    "internal_control": (
        rows.InternalControl("Läkemedel ges fel", "Egenkontroll av signeringslistor", "2026-03", "minor"),
    ),
    "decision": (rows.Decision("B-1", "SoL", "Särskilt boende", date(2026, 2, 3), "2026-03-01", 1),),
    "event": (rows.Event("2026-06", "Tillbud", 2),),
}
