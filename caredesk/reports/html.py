"""The month report as one HTML page: a file of its own, a mail's body, or what the clipboard holds."""

from __future__ import annotations

import base64
from functools import lru_cache
from typing import TYPE_CHECKING

from caredesk import paths
from caredesk.language import formats
from caredesk.language.translation import chosen, tr
from caredesk.reports import month_tables, month_words
from caredesk.reports.chart import density_line_png
from caredesk.reports.look import report_look
from caredesk.reports.month_report import MonthReport
from caredesk.reports.whole_tables import whole_tables

if TYPE_CHECKING:
    from jinja2 import Template

COLOURS = ("surface", "text", "text2", "border", "strong", "over", "ok")


def chart_png(report: MonthReport) -> bytes | None:
    """The line of density as a picture; None when there is nothing to draw."""
    return density_line_png(report.line, report_look()) if report.line.has_values else None


def html_page(report: MonthReport, *, chart_source: str | None = None) -> str:
    """A complete page. `chart_source` is the picture's address, else the picture lies in the page itself."""
    look, png = report_look(), None
    if chart_source is None and (png := chart_png(report)) is not None:
        chart_source = "data:image/png;base64," + base64.b64encode(png).decode("ascii")
    return _template().render(
        language=chosen(),
        colours={role: look.name(role) for role in COLOURS},
        fonts=", ".join(f"'{name}'" for name in look.families()) + ", Arial, sans-serif",
        title=month_words.title(report),
        unit=report.unit.name,
        subtitle=month_words.subtitle(report),
        receiver=month_words.receiver(),
        made=month_words.made(report),
        situation_head=tr("Läget:"),
        situation=" ".join(month_words.situation(report)),
        figures=month_words.key_figures(report),
        chart_head=tr("1. Årsarbetare per belagd plats"),
        chart=chart_source if report.line.has_values else None,
        chart_words=chart_words(report),
        chart_note=month_words.chart_note(report),
        pairs=month_tables.pairs(report),
        left_numbers=("", "2. ", "4. "),
        right_numbers=("", "3. ", "5. "),
        comment_head=tr("Kommentar:"),
        comment=report.comment,
        whole_tables=whole_tables(report),
        notes_head=tr("Om underlaget"),
        notes=month_words.notes(report),
        definition=month_words.definition(report),
    )


def chart_words(report: MonthReport) -> str:
    """What the picture shows, for who does not see it."""
    figures = report.figures.density
    return tr("Personaltäthet, rullande tolv månader: {value}, mål {target}.").format(
        value=formats.number(figures.r12, 2), target=formats.number(figures.target, 2)
    )


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined  # not needed until a report is made

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    file = paths.resources() / "reports" / "month.html.j2"
    return environment.from_string(file.read_text(encoding="utf-8"))
