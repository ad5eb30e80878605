"""The policies of credit review (审查口径): what each kind of fact leads to in a matter, as rule books.

A policy is a book of its own for each matter, so that it is dated, versioned, laid over and checked like any
other rule. Its rows are asked in the order of `rank`; the first that speaks of a fact decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator

from analytics.check_outcome import CheckFact, FactKind, Outcome, PolicyRule, RestsOn, check_verdict
from analytics.effect_rules import Force
from analytics.matters import MATTER_WORDS, Matter, matter_named
from graph_service.errors import BadInput, BadRule
from graph_service.rules.book import Book, BookKind, Example, RuleRow, failed_examples, read_book
from graph_service.rules.installed import book

__all__ = ["POLICIES", "Policy", "PolicyRow", "policy_book", "policy_of", "policy_rules"]

SEEN = ("law_text_seen", "page_seen")
"""The confidences of an instrument that somebody has read."""


class PolicyRow(RuleRow):
    """One row; fields as in `analytics.check_outcome.PolicyRule`. `rank` ascends through the book."""

    rank: int = Field(ge=0)
    fact: FactKind
    outcome: Outcome
    rests_on: RestsOn
    consequence: str = ""
    deduct: float | None = Field(default=None, gt=0, le=1)
    force: Force | None = None
    rules: tuple[str, ...] = ()
    levels: tuple[Literal["minor", "general", "serious", "unknown"], ...] = ()
    tiers: tuple[Literal["A", "B", "C", "unknown"], ...] = ()
    lists: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _lawful(self) -> Self:
        own = self.rests_on == "own_rule"
        if own and (self.article is None or self.confidence not in SEEN):
            raise ValueError("rests_on own_rule should name the article, and somebody should have read it")
        if (self.rests_on == "effect") != (self.fact == "effect"):
            raise ValueError("rests_on effect is for rows of fact effect, and for these alone")
        if self.outcome == "restricted" and not own and self.fact != "effect":
            raise ValueError("restricted should rest on an effect, or on the matter's own instrument")
        if self.outcome == "pass" and self.fact in ("name_match", "not_looked"):
            raise ValueError(f"nobody passes who was {self.fact}")
        return self

    @property
    def rule(self) -> PolicyRule:
        """The row as the analysis takes it."""
        return PolicyRule(**self.model_dump(include=_OF_THE_RULE))


_OF_THE_RULE = set(PolicyRow.model_fields) & set(PolicyRule.__dataclass_fields__)


@dataclass(frozen=True)
class Policy:
    """The policy of a matter: the word it is asked by, its name, and the matters whose effects count."""

    word: str
    zh: str
    matters: tuple[Matter, ...]
    kind: BookKind[PolicyRow]


def policy_of(word: str) -> Policy:
    """The policy of this word or Chinese name; any other matter of the law has the general one.

    Raises:
        BadInput: there is no such matter.
    """
    said = word.strip()
    found = next((one for one in POLICIES if said.lower() == one.word or said == one.zh), None)
    if found:
        return found
    matter = matter_named(said)
    if matter is None:
        named = [f"{one.word}（{one.zh}）" for one in POLICIES[:-1]]
        named += [f"{one.value}（{words}）" for one, words in MATTER_WORDS.items()]
        raise BadInput(f"得到事项“{word}”；应为 {'、'.join(dict.fromkeys(named))} 之一")
    general = POLICIES[-1]
    return Policy(matter.value, MATTER_WORDS[matter], (matter,), general.kind)


def policy_book(policy: Policy, file: Path | None = None) -> Book[PolicyRow]:
    """The policy in force here, or the one in the file.

    Raises:
        BadInput: there is no such file.
        BadRule: it is no such policy, or one of its worked examples comes out otherwise.
    """
    if file is None:
        return book(policy.kind)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise BadInput(f"口径文件 {file} 不能读作 UTF-8 文本：{fault}") from fault
    found = read_book(policy.kind, text, file.name)
    faults = failed_examples(policy.kind, found)
    if faults:
        raise BadRule(f"{file.name}: {'; '.join(faults)}")
    return found


def policy_rules(found: Book[PolicyRow], day: date) -> tuple[PolicyRule, ...]:
    """The rows that hold on the day, in the order in which they are asked.

    Raises:
        BadRule: on that day some kind of fact would lead nowhere.
    """
    rules = tuple(row.rule for row in found.on(day))
    open_kinds = set(get_args(FactKind)) - {rule.fact for rule in rules if not rule.conditions}
    if open_kinds:
        raise BadRule(
            f"{found.origin}: on {day} there should be a row without conditions for each kind of fact, "
            f"none found for {', '.join(sorted(open_kinds))}"
        )
    return rules


def _in_rank(rows: tuple[PolicyRow, ...]) -> None:
    """The order of the file is the order of the ranks, and nothing stands behind a row without conditions."""
    for one, other in pairwise(rows):
        if one.rank >= other.rank:
            raise ValueError(f"{other.id} should have a rank above that of {one.id} ({one.rank})")
    closed: dict[FactKind, PolicyRow] = {}
    for row in rows:
        before = closed.get(row.fact)
        if before and _meet(before, row):
            raise ValueError(f"{row.id} is never asked: {before.id} speaks of every {row.fact} before it")
        if not row.rule.conditions:
            closed[row.fact] = row


def _meet(one: PolicyRow, other: PolicyRow) -> bool:
    start = max(one.valid_from or date.min, other.valid_from or date.min)
    return start < min(one.valid_to or date.max, other.valid_to or date.max)


class _Given(BaseModel):
    """The one fact of a worked example."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fact: FactKind
    force: Force | None = None
    rule: str | None = None
    level: str | None = None
    tier: str | None = None
    list_code: str | None = None
    disputed: bool = False
    certain: bool = True

    def known(self) -> CheckFact:
        """The fact as a check knows it, under an id that no record has."""
        own = self.model_dump(exclude={"fact", "certain"})
        return CheckFact(self.fact, "fact", **own)


def _answer(policy: Book[PolicyRow], example: Example) -> Mapping[str, object]:
    given = _Given.model_validate(example.given)
    found = check_verdict([given.known()], policy_rules(policy, example.day), certain=given.certain)
    return {
        "outcome": found.outcome,
        "consequence": found.consequence,
        "deduct": found.deduct,
        "recommended": found.recommended,
        "row": found.decided[0].rule.id,
        "capped": found.decided[0].capped,
    }


def _kind(word: str, title: str) -> BookKind[PolicyRow]:
    return BookKind(f"policy_{word}", f"{title}审查口径", PolicyRow, consistent=_in_rank, answer=_answer)


POLICIES = (
    Policy(
        "subsidy",
        "补贴补助",
        (Matter.SUBSIDY, Matter.GOVERNMENT_FUNDS),
        _kind("subsidy", "补贴补助"),
    ),
    Policy("procurement", "政府采购", (Matter.PROCUREMENT,), _kind("procurement", "政府采购")),
    Policy("licence", "行政许可", (Matter.LICENCE, Matter.MARKET_ACCESS), _kind("licence", "行政许可")),
    Policy("loan", "贷款授信", (Matter.FINANCE,), _kind("loan", "贷款授信")),
    Policy("general", "其他事项", tuple(Matter), _kind("general", "其他事项")),
)
"""Every policy; the last is for matters that have none of their own."""
