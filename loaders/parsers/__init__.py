"""Parsers: a column of text becomes a column of values, and a list of the cells at fault."""
