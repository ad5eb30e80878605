"""What the commands on leads print alike."""

from __future__ import annotations

from collections.abc import Sequence

from graph_service.answers.leads.lead import LeftOut
from graph_service.cli.terminal import table
from graph_service.pages.words import count


def print_left_out(left_out: Sequence[LeftOut], total: int) -> None:
    """The shared traits that joined nobody, and why."""
    rows = (
        (one.kind_zh, one.words, count(one.firms), count(one.cap), "规则行" if one.declared else "一般上限")
        for one in left_out
    )
    table(f"因共用者众未作理由的 {count(total)} 项", ("种类", "共用的", "企业数>", "上限>", "依据"), rows)
