"""The suite. This file must stay: without it, tests/sync would hide the package sync."""
