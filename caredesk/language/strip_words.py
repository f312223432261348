"""Why the density or the cost of a single day, or of an edit, is not known: short, for narrow places."""

from __future__ import annotations

from caredesk.language.translation import N_, tr

WHY_MISSING: dict[str, str] = {
    "ob_rate_missing": N_("OB-ersättningarna är inte kända för dagen."),
    "po_missing": N_("Personalomkostnaden (PO) saknas för enheten."),
    "pay_missing": N_("Lön saknas för någon som arbetar."),
    "day_without_occupancy": N_("Beläggningen är inte känd. Den senast kända dagen är för långt bort."),
    "day_without_shifts": N_("Dagen har inga pass. Täthet räknas bara på månaden."),
    "day_without_full_time": N_("Heltidsmåttet är 0 för dagen."),
    "on_call_pay_missing": N_("Ersättningen för jour eller beredskap saknas."),
}


ESTIMATED = N_("Beläggningen är inte känd än: den antas bli som den senast kända dagen.")


def why_missing(code: str) -> str:
    """The sentence of a code; of any other, that something is not filled in."""
    other = N_("Uppgifter som siffran räknas av saknas.")
    return tr(WHY_MISSING.get(code, other))
