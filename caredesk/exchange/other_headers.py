"""What the template's columns of people are called in the window, and in other systems' lists."""

PEOPLE_HEADERS = {
    "nr": ("employee", "employee_no"),
    "anst.nr": ("employee", "employee_no"),
    "anställningsnummer": ("employee", "employee_no"),
    "telefonnummer": ("employee", "phone"),
    "mobil": ("employee", "phone"),
    "från och med": ("employment", "valid_from"),
    "fr.o.m.": ("employment", "valid_from"),
    "till och med": ("employment", "valid_to"),
    "t.o.m.": ("employment", "valid_to"),
    "anställningsform": ("employment", "form"),
    "grad": ("employment", "rate_percent"),
}
"""Table and field by header, in small letters."""
