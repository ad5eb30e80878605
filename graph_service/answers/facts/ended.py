"""Records that have ended, which audit alone is shown: repaired, expired, removed, annulled, withdrawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.definitions import definition
from graph_service.answers.facts.provenance import Provenance, provenance
from graph_service.answers.facts.records import Ends
from graph_service.answers.facts.values import a_map, filled, text
from graph_service.beijing import beijing_day
from graph_service.schema import fact
from graph_service.store.store import Store

__all__ = ["END_WORDS", "EndedRecord", "ended_records"]

END_WORDS = {
    "term": "期限届满",
    "repair": "已修复",
    "removal": "已移出",
    "annulment": "已撤销，视同自始不存在",
    "unpublished": "原则上不公示",
    "no_rule": "没有适用的期限规则",
    "withdrawn": "来源已撤回",
}
"""How a record ended, in words."""

CAP = 2_000


@dataclass(frozen=True)
class EndedRecord:
    """A record as it stood last; `ended_on` is the first day on which nobody else saw it."""

    id: str
    kind: str
    kind_zh: str
    called: str
    authority: str | None
    since: date
    ended_on: date
    end_kind: str
    end_zh: str
    ends: Ends
    provenance: Provenance


def ended_records(store: Store, ids: Sequence[str], moment: AsOf) -> tuple[EndedRecord, ...]:
    """What was on record of these subjects and no longer is, as of the moment; empty unless audit asks."""
    if not moment.reader.audits:
        return ()
    rows = store.rows("ended_records", ids=list(ids), known_on=moment.known_on, row_cap=CAP)
    found = (_ended(row, moment) for row in rows)
    return tuple(one for one in found if one is not None)


def _ended(row: Mapping[str, object], moment: AsOf) -> EndedRecord | None:
    """The record of the row; None where it is in use, or not yet, on the moment's day."""
    values, kind = a_map(row["fact"]), str(row["kind"])
    since = values.get("decided_on") or values.get("listed_on")
    assert isinstance(since, date)
    ending = _ending(values, moment)
    if ending is None or since > moment.true_on:
        return None
    day, how = ending
    return EndedRecord(
        id=text(values, "id"),
        kind=kind,
        kind_zh=fact(kind).zh,
        called=_called(values, text(row, "list_name"), moment.true_on),
        authority=text(values, "authority") or None,
        since=since,
        ended_on=day,
        end_kind=how,
        end_zh=END_WORDS.get(how, how),
        ends=filled(Ends, values),
        provenance=provenance(values),
    )


def _ending(values: Mapping[str, object], moment: AsOf) -> tuple[date, str] | None:
    """On which day and how the record ended; None where it has not."""
    until, last = values.get("use_until"), values.get("valid_to")
    if isinstance(until, date) and until <= moment.true_on:
        return until, text(values, "end_kind") or "term"
    if isinstance(last, date) and last <= moment.true_on:
        return last, "removal"
    gone = values.get("known_to")
    if isinstance(gone, datetime) and gone <= moment.known_on:
        return beijing_day(gone), "withdrawn"
    return None


def _called(values: Mapping[str, object], list_name: str, on: date) -> str:
    if values.get("decision_no"):
        return text(values, "decision_no")
    code = text(values, "list_code")
    name = list_name or definition(code, {}, on).name or f"名单 {code}"
    return f"{name} {text(values, 'entry_no')}".strip()
