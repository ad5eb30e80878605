"""The level and the ends of dishonesty records, added to their rows."""

from __future__ import annotations

import pyarrow as pa

from graph_service.life.ends import COMPUTED, INPUTS, record_life
from graph_service.schema import fact
from graph_service.store.arrow_types import ARROW
from loaders.layouts.model import Rule
from loaders.rows import Rows

PENALTY_LIFE, ENTRY_LIFE = COMPUTED["Penalty"], COMPUTED["ListEntry"]


def with_life(name: str) -> Rule:
    """A rule that adds what follows from the rows of one kind of record: level, ends by channel, and why."""
    kinds = {own.name: ARROW[own.kind] for own in fact(name).properties if own.name in INPUTS[name]}

    def rule(rows: Rows) -> Rows:
        """Add the columns, worked out from those that the rows have."""
        person = pa.array(rows.parties["subject"].person)
        return rows.with_columns(**record_life(name, lambda one: rows.get(one, kinds[one]), person))

    return rule
