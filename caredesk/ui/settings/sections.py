"""The sections of Inställningar, in order.

To add one: a file in this folder with a `SettingsSection`, and one line here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from caredesk.language.translation import N_
from caredesk.ui.settings.causes_section import CausesSection
from caredesk.ui.settings.clearing_section import ClearingSection
from caredesk.ui.settings.copies_section import CopiesSection
from caredesk.ui.settings.look_section import LookSection
from caredesk.ui.settings.months_section import MonthsSection
from caredesk.ui.settings.needs_section import NeedsSection
from caredesk.ui.settings.places_section import PlacesSection
from caredesk.ui.settings.roles_section import RolesSection
from caredesk.ui.settings.section import Around, SettingsSection
from caredesk.ui.settings.shift_types_section import ShiftTypesSection
from caredesk.ui.settings.unit_section import UnitSection
from caredesk.ui.settings.values_section import ValuesSection


class SectionEntry(NamedTuple):
    """A section: its code, its name in the list, one sentence about it, and what builds it."""

    code: str
    name: str
    about: str
    build: Callable[[Around], SettingsSection]


SECTIONS: tuple[SectionEntry, ...] = (
    SectionEntry(
        "unit",
        N_("Enheten"),
        N_("Namn, räknesätt och kostnader"),
        UnitSection,
    ),
    SectionEntry("places", N_("Avdelningar och platser"), N_("Platser och mål från en dag"), PlacesSection),
    SectionEntry("roles", N_("Befattningar"), N_("Hur mycket av timmarna som räknas"), RolesSection),
    SectionEntry("shift_types", N_("Turer"), N_("Det som skrivs i schemat"), ShiftTypesSection),
    SectionEntry("needs", N_("Bemanningskrav"), N_("Hur många det ska vara"), NeedsSection),
    SectionEntry(
        "values",
        N_("Lagar, avtal och värden"),
        N_("Det som siffrorna räknas med"),
        ValuesSection,
    ),
    SectionEntry(
        "months",
        N_("Stängda månader"),
        N_("En stängd månad räknas som den står"),
        MonthsSection,
    ),
    SectionEntry("causes", N_("Orsaker"), N_("Till frånvaro och till extra pass"), CausesSection),
    SectionEntry(
        "copies",
        N_("Kopior"),
        N_("Görs av sig själva; var och en är öppnad och kontrollerad"),
        CopiesSection,
    ),
    SectionEntry(
        "clearing",
        N_("Gallring"),
        N_("Personuppgifter som inte behövs längre tas bort för gott"),
        ClearingSection,
    ),
    SectionEntry(
        "look",
        N_("Utseende och låsning"),
        N_("Gäller programmet på den här datorn"),
        LookSection,
    ),
)
