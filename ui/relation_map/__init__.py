"""A relation map: who stands near whom, drawn for one meeting and one purpose, with its end on it."""
