"""The source documents' own cases, played end to end."""
