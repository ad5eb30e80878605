"""The layouts in which files arrive, as data."""

from __future__ import annotations

from loaders.layouts.holdings import GUARANTEES, SHAREHOLDERS
from loaders.layouts.model import Layout
from loaders.layouts.registers import BRANCHES, ENTERPRISES, PEOPLE

LAYOUTS: tuple[Layout, ...] = (ENTERPRISES, PEOPLE, SHAREHOLDERS, BRANCHES, GUARANTEES)
"""Every layout, in the order in which files are best loaded."""
