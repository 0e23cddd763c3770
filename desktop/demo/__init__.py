"""The demo: the two published cases played whole on real books and a real endpoint, then the app."""
