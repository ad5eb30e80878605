"""Whom cross-matching or a reviewer holds for the same as another (疑似同一), for all subjects at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analytics.matching.grades import RUNG_WORDS, Rung
from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.ties import stored_parties
from graph_service.answers.matching.same_pairs import SamePair, pairs_of
from graph_service.crossmatch.decisions import ROW, decisions
from graph_service.store.store import Store

__all__ = ["SameOther", "same_all"]

PAGE = 5_000
"""Pairs read at a time."""


@dataclass(frozen=True)
class SameOther:
    """The other side of a pair: grade A counts as the same, B is strong."""

    party: Party
    grade: str
    rung: str


def same_all(store: Store, moment: AsOf) -> Mapping[str, list[SameOther]]:
    """The other sides of every subject that has one by grade A or B, by the subject's id."""
    found: dict[str, dict[str, SameOther]] = {}
    for pair in _pairs(store, moment):
        for one, other in ((pair.source, pair.target), (pair.target, pair.source)):
            found.setdefault(one.id, {})[other.id] = SameOther(other, pair.grade, pair.rung)
    for one, other in _decided(store):
        for side, far in ((one, other), (other, one)):
            found.setdefault(side.id, {})[far.id] = SameOther(far, "A", RUNG_WORDS[Rung.REVIEWER])
    return {id_: list(others.values()) for id_, others in found.items()}


def _pairs(store: Store, moment: AsOf) -> Iterator[SamePair]:
    after = 0
    while page := store.rows(
        "possibly_same",
        id="",
        grades=["A", "B"],
        undecided=False,
        after=after,
        row_cap=PAGE,
        **moment.clocks,
    ):
        after += len(page)
        yield from pairs_of(page)


def _decided(store: Store) -> Iterator[tuple[Party, Party]]:
    """Pairs of subjects that a reviewer said to be one, of whatever grade they were."""
    said = [
        one
        for one in decisions(store)
        if one.open and one.verdict == "same" and not one.other.startswith(ROW)
    ]
    others = stored_parties(store, [one.other for one in said])
    yield from ((one.subject, others[one.other]) for one in said if one.other in others)
