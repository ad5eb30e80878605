"""All that sources ever said of one subject, version by version: what comparison and timeline are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from analytics.fact_changes import Clocks, Version
from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.facts.conduct import PUBLIC
from graph_service.answers.facts.listings import list_fact
from graph_service.answers.facts.parties import Party, party
from graph_service.answers.facts.provenance import Provenance, provenance
from graph_service.answers.facts.relations import relation
from graph_service.answers.facts.values import a_map, text
from graph_service.beijing import beijing_today
from graph_service.schema import ENDS, Edge, Property, fact
from graph_service.store.store import Store

__all__ = ["CAP", "SubjectHistory", "Told", "properties_of", "standing", "subject_history"]

CAP = 5_000
"""Versions that are looked at of one subject."""

BEGIN = {
    "Penalty": "decided_on",
    "ListEntry": "listed_on",
    "Licence": "decided_on",
    "Commitment": "made_on",
    "Evaluation": "decided_on",
}
"""The day on which a record begins where no first day of validity is said."""

NOT_COMPARED = frozenset(("reended_by", "end_reason", "gsxt_reason"))
"""Computed words, which follow from what is compared."""


@dataclass(frozen=True)
class Told:
    """One version of a fact, in words, with its values by name and its source."""

    kind: str
    words: str
    values: Mapping[str, object]
    version: Version
    provenance: Provenance


@dataclass(frozen=True)
class SubjectHistory:
    """The versions of each fact about a subject by key, first learnt first; `cut` where not all were read."""

    facts: Mapping[str, tuple[Told, ...]]
    cut: bool

    @property
    def versions(self) -> dict[str, tuple[Version, ...]]:
        """The same as the comparison takes them."""
        return {key: tuple(one.version for one in told) for key, told in self.facts.items()}

    def told(self, version: Version) -> Told:
        """What the version says."""
        return next(one for one in self.facts[version.key] if one.version is version)


def subject_history(store: Store, subject: Party, moment: AsOf) -> SubjectHistory:
    """The history that the moment's reader may see.

    Of penalties and entries on lists ordinary readers see those that are in use today, in whatever version:
    what has ended is in no earlier state either. Commitments that are not public are for audit.
    """
    rows = store.rows(
        "subject_history",
        id=subject.id,
        known_on=moment.known_on,
        today=beijing_today(),
        ended=moment.reader.audits,
        in_use=sorted(standing(store, subject, as_of())),
        row_cap=CAP + 1,
    )
    facts: dict[str, dict[datetime, Told]] = {}
    for row in rows[:CAP] if moment.reader.audits else filter(_is_open, rows[:CAP]):
        one = _told(subject, row)
        facts.setdefault(one.version.key, {})[one.version.learnt] = one
    return SubjectHistory({key: tuple(told.values()) for key, told in facts.items()}, len(rows) > CAP)


def standing(store: Store, subject: Party, moment: AsOf) -> dict[str, datetime]:
    """The facts that stand at the moment, by key, and since when the version that does is known."""
    columns = store.columns("subject_facts", id=subject.id, **moment.clocks)
    keys, learnt = cast(list[str], columns["key"]), cast(list[str], columns["learnt"])
    return {key: datetime.fromisoformat(one) for key, one in zip(keys, learnt, strict=True)}


def standing_versions(history: SubjectHistory, stands: Mapping[str, datetime]) -> dict[str, Version]:
    """The versions that stand, of the facts that the reader may see."""
    return {
        key: next(one.version for one in history.facts[key] if one.version.learnt == learnt)
        for key, learnt in stands.items()
        if key in history.facts
    }


def clocks_of(moment: AsOf) -> Clocks:
    """The moment as the comparison takes it."""
    return Clocks(moment.true_on, moment.known_on)


def properties_of(kind: str) -> tuple[Property, ...]:
    """What the schema declares of a fact, with the ends of a dishonesty record."""
    declared = fact(kind)
    ends = () if isinstance(declared, Edge) or not declared.ends else ENDS
    return tuple(one for one in (*declared.properties, *ends) if one.name not in NOT_COMPARED)


def _is_open(row: Mapping[str, object]) -> bool:
    return row["kind"] != "Commitment" or a_map(row["fact"]).get("openness") == PUBLIC


def _told(subject: Party, row: Mapping[str, object]) -> Told:
    kind, values = str(row["kind"]), a_map(row["fact"])
    said = {one.name: _text(values.get(one.name)) for one in properties_of(kind) if not one.computed}
    made = {one.name: _text(values.get(one.name)) for one in properties_of(kind) if one.computed}
    version = Version(
        key=text(values, "key"),
        said=said,
        worked_out=made,
        begins=cast("date | None", values.get("valid_from") or values.get(BEGIN.get(kind, ""))),
        ends=cast("date | None", values.get("valid_to")),
        learnt=cast(datetime, values["known_from"]),
        closed=cast("datetime | None", values.get("known_to")),
    )
    return Told(kind, _words(subject, kind, row), values, version, provenance(values))


def _words(subject: Party, kind: str, row: Mapping[str, object]) -> str:
    values = a_map(row["fact"])
    if isinstance(fact(kind), Edge):
        other = party(text(row, "other_label"), a_map(row["other"]))
        ends = (subject, other) if row["outward"] is True else (other, subject)
        return relation(kind, *ends, values).sentence
    if kind == "ListEntry":
        return f"列入{list_fact(row, beijing_today()).called} {text(values, 'entry_no')}".strip()
    return "".join(_pieces(kind, values))


def _pieces(kind: str, values: Mapping[str, object]) -> Iterator[str]:
    """A record in words: its kind, its number, and what it is about."""
    named = {
        "Penalty": ("decision_no", "violation"),
        "Licence": ("decision_no", "licensed"),
        "Commitment": ("commitment_no", "cause"),
        "Evaluation": ("scheme", "grade"),
        "Registration": ("name", "status"),
    }[kind]
    first, second = (text(values, name) for name in named)
    yield fact(kind).zh
    yield f" {first}" if first else ""
    yield f"（{second}）" if second else ""


def _text(value: object) -> str:
    if isinstance(value, list):
        return "、".join(map(str, value))
    if isinstance(value, float):
        return f"{value:.15g}"
    return "" if value is None else str(value)
