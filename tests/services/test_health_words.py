"""Free text that may tell of somebody's health is pointed out; the words of care itself are not."""

import pytest

from caredesk.services.health_words import find_health_words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        ("Många vakanta pass i helgen.", ()),
        ("Demensavdelningen fick insulin på nytt sätt.", ()),
        ("Två är borta med RYGGSKOTT, en har depression.", ("RYGGSKOTT", "depression")),
        ("Utmattningssyndrom. utmattningssyndrom igen", ("Utmattningssyndrom",)),
        ("Den som är gravid byter avdelning", ("gravid",)),
        ("Arkivet är flyttat, och hivade saker är slängda", ()),
        ("hiv", ("hiv",)),
        ("Psykisk ohälsa tas upp på APT", ("Psykisk ohälsa",)),
    ],
)
def test_words_of_health_are_found_as_they_are_written(text: str, found: tuple[str, ...]):
    assert find_health_words(text) == found
