"""The help pages in Danish."""
