"""Loaders: files in official layouts become checked rows in the graph."""

from __future__ import annotations

from loaders.load import check_file, load_file
from loaders.raw import Reject
from loaders.report import LoadReport

__all__ = ["LoadReport", "Reject", "check_file", "load_file"]
