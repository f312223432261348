"""The codes of absence in a schedule's cell; a shift type may not be called the same."""

CODE_OF_CAUSE: dict[str, str] = {
    "sick": "Sj",
    "work_injury": "Aj",
    "child_care": "Vab",
    "vacation": "Se",
    "parental": "Fl",
    "leave": "Tj",
    "studies": "St",
    "union": "Fa",
    "comp": "Ko",
    "other": "Ovr",
}
