"""Sentences about what a step did, for undo and its history."""

WORDS: dict[str, str] = {}
