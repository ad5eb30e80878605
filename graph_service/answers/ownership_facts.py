"""What ownership measures must know beside the shares: forms, state holders, posts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analytics.filing_duty import FilerFacts, FilerKind
from analytics.neighbourhood import upstream
from graph_service.answers.as_of import AsOf
from graph_service.answers.stakes import nominees_among
from graph_service.answers.values import a_map, text
from graph_service.snapshot.holdings import OwnershipGraph, Role
from graph_service.store.store import Store

STATE_FORMS = ("国有独资", "国有控股", "国有全资")
"""Words in a registered form that say that the state owns or controls the company."""

STATE_NAMES = ("国有资产监督管理", "国资委", "财政部", "财政厅", "财政局", "人民政府", "管理委员会")
"""Words in the name of an organ that holds for the state (履行出资人职责的机构)."""

STATE_INVESTORS = ("国有资产经营", "国有资本运营", "国有资本投资")
"""Words in the name of a company set up to hold for the state; a state-owned operating company has none."""

STATE_KINDS = frozenset(("organ", "state"))

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
    """The facts for one subject and all above it, by the subjects' numbers."""

    standing: Mapping[int, Standing]
    state: frozenset[int]
    nominees: frozenset[int]
    posts: tuple[Role, ...]

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


def ownership_facts(store: Store, graph: OwnershipGraph, node: int, moment: AsOf) -> OwnershipFacts:
    """The facts about a subject and everyone above it; posts are those of natural persons."""
    above = upstream(graph.votes, node)
    numbers = list(dict.fromkeys([*above.nodes.tolist(), *upstream(graph.shares, node).nodes.tolist()]))
    standing = _standing(store, {graph.id(one): one for one in numbers if not graph.is_person(one)}, moment)
    return OwnershipFacts(
        standing=standing,
        state=frozenset(one for one in numbers if _is_state(graph, one, standing)),
        nominees=nominees_among(graph, above),
        posts=tuple(role for role in graph.posts_in([node]) if graph.is_person(role.holder)),
    )


def filer_facts(kind: str, standing: Standing, *, state_controlled: bool) -> FilerFacts:
    """What the duty to file beneficial owners depends on, as far as the register says it."""
    return FilerFacts(
        kind=_filer_kind(kind, standing.legal_form),
        registered_capital=standing.capital,
        state_controlled=state_controlled or _says_state(standing),
    )


def holds_for_state(graph: OwnershipGraph, node: int) -> bool:
    """Whether the enterprise, by its kind or name, holds for the state and so makes no firms related."""
    if graph.is_person(node):
        return False
    name = graph.name(node)
    return graph.kind(node) in STATE_KINDS or any(word in name for word in (*STATE_NAMES, *STATE_INVESTORS))


def state_among(store: Store, graph: OwnershipGraph, nodes: Iterable[int], moment: AsOf) -> frozenset[int]:
    """Those of the nodes that hold for the state, by name, kind or registered form."""
    standing = _standing(store, {graph.id(one): one for one in nodes if not graph.is_person(one)}, moment)
    return frozenset(
        one for one in standing if _is_state(graph, one, standing) or holds_for_state(graph, one)
    )


def _standing(store: Store, numbers: Mapping[str, int], moment: AsOf) -> dict[int, Standing]:
    found = dict.fromkeys(numbers.values(), Standing("", None))
    for row in store.rows("parties_of", ids=sorted(numbers), **moment.clocks):
        registration = a_map(row["registration"])
        capital = registration.get("registered_capital")
        yuan = capital if isinstance(capital, float) and not registration.get("currency") else None
        found[numbers[text(a_map(row["subject"]), "id")]] = Standing(text(registration, "legal_form"), yuan)
    return found


def _is_state(graph: OwnershipGraph, node: int, standing: Mapping[int, Standing]) -> bool:
    return node in standing and (holds_for_state(graph, node) or _says_state(standing[node]))


def _says_state(standing: Standing) -> bool:
    return any(word in standing.legal_form for word in STATE_FORMS)


def _filer_kind(kind: str, form: str) -> FilerKind:
    if kind == "individual_business" or "个体" in form:
        return FilerKind.SOLE_TRADER
    if kind == "cooperative" or "合作社" in form:
        return FilerKind.COOPERATIVE
    if "个人独资" in form:
        return FilerKind.SOLE_PROPRIETORSHIP
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
