"""Rules about the source itself: who may import whom, sizes, names, the lock, the suite's own guards."""
