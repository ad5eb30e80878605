"""Stored records under one rule book and under another: whose level or ends differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa

from graph_service.answers.rules.rule_change import RecordMove
from graph_service.life.events import EventBook, all_events
from graph_service.life.follow_ups import ASKED
from graph_service.life.lived import LIFE, lived
from graph_service.life.references import RECORDS
from graph_service.life.stored import stored_pages
from graph_service.rules.book import Book, RuleRow
from graph_service.rules.installed import laid_over
from graph_service.schema import fact
from graph_service.store.store import Store

_COMPARED = ("level", "use_until", "measure_until", "public_until", "share_until", "gsxt_public_until")


@dataclass(frozen=True)
class Moved:
    """A record under both books: `before` and `after` hold what `LIFE` names."""

    record_id: str
    kind: str
    subject: str
    document: str | None
    before: Mapping[str, object]
    after: Mapping[str, object]

    @property
    def shown(self) -> RecordMove:
        """The move as an answer shows it."""
        return RecordMove(
            record_id=self.record_id,
            kind_zh=fact(self.kind).zh,
            document=self.document,
            subject=self.subject,
            level_before=_text(self.before.get("level")),
            level_after=_text(self.after.get("level")),
            use_until_before=self.before["use_until"],  # type: ignore[arg-type]
            use_until_after=self.after["use_until"],  # type: ignore[arg-type]
            reason_after=_text(self.after["end_reason"]),
        )


@dataclass
class RecordMoves:
    """The records that move, found while they are read; `looked_at` counts all that were."""

    looked_at: int = 0

    def between(self, store: Store, before: Book[RuleRow] | None, after: Book[RuleRow]) -> Iterator[Moved]:
        """The records whose life is another under the second book than under the first.

        Args:
            store: the graph.
            before: None for what is stored, by whatever rules it was ended.
            after: the book supposed.
        """
        events = EventBook(all_events(store))
        for name in RECORDS:
            for page in stored_pages(store, name, ASKED[name]):
                self.looked_at += page.num_rows
                bare = page.drop_columns([one for one in LIFE[name] if one in page.column_names])
                stored = (
                    page.select(list(LIFE[name])) if before is None else _under(before, name, bare, events)
                )
                yield from _differing(name, page, stored, _under(after, name, bare, events))


def _under(supposed: Book[RuleRow], name: str, rows: pa.Table, events: EventBook) -> pa.Table:
    with laid_over(supposed):
        return lived(name, rows, events)


def _differing(name: str, page: pa.Table, before: pa.Table, after: pa.Table) -> Iterator[Moved]:
    compared = [one for one in _COMPARED if one in after.column_names]
    old, new = before.select(compared).to_pylist(), after.select(compared).to_pylist()
    for place, (one, other) in enumerate(zip(old, new, strict=True)):
        if one != other:
            values = page.slice(place, 1).to_pylist()[0]
            yield Moved(
                record_id=str(values["id"]),
                kind=name,
                subject=str(values["subject"]),
                document=values.get("decision_no") or values.get("entry_no"),
                before=before.slice(place, 1).to_pylist()[0],
                after=after.slice(place, 1).to_pylist()[0],
            )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
