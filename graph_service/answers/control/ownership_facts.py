"""What ownership measures must know beside the shares: forms, state holders, posts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analytics.concert import Concert
from analytics.filing_duty import FilerFacts, FilerKind
from analytics.neighbourhood import upstream
from graph_service.answers.control.stakes import nominees_among
from graph_service.answers.facts.values import text
from graph_service.rules.holders import HolderWords, holder_words
from graph_service.snapshot.concerts import BoundHolders
from graph_service.snapshot.holdings import Declared, OwnershipGraph, Role

PARTNER = "执行事务合伙人"
"""The post of the partner who runs a partnership and so controls it, whatever share is his."""

POST_RANKS = ("执行董事", "董事长", "总经理", "经理", "董事")
"""Posts by which a controller is looked for, the foremost first."""

DAILY_MANAGERS = frozenset(("总经理", "经理", "总裁", "行长", "厂长", "首席执行官", "seniorManagingOfficial"))
"""Posts of those who are in charge of daily management (负责日常经营管理的人员)."""


@dataclass(frozen=True)
class Standing:
    """A subject's registered form, and capital in yuan; null where not delivered or in another currency."""

    legal_form: str
    capital: float | None


@dataclass(frozen=True)
class OwnershipFacts:
    """The facts for one subject and all above it, by the subjects' numbers.

    `posts` are those in the subject; `bound` the holders above it who act in concert; `declared` whom it
    declared itself; `words` by which holders for the state and nominees were told.
    """

    kind: str
    standing: Mapping[int, Standing]
    state: frozenset[int]
    nominees: frozenset[int]
    posts: tuple[Role, ...]
    partners: tuple[Role, ...]
    bound: tuple[BoundHolders, ...]
    declared: tuple[Declared, ...]
    words: HolderWords

    @property
    def concerts(self) -> tuple[Concert, ...]:
        """The groups that vote as one."""
        return tuple(one.concert for one in self.bound)

    @property
    def representatives(self) -> tuple[Role, ...]:
        """The legal representatives of the subject."""
        return tuple(role for role in self.posts if role.type == "LEGAL_REP_OF")

    @property
    def managers(self) -> tuple[Role, ...]:
        """The persons in charge of the subject's daily management."""
        return tuple(role for role in self.posts if DAILY_MANAGERS & set(_posts(role.post)))

    @property
    def by_rank(self) -> tuple[Role, ...]:
        """The legal representative, then executives by their posts; supervisors and others are left out."""
        ranked = [(_rank(role), role) for role in self.posts]
        return tuple(
            role for rank, role in sorted(ranked, key=lambda entry: (entry[0], entry[1].holder)) if rank >= 0
        )


def ownership_facts(graph: OwnershipGraph, node: int) -> OwnershipFacts:
    """The facts about a subject and everyone above it; posts are those of natural persons."""
    above, words = upstream(graph.votes, node), holder_words(graph.day)
    numbers = list(dict.fromkeys([*above.nodes.tolist(), *upstream(graph.shares, node).nodes.tolist()]))
    standing, roles = _standing(graph, numbers), tuple(graph.posts_in([node]))
    return OwnershipFacts(
        kind=graph.kind(node),
        standing=standing,
        state=_state_among(graph, standing, words),
        nominees=nominees_among(graph, above),
        posts=tuple(role for role in roles if graph.is_person(role.holder)),
        partners=tuple(role for role in roles if PARTNER in _posts(role.post)),
        bound=graph.bound_among(above.nodes.tolist()),
        declared=graph.declared(node),
        words=words,
    )


def filer_facts(
    graph: OwnershipGraph, facts: OwnershipFacts, node: int, *, state_controlled: bool
) -> FilerFacts:
    """What the duty to file beneficial owners depends on, as far as the data say it.

    An agreement about the company, and a declared controller who holds nothing of it, are control by other
    means than shares; that there is none is never known from a register.
    """
    standing = facts.standing.get(node, Standing("", None))
    agreed = any(one.company in (node, None) for one in facts.concerts)
    declared = any(
        one.declared_kind == "actual_controller" and one.holder not in graph.holders(node)
        for one in facts.declared
    )
    return FilerFacts(
        kind=_filer_kind(facts.kind, standing.legal_form),
        registered_capital=standing.capital,
        other_control=True if agreed or declared else None,
        state_controlled=state_controlled or _says_state(standing, facts.words),
    )


def state_holders(graph: OwnershipGraph, nodes: Iterable[int], words: HolderWords) -> frozenset[int]:
    """Those of the nodes that, by their kind or name, hold for the state and so make no firms related."""
    called = re.compile("|".join(map(re.escape, words.state_names)) or "$^")
    return frozenset(
        node
        for node in nodes
        if not graph.is_person(node)
        and (graph.kind(node) in words.state_kinds or called.search(graph.name(node)))
    )


def state_among(graph: OwnershipGraph, nodes: Iterable[int]) -> frozenset[int]:
    """Those of the nodes that hold for the state, by name, kind or registered form."""
    return _state_among(graph, _standing(graph, nodes), holder_words(graph.day))


def _standing(graph: OwnershipGraph, nodes: Iterable[int]) -> dict[int, Standing]:
    """What the registration last learnt of each enterprise says."""
    firms = [one for one in nodes if not graph.is_person(one)]
    found = dict.fromkeys(firms, Standing("", None))
    for firm, said in graph.snapshot.statements.registrations(firms, graph.day).items():
        capital = said["registered_capital"]
        yuan = capital if isinstance(capital, float) and not said["currency"] else None
        found[firm] = Standing(text(said, "legal_form"), yuan)
    return found


def _state_among(
    graph: OwnershipGraph, standing: Mapping[int, Standing], words: HolderWords
) -> frozenset[int]:
    said = frozenset(node for node, one in standing.items() if _says_state(one, words))
    return said | state_holders(graph, standing, words)


def _says_state(standing: Standing, words: HolderWords) -> bool:
    return any(word in standing.legal_form for word in words.state_forms)


def _filer_kind(kind: str, form: str) -> FilerKind:
    if kind == "individual_business" or "个体" in form:
        return FilerKind.SOLE_TRADER
    if kind == "cooperative" or "合作社" in form:
        return FilerKind.COOPERATIVE
    if "个人独资" in form:
        return FilerKind.SOLE_PROPRIETORSHIP
    if "外国" in form and ("分支机构" in form or "分公司" in form):
        return FilerKind.FOREIGN_BRANCH
    if "分公司" in form or "分支机构" in form:
        return FilerKind.BRANCH
    return FilerKind.PARTNERSHIP if "合伙" in form else FilerKind.COMPANY


def _posts(words: str) -> list[str]:
    """The single posts of 执行董事兼总经理, 董事长、经理."""
    for mark in ("兼", "、", "，", ",", "；", ";", "/"):
        words = words.replace(mark, " ")
    return words.split()


def _rank(role: Role) -> int:
    """The place of the post; -1 where it is none of those that lead a company."""
    if role.type == "LEGAL_REP_OF":
        return 0
    ranks = [POST_RANKS.index(post) + 1 for post in _posts(role.post) if post in POST_RANKS]
    return min(ranks, default=-1)
