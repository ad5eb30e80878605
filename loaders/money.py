"""The currency of amounts: from a column of its own, or from the unit written to the amount."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from loaders.layouts.rules import flags_of
from loaders.rows import Rows


def with_currency(rows: Rows, amount: str, field: str, stated: pa.Array | None) -> Rows:
    """The currency field filled from what is written to the amounts; a fault where the two disagree.

    Args:
        rows: the rows.
        amount: the amount's field.
        field: the currency's field.
        stated: currency written to each amount, or in its heading; None where nothing is written.
    """
    if stated is None:
        return rows
    if field not in rows.cells:
        before = rows.get(field)
        disagree = pc.and_(pc.and_(before.is_valid(), stated.is_valid()), pc.not_equal(before, stated))
        rows = rows.refusing(amount, flags_of(disagree), "同一行的金额写明了不同的币种")
        return rows.with_columns(**{field: pc.coalesce(before, stated)})
    column = rows.get(field)
    # an empty currency cell leaves the word to the amount; 人民币 beside 万美元 does not
    said = rows.cells[field].is_valid()
    disagree = pc.and_(pc.and_(said, stated.is_valid()), pc.not_equal(pc.fill_null(column, ""), stated))
    rows = rows.refusing(amount, flags_of(disagree), "金额写明的币种与币种栏不一致")
    return rows.with_columns(**{field: pc.coalesce(column, stated)})
