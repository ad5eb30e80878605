"""Disputes (异议) that are pending against records in an answer: since when, until when, overdue or not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.values import a_map, text
from graph_service.life.references import event_reference, record_references
from graph_service.rules.dispute_limits import dispute_limit
from graph_service.store.store import Store

__all__ = ["MARK", "Dispute", "Disputes", "pending_disputes"]

MARK = "异议处理中"
"""Stands beside every record that is disputed."""


@dataclass(frozen=True)
class Dispute:
    """A dispute that is pending; `due_on` is the last day to settle it, null where no limit is known."""

    dispute_no: str | None
    opened_on: date
    grounds: str | None
    authority: str | None
    due_on: date | None
    limit_basis: str | None
    overdue: bool

    @property
    def words(self) -> str:
        """Since when and until when, in Chinese; stands beside the mark."""
        due = (
            ""
            if self.due_on is None
            else f"，应于 {self.due_on} 前办结" + ("，已超期" if self.overdue else "")
        )
        return f"{self.opened_on} 提出{due}"


@dataclass(frozen=True)
class Disputes:
    """Pending disputes by subject and the reference of the record."""

    found: Mapping[tuple[str, str], Dispute]

    def of(self, name: str, subject: str, record: Mapping[str, object]) -> Dispute | None:
        """The dispute of a stored record of this subject; None where none is pending."""
        if record.get("disputed") is not True:
            return None
        places = ((subject, one) for one in record_references(name, record))
        return next((self.found[place] for place in places if place in self.found), None)


def pending_disputes(store: Store, subjects: Collection[str], moment: AsOf) -> Disputes:
    """The disputes of these subjects that are pending as of the moment; of nobody, nothing is asked."""
    if not subjects:
        return Disputes({})
    rows = store.rows("pending_disputes", ids=sorted(subjects), **moment.clocks)
    return Disputes(dict(_by_record(rows, moment.true_on)))


def _by_record(rows: Iterable[Mapping[str, object]], on: date) -> Iterable[tuple[tuple[str, str], Dispute]]:
    for row in rows:
        values = a_map(row["fact"])
        yield (str(row["id"]), event_reference(values)), _dispute(values, on)


def _dispute(values: Mapping[str, object], on: date) -> Dispute:
    opened = values["opened_on"]
    assert isinstance(opened, date)
    limit = dispute_limit("settle", opened)
    due = opened + timedelta(days=limit.days) if limit and limit.days is not None else None
    return Dispute(
        dispute_no=text(values, "dispute_no") or None,
        opened_on=opened,
        grounds=text(values, "grounds") or None,
        authority=text(values, "authority") or None,
        due_on=due,
        limit_basis=limit.cited if limit else None,
        overdue=due is not None and on > due,
    )
