"""The commands beside the window: one refused is one sentence, and the window goes on in Swedish."""

import pytest

from caredesk.cli import main
from caredesk.language import translation


def in_terminal(*arguments: object) -> int:
    """The status of a command; the window then goes on in Swedish."""
    try:
        return main([str(each) for each in arguments])
    finally:
        translation.use("sv")


def refused_in_terminal(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """The one sentence of a command that ends as the user's error."""
    capsys.readouterr()
    status = in_terminal(*arguments)
    assert status == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    return said.err.strip()
