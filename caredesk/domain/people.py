"""Forms of employment and what each belongs to."""

PERMANENT = "permanent"
TEMPORARY = "temporary"
COVER = "cover"
HOURLY = "hourly"
HIRED = "hired"

MONTHLY_PAID = frozenset({PERMANENT, TEMPORARY, COVER})
