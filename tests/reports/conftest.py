"""Every test of reports stands on the one application that the tests of the window need as well."""

import pytest


@pytest.fixture(autouse=True)
def application(qapp):
    """A QApplication: one that only draws could not be followed by a window in the same process."""
    return qapp
