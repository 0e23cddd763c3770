"""The guide's pages in Danish."""
