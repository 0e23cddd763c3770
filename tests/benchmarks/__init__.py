"""The figures: what the product does beside the raw floor of the same run. `python -m tests.benchmarks`."""
