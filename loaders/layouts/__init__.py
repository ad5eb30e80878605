"""The layouts in which files arrive, as data."""

from __future__ import annotations

from loaders.layouts.bods import BODS
from loaders.layouts.conduct import COMMITMENTS, EVALUATIONS
from loaders.layouts.control import CONCERT_AGREEMENTS, DECLARED_CONTROLLERS
from loaders.layouts.double_publicity import LICENCES, PENALTIES
from loaders.layouts.events import ANNULMENTS, DISPUTES, REPAIRS
from loaders.layouts.finbench import FINBENCH
from loaders.layouts.holdings import GUARANTEES, SHAREHOLDERS
from loaders.layouts.lists import (
    ABNORMAL_OPERATIONS,
    JUDGMENT_DEFAULTERS,
    LIST_DEFINITIONS,
    LIST_ENTRIES,
    SERIOUS_VIOLATIONS,
    TAX_VIOLATIONS,
)
from loaders.layouts.measures import MEASURE_DECISIONS
from loaders.layouts.model import Layout
from loaders.layouts.registers import BRANCHES, ENTERPRISES, PEOPLE
from loaders.layouts.stocks import STOCK_EXECUTIVES, STOCK_NAMES

LAYOUTS: tuple[Layout, ...] = (
    ENTERPRISES,
    PEOPLE,
    SHAREHOLDERS,
    CONCERT_AGREEMENTS,
    DECLARED_CONTROLLERS,
    BRANCHES,
    GUARANTEES,
    PENALTIES,
    LICENCES,
    LIST_DEFINITIONS,
    JUDGMENT_DEFAULTERS,
    SERIOUS_VIOLATIONS,
    ABNORMAL_OPERATIONS,
    TAX_VIOLATIONS,
    LIST_ENTRIES,
    REPAIRS,
    DISPUTES,
    ANNULMENTS,
    COMMITMENTS,
    EVALUATIONS,
    MEASURE_DECISIONS,
    STOCK_NAMES,
    STOCK_EXECUTIVES,
    *FINBENCH,
    BODS,
)
"""Every layout, in the order in which files are best loaded."""
