"""The four figures in the head of the page Personaltäthet."""

from __future__ import annotations

from caredesk.domain.calendar import add_months
from caredesk.language.formats import capital, month_short, month_word, number, tkr
from caredesk.language.tones import is_even
from caredesk.language.translation import tr
from caredesk.services.density_page import DensityPage
from caredesk.ui.widgets.figure_strip import StripFigure
from caredesk.ui.widgets.path_results import without_target
from caredesk.ui.widgets.today_figure_cards import DENSITY_CODES, reasons


def strip_figures(view: DensityPage) -> tuple[StripFigure, ...]:
    """R12 with the target; over or under it; what that is worth in a year; the month with last year's."""
    found = view.figures
    before = month_short(add_months(view.month, -12))
    month = tr("{month}: {value}").format(month=before, value=number(view.month_before, 2))
    return (
        _rolling(view),
        *_gap(view),
        StripFigure(capital(month_word(view.month)), number(found.month, 2), month),
    )


def _rolling(view: DensityPage) -> StripFigure:
    found = view.figures
    label = tr("R12 {month}").format(month=month_short(view.month))
    if found.r12 is None:
        beside = tr("{months} av 12 månader har uppgifter").format(months=found.r12_months)
        known = [point for point in view.line.points if point.r12 is not None]
        if known:
            words = tr("{months} av 12 månader · {month} {value}")
            last = month_short(known[-1].month)
            beside = words.format(months=found.r12_months, month=last, value=number(known[-1].r12, 2))
        return StripFigure(label, number(None, 2), beside, why=without_r12(view))
    if found.target is None:
        return StripFigure(label, number(found.r12, 2), tr("mål saknas"), why=without_target())
    decimals = _told_apart(found.r12, found.target, found.gap_fte)
    target = tr("mål {value}").format(value=number(found.target, decimals))
    return StripFigure(label, number(found.r12, decimals), target)


def without_r12(view: DensityPage) -> str:
    """Why there is no R12."""
    if view.home_care and view.places_counted is None:
        return tr(
            "Hemtjänst utan platser har ingen personaltäthet. Utförd tid mot planerad visas på Idag när "
            "volymerna är inlästa."
        )
    return reasons(view.problems, DENSITY_CODES)


def _told_apart(r12: float, target: float, gap: float | None) -> int:
    """Two decimals, or three where two hide a distance that is seen in full-time equivalents."""
    same = number(r12, 2) == number(target, 2)
    return 3 if same and not is_even(number(gap, 1, signed=True)) else 2


def _gap(view: DensityPage) -> tuple[StripFigure, StripFigure]:
    gap, sek = view.figures.gap_fte, view.figures.gap_sek_per_year
    if gap is None:
        why = tr("Avståndet räknas när R12 och målet finns.")
        return StripFigure(tr("Mot målet"), number(None, 1), why=why), _worth(None, why)
    words = number(gap, 1, signed=True)
    label, role = (tr("Över målet"), "over") if words.startswith("+") else (tr("Under målet"), "ok")
    if words.startswith("±"):
        label = tr("På målet")
    why = "" if sek is not None else tr("Kostnad per årsarbetare saknas. Fyll i den bland inställningarna.")
    return StripFigure(label, words, tr("årsarbetare"), role), _worth(sek, why)


def _worth(sek: float | None, why: str) -> StripFigure:
    beside = tr("kostnad saknas") if sek is None and why.startswith(tr("Kostnad")) else ""
    return StripFigure(tr("Värde helår"), tkr(None if sek is None else abs(sek)), beside, why=why)
