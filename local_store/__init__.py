"""The field book: what can be written, its rules, and the encrypted store. No Qt, no network."""
