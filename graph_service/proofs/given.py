"""Giving proofs to the findings of an answer: each gets the id under which it can be worked out again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache
from importlib.metadata import version
from typing import Protocol, TypeVar

from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.relations import Relation
from graph_service.answers.json_text import Json
from graph_service.proofs.canonical import Canonical
from graph_service.proofs.claim import Claim, Question, SourceLine
from graph_service.proofs.kept import keep
from graph_service.proofs.kinds import Kind, rule_versions
from graph_service.store.store import Store

__all__ = ["Found", "item_of", "program_version", "proofs", "proved", "settled"]


class Provable(Protocol):
    """A finding with a place for its proof."""

    @property
    def proof(self) -> str | None:
        """The id of its proof."""


F = TypeVar("F", bound=Provable)


@dataclass(frozen=True)
class Found:
    """A finding, whom the question was about, and what tells it from most others of the answer."""

    subject: str
    item: str
    finding: object


def proofs(
    store: Store,
    moment: AsOf,
    kind: Kind,
    found: Sequence[Found],
    *,
    parameters: Mapping[str, Json] | None = None,
    relations: Sequence[Relation] = (),
) -> list[str]:
    """The ids of the findings' proofs, in their order; their claims are kept from now on.

    Args:
        store: the graph.
        moment: as of when the answer is.
        kind: of all of them.
        found: the findings.
        parameters: what else the question was asked with.
        relations: those that the findings' `steps` name by number.
    """
    if not found:
        return []
    known_on, rules, read = settled(store, moment.known_on), rule_versions(kind), Canonical(relations)
    asked = {
        subject: Question(
            kind=kind,
            subject=subject,
            parameters=parameters or {},
            true_on=moment.true_on,
            known_on=known_on,
            rules=rules,
            program=program_version(),
        )
        for subject in {one.subject for one in found}
    }
    return keep(
        [
            _claim(asked[one.subject], item, read, one.finding)
            for one, item in zip(found, _told_apart(found), strict=True)
        ]
    )


def _claim(question: Question, item: str, read: Canonical, finding: object) -> Claim:
    value = read.digest(finding)
    lines = tuple([SourceLine(*line) for line in sorted(read.lines)])
    return Claim(question, item, lines, tuple(sorted(read.records)), value)


def proved(findings: Iterable[F], ids: Iterable[str]) -> tuple[F, ...]:
    """The findings with these proofs, which must be as many."""
    return tuple([_with_proof(one, id_) for one, id_ in zip(findings, ids, strict=True)])


def _with_proof(finding: F, id_: str) -> F:
    """As `dataclasses.replace`, which sets every field again; a table has hundreds of findings."""
    made = object.__new__(type(finding))
    vars(made).update(vars(finding), proof=id_)
    return made


def item_of(*parts: object) -> str:
    """What tells a finding from the others of its answer, of so many parts."""
    return "|".join("" if part is None else str(part) for part in parts)


@lru_cache(maxsize=64)
def settled(store: Store, known_on: datetime) -> datetime:
    """The last moment up to this one at which the graph changed: what is known is the same ever since.

    So a finding keeps its proof from one load to the next. Where nothing was ever loaded it is the moment.
    The parts of one answer ask of one moment; what had begun by it does not change.
    """
    [row] = store.rows("latest_change", known_on=known_on)
    found = row["known_on"]
    return (found if isinstance(found, datetime) else known_on).astimezone(UTC)


def _told_apart(found: Iterable[Found]) -> Iterator[str]:
    """Their items, the second and further of a name about one subject with their number."""
    seen: Counter[tuple[str, str]] = Counter()
    for one in found:
        seen[one.subject, one.item] += 1
        number = seen[one.subject, one.item]
        yield one.item if number == 1 else f"{one.item}#{number}"


@cache
def program_version() -> str:
    """The version of the program."""
    return version("xinmai")
