"""The month report as an unsent mail, and as what "copy to mail" puts on the clipboard."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from typing import NamedTuple

from caredesk.language.translation import tr
from caredesk.reports import month_words
from caredesk.reports.html import chart_png, html_page
from caredesk.reports.month_report import MonthReport

CHART_ID = "personaltathet@caredesk.invalid"
WORKBOOK_TYPE = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class MailText(NamedTuple):
    """A mail's body in both forms."""

    html: str
    text: str


def clipboard_text(report: MonthReport) -> MailText:
    """The report for pasting into a mail; the picture lies in the HTML."""
    return MailText(html_page(report), plain_text(report))


def subject(report: MonthReport) -> str:
    """`Månadsrapport oktober 2026, Björkbacken`."""
    return f"{month_words.title(report)}, {report.unit.name}"


def plain_text(report: MonthReport) -> str:
    """The report in a few lines without any form: situation, figures, comment."""
    lines = [subject(report), "", *month_words.situation(report), ""]
    lines += [f"{each.label}: {each.figure} ({each.against})" for each in month_words.key_figures(report)]
    if report.comment:
        lines += ["", tr("Kommentar:") + " " + report.comment]
    lines += ["", month_words.definition(report)]
    return "\n".join(lines) + "\n"


def mail_draft(report: MonthReport, *, pdf: bytes, workbook: bytes) -> bytes:
    """A draft in RFC 5322 that a mail program opens for sending: both bodies, the picture inline, the files
    attached. It has no sender and no receiver: both are the user's to give."""
    png = chart_png(report)
    message = EmailMessage(policy=SMTP)
    message["Subject"] = " ".join(subject(report).split())  # a name may hold a line break, a header none
    message["X-Unsent"] = "1"
    message.set_content(plain_text(report), cte="quoted-printable")
    html = html_page(report, chart_source=f"cid:{CHART_ID}" if png is not None else None)
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    if png is not None:
        body = message.get_body(("html",))
        assert body is not None
        body.add_related(
            png, "image", "png", cid=f"<{CHART_ID}>", disposition="inline", filename="personaltathet.png"
        )
    stem = report.file_stem
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=f"{stem}.pdf")
    message.add_attachment(workbook, maintype="application", subtype=WORKBOOK_TYPE, filename=f"{stem}.xlsx")
    return message.as_bytes()
