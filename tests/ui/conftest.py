"""One style and focus ring for all tests of the window."""

import pytest

from caredesk.ui.style import Style
from caredesk.ui.widgets.focus_ring import FocusRing
from tests.answers import Answers


@pytest.fixture(scope="session")
def style(qapp):
    """The light look, as the application holds it."""
    style = Style(qapp, "light")
    FocusRing(style, qapp)
    return style


@pytest.fixture
def answers() -> Answers:
    return Answers()
