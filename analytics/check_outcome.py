"""The outcome of a credit review (信用审查) of one subject: its facts against the rows of a policy.

The first row that speaks of a fact decides what it leads to; the gravest of all is the subject's outcome.
Whatever a policy says, `restricted` rests on a legal effect, or on a row that cites the matter's own
instrument; a disputed record, a match that is not certain and a signal lead to `attention` at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from analytics.effect_rules import Force

__all__ = [
    "OUTCOME_WORDS",
    "CheckFact",
    "Decided",
    "FactKind",
    "Outcome",
    "PolicyRule",
    "Verdict",
    "check_verdict",
]

Outcome = Literal["pass", "attention", "restricted"]
OUTCOME_WORDS: dict[Outcome, str] = {"pass": "通过", "attention": "关注", "restricted": "受限"}

FactKind = Literal[
    "effect",
    "unverified_effect",
    "penalty",
    "list_entry",
    "registration",
    "same_subject",
    "name_match",
    "signal",
    "not_looked",
]
"""effect: a legal effect that can be acted on; unverified_effect: one whose article is to be read first;
penalty, list_entry: the subject's own records in use; registration: it has ended, or was never delivered;
same_subject: somebody who is strongly matched stands on a list; name_match: the row was matched by its name;
signal: somebody directly related stands on a list; not_looked: lists or penalties were never delivered.
"""

RestsOn = Literal["effect", "own_rule", "advice"]
"""What a row rests on: the effect it speaks of, the matter's own instrument, or nothing but advice."""

_GRAVITY: dict[Outcome, int] = {"pass": 0, "attention": 1, "restricted": 2}


@dataclass(frozen=True)
class CheckFact:
    """One thing known of a subject that a policy may speak of; `key` tells which.

    Attributes:
        force: of an effect.
        rule: of an effect: its row; None where a decision orders it.
        level: of a penalty; None where nothing tells.
        tier, list_code: of a list entry, the subject's own or a related party's; None where not known.
        disputed: an objection (异议) to the record is pending.
        spent: no measure may rest on the record any more, though it is still in use.
    """

    kind: FactKind
    key: str
    force: Force | None = None
    rule: str | None = None
    level: str | None = None
    tier: str | None = None
    list_code: str | None = None
    disputed: bool = False
    spent: bool = False


@dataclass(frozen=True)
class PolicyRule:
    """One row of a policy: which facts it speaks of, and what they lead to.

    Attributes:
        rules, levels, tiers, lists: of which one must be the fact's; empty: any. A level or tier of
            `unknown` stands for a fact that has none.
        deduct: share of what is applied for that is taken off, 0 to 1; None: nothing is said.
        consequence: what follows, in words; empty: nothing is said.
    """

    id: str
    fact: FactKind
    outcome: Outcome
    rests_on: RestsOn
    consequence: str = ""
    deduct: float | None = None
    force: Force | None = None
    rules: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()

    @property
    def conditions(self) -> bool:
        """Whether the row speaks of some facts of its kind only."""
        return bool(self.force or self.rules or self.levels or self.tiers or self.lists)


@dataclass(frozen=True)
class Decided:
    """What one fact leads to, by which row.

    `capped` says in words why it is less than the row says; the row's consequence does not follow then.
    """

    fact: CheckFact
    rule: PolicyRule
    outcome: Outcome
    capped: str


@dataclass(frozen=True)
class Verdict:
    """The gravest outcome, every fact's part in it, and the consequence that goes with that outcome.

    `recommended` says that the consequence is advice: nothing but a recommendation to who decides.
    """

    outcome: Outcome
    decided: tuple[Decided, ...]
    consequence: str
    deduct: float | None
    recommended: bool


def check_verdict(facts: Iterable[CheckFact], rules: Sequence[PolicyRule], *, certain: bool) -> Verdict:
    """The outcome of these facts under the policy; O(facts × rows).

    Args:
        facts: what is known of the subject.
        rules: rows in force, the first that speaks of a fact decides.
        certain: the subject was found by its code, or by a reviewer; a name alone restricts nobody.
    """
    decided = tuple(_decided(fact, rule, certain) for fact in facts for rule in _speaking(rules, fact))
    outcomes: list[Outcome] = ["pass", *(one.outcome for one in decided)]
    outcome = max(outcomes, key=_GRAVITY.__getitem__)
    leading = [one for one in decided if one.outcome == outcome != "pass" and not one.capped]
    binding = [one for one in leading if one.rule.rests_on != "advice"]
    said = _gravest_cut(binding or leading)
    words = dict.fromkeys(one.rule.consequence for one in said if one.rule.consequence)
    deduct = max((one.rule.deduct for one in said if one.rule.deduct is not None), default=None)
    return Verdict(outcome, decided, "；".join(words), deduct, bool(words or deduct) and not binding)


def _speaking(rules: Sequence[PolicyRule], fact: CheckFact) -> tuple[PolicyRule, ...]:
    first = next((rule for rule in rules if _speaks_of(rule, fact)), None)
    return (first,) if first else ()


def _speaks_of(rule: PolicyRule, fact: CheckFact) -> bool:
    return (
        rule.fact == fact.kind
        and (rule.force is None or rule.force == fact.force)
        and (not rule.rules or (fact.rule or "decision") in rule.rules)
        and (not rule.levels or (fact.level or "unknown") in rule.levels)
        and (not rule.tiers or (fact.tier or "unknown") in rule.tiers)
        and (not rule.lists or fact.list_code in rule.lists)
    )


def _decided(fact: CheckFact, rule: PolicyRule, certain: bool) -> Decided:
    restricts = rule.outcome == "restricted"
    why = _why_less(fact, rule, certain) if restricts or rule.deduct is not None else ""
    return Decided(fact, rule, "attention" if why and restricts else rule.outcome, why)


def _why_less(fact: CheckFact, rule: PolicyRule, certain: bool) -> str:
    """Why the fact restricts nobody and takes nothing off, whatever the row says; empty where it does."""
    if fact.disputed:
        return "异议处理中，不据以限制或扣减"
    if not certain:
        return "按名称匹配，以代码核实前不据以限制或扣减"
    if fact.spent:
        return "惩戒措施期已满，不据以限制或扣减"
    own = fact.kind in ("penalty", "list_entry") and rule.rests_on == "own_rule"
    lawful = fact.kind == "effect" or own or rule.outcome != "restricted"
    return "" if lawful else "不是法律约束，不据以限制"


def _gravest_cut(decided: Sequence[Decided]) -> Sequence[Decided]:
    """All that say something, but of those that take a share off only what takes off the largest."""
    most = max((one.rule.deduct or 0.0 for one in decided), default=0.0)
    return [one for one in decided if one.rule.deduct in (None, most)]
