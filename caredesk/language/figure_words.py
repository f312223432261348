"""Sentences about why a figure is missing or uncertain."""

WORDS: dict[str, str] = {}
