"""BODS statements read from their JSON: what each says, and what makes one unusable."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from loaders.parsers.parsed import Fault
from loaders.rows import Rows

VERSION = "0.4"
TYPES = ("entity", "person", "relationship")
STATUSES = ("new", "updated", "closed")


@dataclass(frozen=True)
class Statement:
    """One statement: its row, who published it, the record it is a version of, and its details."""

    row: int
    publisher: str
    record: str
    kind: str
    status: str
    stated_on: date
    details: Mapping[str, object]

    @property
    def id(self) -> str:
        """The record's id in the graph."""
        return record_id(self.publisher, self.record)


@dataclass(frozen=True)
class Share:
    """A share as a ratio, 0 to 1, exact or between bounds; all None where it is not disclosed."""

    exact: float | None
    low: float | None
    high: float | None


def record_id(publisher: str, record: str) -> str:
    """The id in the graph of a publisher's record."""
    return f"bods:{publisher}|{record}"


def well_formed(rows: Rows) -> Rows:
    """The rows with a fault for every statement that cannot be taken: it refers to no record, say."""
    found = list(statements(rows))
    faults = [Fault(row, reason) for row, reason in _malformed(rows)]
    kinds = {statement.id: statement.kind for statement in found}
    for statement in found:
        reason = _unusable(statement, kinds)
        if reason:
            faults.append(Fault(statement.row, reason))
    return rows.with_faults("details", faults)


def statements(rows: Rows) -> Iterator[Statement]:
    """The statements of the rows that can be read at all."""
    for row, columns in enumerate(_columns(rows)):
        record, kind, status, stated_on, details, publication = columns
        said, published = _object(details), _object(publication)
        publisher = _publisher(published)
        if said is not None and publisher and record and kind and status and isinstance(stated_on, date):
            yield Statement(row, publisher, record, kind, status, stated_on, said)


def interests(statement: Statement) -> tuple[Mapping[str, object], ...]:
    """The interests of a relationship; empty where none is stated."""
    listed = statement.details.get("interests")
    return tuple(one for one in listed if isinstance(one, dict)) if isinstance(listed, list) else ()


def share(interest: Mapping[str, object]) -> Share:
    """The share of an interest, from percent.

    Raises:
        ValueError: not a number, or not between 0 and 100.
    """
    said = interest.get("share")
    if not isinstance(said, dict):
        return Share(None, None, None)
    exact = _ratio(said.get("exact"))
    if exact is not None:
        return Share(exact, None, None)
    low = _ratio(said.get("minimum", said.get("exclusiveMinimum")))
    return Share(None, low, _ratio(said.get("maximum", said.get("exclusiveMaximum"))))


def day(text: object) -> date | None:
    """A day, 2019-05-01 or with a time behind it; None where only a year or a month is known."""
    try:
        return date.fromisoformat(str(text)[:10]) if text else None
    except ValueError:
        return None


def text_of(details: Mapping[str, object], *path: str) -> str | None:
    """The text at the end of a path of keys; None where there is none."""
    value: object = details
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, str) and value.strip() else None


def _columns(rows: Rows) -> Iterator[tuple[str | None, ...]]:
    names = ("record_id", "record_type", "record_status", "stated_on", "details", "publication")
    return zip(*(rows.get(name).to_pylist() for name in names), strict=True)


def _malformed(rows: Rows) -> Iterator[tuple[int, str]]:
    for row, (_, _, _, _, details, publication) in enumerate(_columns(rows)):
        if details is not None and _object(details) is None:
            yield row, "recordDetails 应为 JSON 对象"
        published = _object(publication)
        if publication is not None and not _publisher(published):
            yield row, "publicationDetails 中没有发布者（publisher.name 或 uri），无法标识记录"
        elif published is not None and not (text_of(published, "bodsVersion") or VERSION).startswith(VERSION):
            yield row, f"bodsVersion 应为 {VERSION}，得到 {text_of(published, 'bodsVersion')}"


def _unusable(statement: Statement, kinds: Mapping[str, str]) -> str | None:
    if statement.kind not in TYPES:
        return f"recordType 应为 {'、'.join(TYPES)} 之一，得到 {statement.kind}"
    if statement.status not in STATUSES:
        return f"recordStatus 应为 {'、'.join(STATUSES)} 之一，得到 {statement.status}"
    return _unusable_relationship(statement, kinds) if statement.kind == "relationship" else None


def _unusable_relationship(statement: Statement, kinds: Mapping[str, str]) -> str | None:
    subject, party = statement.details.get("subject"), statement.details.get("interestedParty")
    if not isinstance(subject, str) or kinds.get(record_id(statement.publisher, subject)) != "entity":
        return f"subject 应指向本文件中的一个实体记录，得到 {_shown(subject)}"
    known = isinstance(party, str) and kinds.get(record_id(statement.publisher, party)) in (
        "entity",
        "person",
    )
    if not (known or (isinstance(party, dict) and party.get("reason"))):
        return f"interestedParty 应指向本文件中的实体或自然人记录，或写明未披露的理由，得到 {_shown(party)}"
    try:
        for interest in interests(statement):
            share(interest)
    except ValueError as wrong:
        return str(wrong)
    return None


def _shown(value: object) -> str:
    return value if isinstance(value, str) else "（没有写明的主体）" if isinstance(value, dict) else "（空）"


def _ratio(value: object) -> float | None:
    if value is None:
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise ValueError(f"share 应为数字，得到 {value}") from None
    if not 0 <= number <= 100:
        raise ValueError(f"share 应在 0 至 100 之间，得到 {value}")
    return float(number / 100)


def _publisher(published: Mapping[str, object] | None) -> str | None:
    if published is None:
        return None
    return text_of(published, "publisher", "name") or text_of(published, "publisher", "uri")


def _object(text: object) -> Mapping[str, object] | None:
    try:
        value = json.loads(text) if isinstance(text, str) else None
    except json.JSONDecodeError:
        return None
    return value if isinstance(value, dict) else None
