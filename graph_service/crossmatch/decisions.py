"""Decisions of reviewers: facts of their own in the graph, which no load ever overwrites."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Literal, get_args

import pyarrow as pa

from analytics.names import folded
from graph_service.answers.as_of import as_of
from graph_service.answers.facts.parties import Party, party
from graph_service.answers.facts.values import a_map, text
from graph_service.beijing import beijing_today
from graph_service.errors import BadInput
from graph_service.store.delivery import Delivery, FactRows, Parcel
from graph_service.store.store import Store
from graph_service.store.writer import write

Verdict = Literal["same", "different", "unsure", "undone"]
VERDICTS: dict[str, str] = {
    "same": "同一主体",
    "different": "不是同一主体",
    "unsure": "存疑",
    "undone": "撤回",
}
SOURCE, LAYOUT = "人工复核", "own:review"
"""The feed of decisions; layouts that begin with own: are the program's, no delivery of a supplier."""
ROW = "row:"
"""How the other side of a decision begins where it is the row of a list and no subject."""
MOST = 1_000_000
LONGEST = 500
"""Characters of a reason."""


@dataclass(frozen=True)
class Decision:
    """What a reviewer decided of a pair; `open` where no later decision followed."""

    subject: Party
    other: str
    other_name: str | None
    verdict: str
    decided_by: str
    decided_at: datetime
    reason: str | None
    open: bool

    @property
    def words(self) -> str:
        """The verdict in Chinese."""
        return VERDICTS[self.verdict]


def row_key(code: str, name: str, region: str) -> str:
    """What stands for a row of a list in a decision: its code, folded name and region."""
    return f"{ROW}{code}|{folded(name)}|{region}"


def decisions(store: Store, others: list[str] | None = None, most: int = MOST) -> list[Decision]:
    """The decisions, the latest first, those that a later one followed among them.

    Args:
        store: the graph.
        others: only of these other sides; None for all.
        most: so many at the utmost.
    """
    rows = store.rows("match_decisions", others=others or [], known_on=as_of().known_on, row_cap=most)
    return [
        Decision(
            subject=party(str(row["label"]), a_map(row["subject"])),
            other=text(fact, "other"),
            other_name=text(fact, "other_name") or None,
            verdict=text(fact, "verdict"),
            decided_by=text(fact, "decided_by"),
            decided_at=_moment(fact.get("decided_at")),
            reason=text(fact, "reason") or None,
            open=row["open"] is True,
        )
        for row in rows
        for fact in [a_map(row["decision"])]
    ]


def decide(
    store: Store,
    subject: Party,
    other: str,
    verdict: str,
    *,
    decided_by: str,
    reason: str = "",
    other_name: str = "",
) -> datetime:
    """Keep what a reviewer decided of a pair; the moment of the decision.

    Raises:
        BadInput: no such verdict, nobody who decides, or a reason that is too long.
    """
    if verdict not in get_args(Verdict):
        raise BadInput(f"得到结论 {verdict!r}；应为 {'、'.join(VERDICTS)} 之一")
    if not decided_by.strip() or len(reason) > LONGEST:
        raise BadInput(
            f"须写明复核人，理由至多 {LONGEST} 字；得到复核人 {decided_by!r}、理由 {len(reason)} 字"
        )
    now = datetime.now(UTC)
    values = {
        "subject": subject.id,
        "other": other,
        "other_name": other_name or None,
        "verdict": verdict,
        "decided_by": decided_by.strip(),
        "reason": reason.strip() or None,
    }
    columns = {name: pa.array([value], pa.string()) for name, value in values.items()}
    columns["decided_at"] = pa.array([now], pa.timestamp("us", tz="UTC"))
    columns |= {name: pa.array([None], pa.date32()) for name in ("valid_from", "valid_to")}
    columns["row"] = pa.array([1], pa.int64())
    digest = sha256("|".join([*map(str, values.values()), now.isoformat()]).encode()).hexdigest()
    delivery = Delivery(SOURCE, LAYOUT, str(beijing_today()), digest, full=False, read=1, rejected=0)
    write(store, delivery, Parcel((), (FactRows("MatchDecision", subject.label, "", pa.table(columns)),)))
    return now


def _moment(value: object) -> datetime:
    assert isinstance(value, datetime)
    return value
