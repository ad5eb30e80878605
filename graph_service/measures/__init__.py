"""Measures asked of authorities, step by step, each a receipt that is kept."""
