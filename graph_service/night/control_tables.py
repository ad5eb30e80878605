"""The tables of control: every controlling pair, concerts, and the bloc that each company stands under."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from analytics.arrays import Bools, Nodes
from analytics.concert import Concert
from analytics.control_blocs import ControlBlocs
from analytics.control_fixpoint import ControlPairs
from graph_service.night.ids import Ids

__all__ = ["bloc_table", "concert_table", "control_table"]


def control_table(pairs: ControlPairs, joining: Nodes, ids: Ids) -> pa.Table:
    """A row for each pair of controller and company; `joining` are controllers whose control makes groups.

    A controller may stand in `joining` as often as one likes.
    """
    controllers = pairs.holder_of_each()
    return pa.table(
        {
            "controller_id": ids.of(controllers),
            "concert": ids.concert(controllers),
            "company_id": ids.of(pairs.company),
            "votes_low": pairs.votes,
            "joins_group": _among(joining, controllers),
        }
    )


def _among(some: Nodes, numbers: Nodes) -> Bools:
    """Which of the numbers are among some; quicker than sorting, as `np.isin` does, where there are many."""
    size = max((int(one.max(initial=-1)) for one in (some, numbers)), default=-1) + 1
    marks = np.zeros(size, np.bool_)
    marks[some] = True
    return np.asarray(marks[numbers])


def concert_table(concerts: Sequence[Concert], ids: Ids) -> pa.Table:
    """A row for each holder bound by each agreement."""
    sizes = [len(one.members) for one in concerts]
    about = [-1 if one.company is None else one.company for one in concerts]
    members = [member for one in concerts for member in one.members]
    return pa.table(
        {
            "concert": np.repeat(np.arange(len(concerts), dtype=np.int32), sizes),
            "member_id": ids.of(np.array(members, np.int32)),
            "company_id": ids.of(np.repeat(np.array(about, np.int32), sizes)),
        }
    )


def bloc_table(blocs: ControlBlocs, companies: Nodes, ids: Ids) -> pa.Table:
    """A row for each of the companies."""
    top, largest = blocs.top[companies], blocs.largest[companies]
    alone = top == companies
    found = np.where(alone & ~blocs.ring[top], -1, top)
    return pa.table(
        {
            "company_id": ids.of(companies),
            "top_id": ids.of(found),
            "top_concert": ids.concert(found),
            "presumed": blocs.presumed[companies],
            "in_ring": blocs.ring[top],
            "largest_id": ids.of(largest),
            "largest_concert": ids.concert(largest),
            "largest_votes_low": blocs.votes[companies],
            "next_votes_low": blocs.next_votes[companies],
        }
    )
