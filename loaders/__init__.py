"""Loaders: files in official layouts become checked rows in the graph."""
