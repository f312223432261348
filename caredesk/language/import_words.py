"""Sentences about what an import refuses, changes or wants to say."""

WORDS: dict[str, str] = {}
