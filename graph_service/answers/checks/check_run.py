"""A credit review (信用审查) from a file to its rows: what it asks is made once, rows go by in chunks."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from graph_service.answers.as_of import AsOf
from graph_service.answers.checks.check import CheckedRow, Checks, Terms, counted
from graph_service.answers.checks.check_facts import CheckGround
from graph_service.answers.checks.check_file import CheckFile, row_matches
from graph_service.answers.checks.check_rows import Review, checked_rows
from graph_service.answers.checks.check_surroundings import surroundings
from graph_service.answers.facts.freshness import sources_loaded
from graph_service.answers.law.cited_rules import effect_versions, record_versions
from graph_service.answers.matching.same_all import same_all
from graph_service.crossmatch.register import GraphRegister
from graph_service.errors import BadInput
from graph_service.register.queries import Query, register_query, result_digest
from graph_service.rules.book import Book
from graph_service.rules.policies import Policy, PolicyRow, policy_rules
from graph_service.snapshot.tables import Snapshot, column
from graph_service.store.store import Store

__all__ = ["CHUNK", "Asked", "chunks", "prepared", "registered", "reviewed"]

CHUNK = 5_000
"""Rows whose facts are read together."""

AHEAD = 2
"""Chunks that are asked for at once."""

SITE = "http://127.0.0.1:8000"

NOT_ASKED = (
    "自然人不在审查之列；个体工商户按其统一社会信用代码审查",
    "已修复、到期、撤销的记录不计入，也不显示",
    "关联方只看直接一层（股权、任职、分支、担保）；其记录只作提示",
    "同一项目其他参与者之间的关系不在此列，见 xinmai procurement",
)
"""What a review leaves out, in words."""


@dataclass(frozen=True)
class Asked:
    """What somebody asks for: policy, purpose, authorisation, and who asks.

    Raises:
        BadInput: no purpose or no caller is named: a review without them is not begun.
    """

    policy: Policy
    book: Book[PolicyRow]
    caller: str
    purpose: str
    authorisation: str | None = None
    site: str = SITE

    def __post_init__(self) -> None:
        if not self.purpose.strip() or not self.caller.strip():
            raise BadInput("信用审查须写明用途（purpose）并逐次登记；内部测试也可以是用途")


def reviewed(store: Store, register: GraphRegister, file: CheckFile, asked: Asked, moment: AsOf) -> Checks:
    """The whole review of a file, taken down in the query register before it is given.

    Raises:
        BadRule: the policy leaves a kind of fact open, or a rule book cannot be read.
    """
    review, terms = prepared(store, register.snapshot, asked, moment)
    rows = [one for chunk in chunks(review, store, register, file) for one in chunk]
    found = Checks(terms, counted(rows), tuple(rows))
    registered(found, asked, result_digest(found.rows))
    return found


def prepared(store: Store, snapshot: Snapshot, asked: Asked, moment: AsOf) -> tuple[Review, Terms]:
    """What the review asks of everybody, and its terms."""
    sources = sources_loaded(store, moment)
    around = surroundings(store, snapshot, moment)
    grounded = _grounded(store, snapshot, moment)
    holders = _holders(snapshot, grounded)
    ground = CheckGround(
        store=store,
        around=around,
        grounded=grounded | holders,
        holders=holders,
        same=same_all(store, moment),
        sources=sources,
        matters=asked.policy.matters,
        moment=moment,
    )
    rules = policy_rules(asked.book, moment.true_on)
    terms = Terms(
        matter=asked.policy.word,
        matter_zh=asked.policy.zh,
        policy=asked.book.name,
        policy_version=asked.book.version,
        policy_origin=asked.book.origin,
        purpose=asked.purpose.strip(),
        authorisation=asked.authorisation,
        as_of=moment,
        rule_versions={**effect_versions(), **record_versions()},
        sources=sources,
        not_asked=NOT_ASKED,
    )
    return Review(ground, rules, asked.site.rstrip("/")), terms


def chunks(
    review: Review, store: Store, register: GraphRegister, file: CheckFile, after: int = 0
) -> Iterator[list[CheckedRow]]:
    """The rows in their order, CHUNK at a time; the first `after` chunks are left out.

    The database is asked for chunks to come while those that are done are taken care of.
    """
    found = row_matches(store, register, file)
    parts = [found[start : start + CHUNK] for start in range(after * CHUNK, len(found), CHUNK)]
    with ThreadPoolExecutor(AHEAD) as ahead:
        asked: deque[Future[list[CheckedRow]]] = deque()
        try:
            for part in parts:
                asked.append(ahead.submit(checked_rows, review, file, part))
                if len(asked) > AHEAD:
                    yield asked.popleft().result()
            while asked:
                yield asked.popleft().result()
        finally:
            for one in asked:
                one.cancel()


def registered(found: Checks, asked: Asked, digest: str) -> None:
    """Take the review down in the query register, with the digest of its rows."""
    subjects = dict.fromkeys(one.subject.id for one in found.rows if one.subject)
    records = dict.fromkeys(
        reason.record_id for one in found.rows for reason in one.reasons if reason.record_id
    )
    register_query(
        Query(
            caller=asked.caller,
            role="ordinary",
            question="check",
            purpose=asked.purpose.strip(),
            authorisation=asked.authorisation,
            subjects=tuple(subjects),
            records=tuple(records),
            result=digest,
        )
    )


def _grounded(store: Store, snapshot: Snapshot, moment: AsOf) -> frozenset[int]:
    """Numbers of those with a record in use."""
    [row] = store.rows("grounded_subjects", **moment.clocks)
    ids = row["id"]
    assert isinstance(ids, list)
    return frozenset(snapshot.directory.numbers(map(str, ids)).values())


def _holders(snapshot: Snapshot, grounded: frozenset[int]) -> frozenset[int]:
    """Numbers of the enterprises that hold an office in one of these."""
    own = np.fromiter(grounded, np.int32)
    holders, units = column(snapshot.roles, "source").astype(np.int64), column(snapshot.roles, "target")
    found = holders[~snapshot.directory.persons[holders] & np.isin(units, own)]
    return frozenset(np.unique(found).tolist())
