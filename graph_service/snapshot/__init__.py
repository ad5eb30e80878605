"""The graph as arrays: read from the store in one pass, kept as files, opened again at once."""
