"""Findings worked out again, states of a subject compared, its timeline."""
