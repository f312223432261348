"""Two kinds of trouble: the world's, told in one sentence, and our own bugs, left to crash handling."""


class UserError(Exception):
    """Something the user can act on: a code with facts, worded in `language/words.py`.

    Raised only when nothing was changed, or everything has been rolled back.
    """

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.code}({facts})"
