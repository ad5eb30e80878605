"""Searching by part of a name, by the beginning of a code, or by a person's name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.codes import normal_code
from analytics.name_query import query_terms
from analytics.name_search import Candidate, ranked
from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.facts.parties import Party, party
from graph_service.answers.facts.values import a_map, maps, text
from graph_service.answers.matching.identify import LONGEST
from graph_service.answers.matching.named import placed
from graph_service.errors import BadInput
from graph_service.schema import fact
from graph_service.store.store import Store

CANDIDATES = 200
"""Full-text candidates that are ranked."""

SHORTEST_PREFIX = 6
"""Characters from which a text of letters and digits is taken for the beginning of a code."""


@dataclass(frozen=True)
class Hit:
    """An enterprise found: why, by which of its names, and how it stands in the register."""

    party: Party
    score: float
    matched_name: str
    reason: str
    region_code: str | None
    status: str | None


@dataclass(frozen=True)
class Post:
    """What a person is in one enterprise."""

    enterprise: Party
    role: str


@dataclass(frozen=True)
class PersonHit:
    """A person of the name asked for, inside the enterprises where he or she is known."""

    person: Party
    posts: tuple[Post, ...]


@dataclass(frozen=True)
class SearchAnswer:
    """Enterprises, the likeliest first, and persons of exactly that name, who need not be one person."""

    query: str
    enterprises: tuple[Hit, ...]
    persons: tuple[PersonHit, ...]
    cut: bool


def search(store: Store, query: str, limit: int = 20, moment: AsOf | None = None) -> SearchAnswer:
    """What answers to the query.

    Raises:
        BadInput: nothing was asked, or too much.
    """
    wanted, moment = query.strip(), moment or as_of()
    if not wanted or len(wanted) > LONGEST:
        raise BadInput(f"得到 {len(wanted)} 个字符；应为 1 至 {LONGEST} 个字符的代码、名称或姓名")
    found = _by_code(store, wanted, limit + 1) or _by_name(store, wanted, limit + 1)
    persons = _persons(store, wanted, limit + 1, moment)
    cut = max(len(found), len(persons)) > limit
    return SearchAnswer(query, _standing(store, found[:limit], moment), persons[:limit], cut)


def _by_code(store: Store, wanted: str, limit: int) -> list[Hit]:
    code = normal_code(wanted)
    if len(code) < SHORTEST_PREFIX or not (code.isascii() and code.isalnum()):
        return []
    rows = store.rows("enterprises_by_prefix", prefix=code, row_cap=limit)
    parties = [party("Enterprise", a_map(row["subject"])) for row in rows]
    return [
        Hit(one, 1.0, one.name, "代码一致" if one.id == code else "代码前段一致", None, None)
        for one in parties
    ]


def _by_name(store: Store, wanted: str, limit: int) -> list[Hit]:
    terms = query_terms(wanted)
    if not terms:
        return []
    rows = store.rows("name_candidates", terms=terms, row_cap=CANDIDATES)
    nodes = {text(node, "id"): node for node in (a_map(row["subject"]) for row in rows)}
    order = ranked(wanted, [_candidate(node) for node in nodes.values()])
    return [
        Hit(party("Enterprise", nodes[one.id]), one.score, one.matched_name, one.reason, None, None)
        for one in order[:limit]
    ]


def _candidate(node: Mapping[str, object]) -> Candidate:
    """The present name and, from the folded names, those borne before."""
    return Candidate(text(node, "id"), text(node, "name"), tuple(text(node, "names_folded").split(" ")[1:]))


def _standing(store: Store, hits: list[Hit], moment: AsOf) -> tuple[Hit, ...]:
    where = placed(store, [hit.party for hit in hits], moment)
    return tuple(
        Hit(hit.party, hit.score, hit.matched_name, hit.reason, place.region_code, place.status)
        for hit, place in zip(hits, where, strict=True)
    )


def _persons(store: Store, wanted: str, limit: int, moment: AsOf) -> tuple[PersonHit, ...]:
    rows = store.rows("persons_named", name=wanted, row_cap=limit, **moment.clocks)
    return tuple(
        PersonHit(party("Person", a_map(row["person"])), tuple(_post(post) for post in maps(row["posts"])))
        for row in rows
    )


def _post(post: Mapping[str, object]) -> Post:
    enterprise = party("Enterprise", a_map(post["enterprise"]))
    return Post(enterprise, text(post, "position") or fact(text(post, "type")).zh)
