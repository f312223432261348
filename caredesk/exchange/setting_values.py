"""What the value of a setting may be: one reader a kind, to the one spelling that figures are computed from.

Every reader takes the cell's text and raises `Unreadable`.
"""

from collections.abc import Callable

from caredesk.exchange.values import Unreadable, folded, plain_number, read_day, read_month, read_number

SettingReader = Callable[[str], str]


def number(text: str) -> str:
    """A rate, an amount or a limit, with a decimal point; none of them is below zero."""
    if read_number(text) < 0:
        raise Unreadable("import_too_small", least=0)
    return plain_number(read_number(text))


def number_above_zero(text: str) -> str:
    """A number that others are divided by."""
    if read_number(text) <= 0:
        raise Unreadable("import_not_above", above=0)
    return number(text)


def day(text: str) -> str:
    """A day, as ISO."""
    return read_day(text).isoformat()


def month(text: str) -> str:
    """A month "YYYY-MM", also where a workbook has turned it into its first day."""
    return read_month(text)


def one_of(*words: str) -> SettingReader:
    """The reader of a closed list, without regard to case."""

    def read(text: str) -> str:
        found = next((each for each in words if folded(each) == folded(text)), None)
        if found is None:
            raise Unreadable("import_not_in_list", allowed=words)
        return found

    return read
