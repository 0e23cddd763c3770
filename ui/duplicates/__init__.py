"""Which records may be the same: side by side, and a person decides."""
