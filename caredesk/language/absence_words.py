"""Sentences about absence, sick leave and overtime: steps, refusals, and what a view wants to say."""

from caredesk.language.translation import N_

ABSENT = N_("Frånv")
"""What an absence of any cause is called outside the manager's own view."""

WORDS: dict[str, str] = {
    # clearing
    "cleared": N_("Gallring"),
    "clearing_too_young": N_(
        "Det går att gallra till och med {latest}, en hel månad i taget. Det som är yngre behövs i siffrorna "
        "eller ska sparas enligt lag. Inget är borttaget."
    ),
    "clearing_absences_of_shifts": N_(
        "Frånvaron avgör vem som var på plats på passen. Gallra passen till samma månad, eller frånvaron "
        "till och med {latest}. Inget är borttaget."
    ),
    "clearing_counts_people": N_(
        "Årsarbetare räknas på anställda. Därför tas inga medarbetare bort: månaderna bakåt bygger på dem."
    ),
    "clearing_ends_costs": N_(
        "Kostnad, OB, vakanser, behov och täthet på helger och nätter till och med {last} går sedan inte att "
        "ta fram. Timmar finns kvar som månadsvärden."
    ),
    "clearing_ends_occasions": N_(
        "Tillfällen, grupper och sjuklönekostnad till och med {last} går sedan inte att ta fram, och antalet "
        "tillfällen på tolv månader inte förrän ett år senare. Procenten finns kvar som månadsvärden."
    ),
    "absence_ends_before": N_("Frånvaron slutar före sin första dag, {first}. Välj en senare sista dag."),
    # Absences that are added, corrected, given another extent or removed.
    "absence_added": N_("{absence} {days}, {name}"),
    "absence_changed": N_("Ändrad frånvaro: {absence} {days}, {name}"),
    "absence_extent_changed": N_("{absence} {percent} % {days}, {name}"),
    "absence_removed": N_("Borttagen frånvaro: {absence} {days}, {name}"),
    "absence_gone": N_("Frånvaron finns inte längre. Inget har ändrats."),
    "absence_expected_before": N_(
        "Beräknat slut ligger före första dagen, {first}. Välj en senare dag eller lämna det tomt."
    ),
    "absence_extent": N_("Omfattningen är mer än 0 och högst 100 procent."),
    "absence_extent_outside": N_("Frånvaron gäller {days}. Välj en av de dagarna."),
    "absence_outside_employment": N_(
        "{name} är anställd {first} till {last} och inte {day}. Välj en dag i anställningen."
    ),
    "absence_before_employment": N_("{name} är anställd från {first} och inte {day}. Välj en senare dag."),
    "absence_without_employment": N_("{name} har ingen anställning {day}. Lägg till den först."),
    "absence_during_unpaid_leave": N_(
        "{absence} på heltid {days}: då räknas ingen sjukfrånvaro. Välj andra dagar, eller ändra "
        "ledigheten först."
    ),
    "absence_overlaps": N_(
        "{absence} {percent} % finns redan {days}. Tillsammans blir det mer än heltid. Ändra den först, "
        "eller välj andra dagar."
    ),
    "absence_same_start": N_(
        "Två frånvaror av slaget {absence} skulle börja {day}. Ändra den som redan finns i stället."
    ),
    "absence_in_closed_month": N_(
        "Stängda månader som berörs: {months}. De måste öppnas igen, och då ändras deras siffror."
    ),
    "absence_joined": N_("Läggs ihop med {absence} {days}."),
    "absence_days_taken": N_("{absence} {days} ersätts av {by} de dagarna."),
    "absence_left_part": N_("{absence} {days} blir {left} %. Resten av dagen är sjukfrånvaro."),
    "absence_other_extent": N_("{absence} {percent} % {days} ersätts av den nya omfattningen."),
    "absence_beside_unpaid": N_(
        "Samtidigt {absence} {percent} % {days}. Bara resten av dagen kan räknas som sjukfrånvaro."
    ),
    "absence_beside_open": N_("{absence} från {first} är inte avslutad."),
    # Somebody who is back.
    "well_reported": N_("Friskanmälan {first}, {name}"),
    "absence_not_on": N_("{name} har ingen sjukfrånvaro eller VAB att avsluta {day}."),
    "well_report_before_first": N_(
        "Frånvaron börjar {first}. Välj en senare dag, eller ta bort frånvaron om den är fel."
    ),
    "well_report_removes": N_("{absence} {percent} % {days} tas bort."),
    "well_report_goes_on": N_("{absence} {percent} % {days} ligger kvar."),
    "well_report_holiday_later": N_(
        "{absence} ligger kvar från {first}. Lägg till dagarna före, om de också ska vara det."
    ),
    # The follow-up of sick leave: what was ticked, or not any more.
    "follow_up_certificate": N_("Läkarintyg inne: {name}"),
    "follow_up_certificate_undone": N_("Läkarintyg inte inne: {name}"),
    "follow_up_insurance": N_("Anmäld till Försäkringskassan: {name}"),
    "follow_up_insurance_undone": N_("Inte anmäld till Försäkringskassan: {name}"),
    "follow_up_plan": N_("Plan för återgång klar: {name}"),
    "follow_up_plan_undone": N_("Plan för återgång inte klar: {name}"),
    "follow_up_day_90": N_("Dag 90 genomgången: {name}"),
    "follow_up_day_90_undone": N_("Dag 90 inte genomgången: {name}"),
    "follow_up_day_180": N_("Dag 180 genomgången: {name}"),
    "follow_up_day_180_undone": N_("Dag 180 inte genomgången: {name}"),
    "follow_up_repeated": N_("Samtal efter upprepad sjukfrånvaro: {name}"),
    "follow_up_repeated_undone": N_("Samtal efter upprepad sjukfrånvaro inte bokat: {name}"),
    "follow_up_gone": N_("Sjukfallet för {name} har ändrats eller tagits bort. Inget är ändrat."),
    # The cost of sick leave
    "sick_cost_needs_days": N_(
        "{month} har sjukfrånvaron som månadsvärde. Kostnaden räknas när pass och frånvaro finns dag för dag."
    ),
    # Granted extra overtime and additional time.
    "overtime_grant": N_("Beviljad extra tid {hours} h: {name}"),
    "overtime_grant_removed": N_("Borttagen extra tid: {name}"),
    "grant_without_person": N_("Välj en medarbetare i listan."),
    "grant_too_much": N_("Lagen tillåter högst {most} h extra på ett kalenderår."),
    # A report of sickness, and what replaces its shifts.
    "sick_reported": N_("Sjukanmälan {day}, {name}"),
    "sick_already_reported": N_(
        "{name} är redan sjukanmäld från {first}. Ändra slutdag eller omfattning på den frånvaron i stället."
    ),
    "substitute_is_absent": N_("{name} är frånvarande {day}. Välj någon annan. Inget är ändrat."),
    "substitute_resource_gone": N_(
        "{name} har inte längre något resurspass {day}. Välj på nytt. Inget är ändrat."
    ),
}
