"""The blinded check (盲查): hashes of codes come in, the hits that the agreed policy allows go out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from analytics.check_outcome import OUTCOME_WORDS, Outcome, check_verdict
from analytics.codes import uscc_fault
from graph_service.answers.as_of import AsOf
from graph_service.answers.checks.check import Terms
from graph_service.answers.checks.check_facts import Known, facts_known
from graph_service.answers.checks.check_rows import Review
from graph_service.answers.checks.check_run import CHUNK, Asked, prepared
from graph_service.blind import blind_hash
from graph_service.register.queries import Query, register_query, result_digest
from graph_service.snapshot.tables import Snapshot
from graph_service.store.store import Store

__all__ = ["BlindCheck", "BlindHit", "blind_check"]


RESTRICTED: tuple[Outcome, ...] = ("restricted",)
"""What goes out where no more was agreed."""

_OWN = ("effect", "unverified_effect", "penalty", "list_entry")
"""The facts that make somebody a hit."""


@dataclass(frozen=True)
class BlindHit:
    """One hash that was sent and is somebody's with an outcome that goes out; nobody's name or code."""

    hash: str
    outcome: str
    outcome_zh: str
    consequence: str
    recommended: bool
    basis: str


@dataclass(frozen=True)
class BlindCheck:
    """The hits, sorted; of the hashes that were sent nothing but their number is said beyond them."""

    terms: Terms
    sent: int
    hits: tuple[BlindHit, ...]


def blind_check(
    store: Store,
    snapshot: Snapshot,
    asked: Asked,
    moment: AsOf,
    *,
    key: bytes,
    hashes: Collection[str],
    allowed: Collection[Outcome] = RESTRICTED,
) -> BlindCheck:
    """The hits among the hashes, taken down in the query register.

    Only subjects whose own records give an outcome that goes out are hashed and compared: of everybody else
    this side does not come to know whether they were asked for. Effects, penalties and list entries count;
    standing, namesakes and surroundings alone make nobody a hit.

    Args:
        store: the graph.
        snapshot: the same as arrays.
        asked: policy, caller and purpose.
        moment: as of when.
        key: what the hashes were made with.
        hashes: what was sent.
        allowed: outcomes that both sides have agreed may go out.
    """
    review, terms = prepared(store, snapshot, asked, moment)
    found = [(id_, hit) for id_, hit in _outgoing(review, key, allowed) if hit.hash in hashes]
    hits = tuple(sorted((hit for _, hit in found), key=lambda hit: hit.hash))
    answer = BlindCheck(terms, len(hashes), hits)
    register_query(
        Query(
            caller=asked.caller,
            role="ordinary",
            question="blind",
            purpose=asked.purpose.strip(),
            authorisation=asked.authorisation,
            subjects=tuple(sorted(id_ for id_, _ in found)),
            records=(),
            result=result_digest(answer.hits),
        )
    )
    return answer


def _outgoing(review: Review, key: bytes, allowed: Collection[Outcome]) -> Iterator[tuple[str, BlindHit]]:
    """Everybody of whom a hit would go out, by id, under the key."""
    ground, directory = review.ground, review.ground.around.snapshot.directory
    numbers = [one for one in sorted(ground.grounded) if uscc_fault(directory.id(one)) is None]
    for start in range(0, len(numbers), CHUNK):
        for number, facts in facts_known(ground, numbers[start : start + CHUNK]).items():
            hit = _hit(review, key, directory.id(number), facts)
            if hit.outcome in allowed:
                yield directory.id(number), hit


def _hit(review: Review, key: bytes, id_: str, facts: Sequence[Known]) -> BlindHit:
    """What would go out of the subject, by its own records."""
    own = {one.fact.key: one for one in facts if one.fact.kind in _OWN}
    found = check_verdict([one.fact for one in own.values()], review.rules, certain=True)
    leading = (own[one.fact.key].basis for one in found.decided if one.outcome == found.outcome)
    return BlindHit(
        hash=blind_hash(key, id_),
        outcome=found.outcome,
        outcome_zh=OUTCOME_WORDS[found.outcome],
        consequence=found.consequence,
        recommended=found.recommended,
        basis="；".join(dict.fromkeys(basis for basis in leading if basis)),
    )
