"""Leads that are to be checked and find nothing by themselves (线索)."""
