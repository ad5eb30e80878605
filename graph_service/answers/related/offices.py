"""The posts that related-party rules look at: in a company, above it, and of its officers elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analytics.neighbourhood import upstream
from analytics.related_party_subject import Office
from graph_service.answers.cuts import Cut
from graph_service.snapshot.holdings import OwnershipGraph, Role

HUB_POSTS = 50
"""Who has more posts than this lends his name; his other posts relate nobody and are not followed."""

SUPERVISOR = "监事"


@dataclass(frozen=True)
class Offices:
    """Posts of natural persons, and the professional representatives whose other posts were left out."""

    roles: tuple[Role, ...]
    cuts: tuple[Cut, ...]

    @property
    def facts(self) -> tuple[Office, ...]:
        """The posts as the rules take them."""
        return tuple(Office(role.holder, role.company, post_words(role)) for role in self.roles)


def offices_around(graph: OwnershipGraph, company: int) -> Offices:
    """The posts in the company and in all above it, and its officers' posts elsewhere but supervisors'."""
    above = upstream(graph.shares, company).nodes.tolist()
    near = _of_persons(graph, graph.posts_in(above))
    officers = list(dict.fromkeys(role.holder for role in near if role.company == company))
    far: list[Role] = []
    cuts: list[Cut] = []
    for officer in officers:
        posts = _of_persons(graph, graph.posts_of([officer]))
        firms = len({role.company for role in posts})
        if firms > HUB_POSTS:
            cuts.append(Cut(f"{graph.name(officer)} 的其他任职（枢纽，未展开）", 0, firms))
        else:
            far += [role for role in posts if SUPERVISOR not in role.post]
    return Offices(tuple(dict.fromkeys([*near, *far])), tuple(cuts))


def post_words(role: Role) -> str:
    """The post in words."""
    if role.type != "LEGAL_REP_OF":
        return role.post
    return f"法定代表人、{role.post}" if role.post else "法定代表人"


def _of_persons(graph: OwnershipGraph, roles: Iterable[Role]) -> list[Role]:
    return [role for role in roles if graph.is_person(role.holder)]
