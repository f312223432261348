"""Sentences about the unit's file: opening, passphrases, copies, folders."""

WORDS: dict[str, str] = {}
