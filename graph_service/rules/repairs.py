"""When a dishonesty record may be repaired (信用修复条件), by regime and level or channel, as a rule book."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from typing import Literal

from pydantic import Field

from graph_service.rules.book import BookKind, RuleRow
from graph_service.rules.installed import book

__all__ = ["REPAIRS", "RepairRow", "repair_rule"]

Applies = Literal["minor", "general", "serious", "gsxt"]
"""A level of dishonesty, or the channel 国家企业信用信息公示系统; of lists the book lists says when."""


class RepairRow(RuleRow):
    """What has to be there before a record is repaired.

    Attributes:
        min_months: from the day of the document; null where no number was seen.
        conditions: all of them, in words.
        excluded_kinds: kinds of penalty that are not repaired early.
    """

    regime: str = Field(min_length=1)
    applies: Applies
    min_months: int | None = Field(ge=0)
    conditions: tuple[str, ...] = Field(min_length=1)
    excluded_kinds: tuple[str, ...] = ()

    @property
    def subject(self) -> Hashable:
        """The level or channel."""
        return self.applies


def repair_rule(applies: Applies, on: date) -> RepairRow | None:
    """The conditions for requests of that day; None where no row speaks of it.

    Raises:
        BadRule: the book cannot be read.
    """
    return next((row for row in book(REPAIRS).on(on) if row.applies == applies), None)


REPAIRS = BookKind("repair_conditions", "信用修复条件", RepairRow)
