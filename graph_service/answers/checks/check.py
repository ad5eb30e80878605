"""The answer of a credit review (信用审查): how each row fared, why, by which policy, and the counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from analytics.check_outcome import OUTCOME_WORDS, FactKind
from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.freshness import SourceState

__all__ = [
    "KIND_WORDS",
    "ROW_OUTCOMES",
    "CheckReason",
    "CheckedRow",
    "Checks",
    "RowOutcome",
    "Terms",
    "counted",
]

RowOutcome = Literal["restricted", "attention", "pass", "ambiguous", "not_found", "unreadable"]

ROW_OUTCOMES: dict[RowOutcome, str] = {
    "restricted": OUTCOME_WORDS["restricted"],
    "attention": OUTCOME_WORDS["attention"],
    "pass": OUTCOME_WORDS["pass"],
    "ambiguous": "无法确定主体",
    "not_found": "未见该主体",
    "unreadable": "错误",
}
"""The outcomes of a row in words, the gravest first; errors stand on a sheet of their own as well."""

KIND_WORDS: dict[FactKind, str] = {
    "effect": "法律约束",
    "unverified_effect": "法律约束（待核）",
    "penalty": "行政处罚",
    "list_entry": "名单记录",
    "registration": "登记状态",
    "same_subject": "疑似同一",
    "name_match": "名称匹配",
    "signal": "关联提示",
    "not_looked": "未查",
}
"""The kinds of fact in words."""


@dataclass(frozen=True)
class Named:
    """A subject that a row may mean; `why` says how it was found and what speaks against it."""

    id: str
    name: str
    grade: str
    why: str


@dataclass(frozen=True)
class CheckReason:
    """One fact and what the policy's row makes of it; `capped` says why it is less than the row says.

    `rule` is the effect's row, null where a decision orders the measure or nothing in law follows;
    `source`, `load_id` and `row` lead to the record as it was delivered; under `proof` the finding can be
    replayed. `until` is exclusive.
    """

    kind: FactKind
    kind_zh: str
    outcome: str
    words: str
    basis: str | None
    rule: str | None
    force: str | None
    confidence: str | None
    record_id: str | None
    document: str | None
    authority: str | None
    since: date | None
    until: date | None
    disputed: bool
    source: str | None
    load_id: str | None
    row: int | None
    proof: str | None
    policy_row: str
    capped: str


@dataclass(frozen=True)
class CheckedRow:
    """How one row fared; `row` is its number in the file, 1 for the first below the headings.

    `outcome` rests on `reasons`; of a row that named nobody, or several, `candidates` say whom it may mean.
    `deduct` is the share of what is applied for that the policy takes off, 0 to 1, null where it says
    nothing; `recommended` says that consequence and share are advice only. `link` is the subject's page.
    """

    row: int
    code: str
    name: str
    outcome: RowOutcome
    outcome_zh: str
    subject: Named | None
    sentence: str
    consequence: str
    deduct: float | None
    recommended: bool
    reasons: tuple[CheckReason, ...]
    candidates: tuple[Named, ...]
    fault: str
    link: str | None


@dataclass(frozen=True)
class Terms:
    """On which terms a review was made: matter, policy, purpose, days, and what it looked in.

    `not_asked` says in words what was left out.
    """

    matter: str
    matter_zh: str
    policy: str
    policy_version: str
    policy_origin: str
    purpose: str
    authorisation: str | None
    as_of: AsOf
    rule_versions: Mapping[str, str]
    sources: tuple[SourceState, ...]
    not_asked: tuple[str, ...]


@dataclass(frozen=True)
class Checks:
    """A whole review: its terms, every row in the input's order, and how many rows have which outcome."""

    terms: Terms
    counts: Mapping[str, int]
    rows: tuple[CheckedRow, ...]


def counted(rows: Iterable[CheckedRow]) -> dict[str, int]:
    """How many rows have each outcome; every outcome is there, 0 where no row has it."""
    counts: dict[str, int] = dict.fromkeys(ROW_OUTCOMES, 0)
    for one in rows:
        counts[one.outcome] += 1
    return counts
