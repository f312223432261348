"""Words and formats: everything a person reads is worded here."""
