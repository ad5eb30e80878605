"""Shareholdings and offices of one day as the graphs that the ownership measures take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.adjacency import Adjacency, adjacency, slots_of
from analytics.arrays import Bools
from analytics.holdings_graph import Holdings, build_holdings
from graph_service.snapshot.concerts import BoundHolders, bound_holders
from graph_service.snapshot.tables import Snapshot, column

VOTING = "voting_rights"
"""The interest that is votes and no capital (表决权); every other holding is capital (股权)."""

SHARE = ("ratio", "ratio_min", "ratio_max")
"""What a source may say of a share; all null: not disclosed (未披露)."""

ROLE_COLUMNS = ("source", "target", "type", "position")
"""What is kept of posts, as `Role` takes it."""

HOLDING_COLUMNS = ("source", "target", *SHARE, "interest", "learnt", "row")
"""What is looked at of holdings: what is filtered is copied."""


@dataclass(frozen=True)
class Role:
    """A post in an enterprise: the subjects' numbers, LEGAL_REP_OF or EXECUTIVE_OF, and the post in words."""

    holder: int
    company: int
    type: str
    post: str


@dataclass(frozen=True)
class Declared:
    """Whom an enterprise itself declared, and as what: actual_controller or beneficial_owner."""

    holder: int
    company: int
    declared_kind: str


@dataclass(frozen=True)
class OwnershipGraph:
    """Who holds what on one day, and who has which post, as known when the snapshot was taken.

    `shares` are holdings of capital; `votes` the same with voting rights in their place where a source
    states these apart, and the same object where none does. A holding that several sources state counts
    once, as learnt last; who does not disclose the share takes back none that another source disclosed.
    `restated` are the pairs (holder, company) for which that was so. `bound` are holders who act in concert
    by agreement.
    """

    day: date
    snapshot: Snapshot
    shares: Holdings
    votes: Holdings
    restated: frozenset[tuple[int, int]]
    voting_pairs: frozenset[tuple[int, int]]
    roles: pa.Table
    roles_by_holder: Adjacency
    roles_by_company: Adjacency
    bound: tuple[BoundHolders, ...]
    declarations: pa.Table
    declarations_by_company: Adjacency
    declarations_by_holder: Adjacency

    def number(self, id_: str) -> int | None:
        """The number of the subject of this id; None where the graph did not know it."""
        return self.snapshot.directory.number(id_)

    def id(self, node: int) -> str:
        """The subject's id."""
        return self.snapshot.directory.id(node)

    def name(self, node: int) -> str:
        """The subject's name; its id where nobody has named it."""
        return self.snapshot.directory.name(node)

    def kind(self, node: int) -> str:
        """The kind of organisation; empty for persons and where not known."""
        return self.snapshot.directory.kind(node)

    def is_person(self, node: int) -> bool:
        """Whether the subject is a natural person."""
        return self.snapshot.directory.is_person(node)

    def holders(self, company: int) -> frozenset[int]:
        """Who has a holding of capital in the enterprise."""
        up = self.shares.up
        return frozenset(up.node[int(up.start[company]) : int(up.start[company + 1])].tolist())

    def posts_of(self, holders: Iterable[int]) -> Iterator[Role]:
        """The posts that these persons have, anywhere."""
        return self._roles(self.roles_by_holder, holders)

    def posts_in(self, companies: Iterable[int]) -> Iterator[Role]:
        """The posts that there are in these enterprises."""
        return self._roles(self.roles_by_company, companies)

    def bound_among(self, nodes: Iterable[int]) -> tuple[BoundHolders, ...]:
        """The agreements to act in concert that join two or more of the nodes."""
        met: Counter[int] = Counter()
        for node in nodes:
            met.update(self._bound_places.get(node, ()))
        return tuple(self.bound[place] for place in sorted(met) if met[place] > 1)

    def bound_with(self, node: int) -> tuple[BoundHolders, ...]:
        """The agreements to act in concert that the node is party to."""
        return tuple(self.bound[place] for place in self._bound_places.get(node, ()))

    def declared(self, company: int) -> tuple[Declared, ...]:
        """Whom the enterprise declared, each by each kind once."""
        return self._declared(self.declarations_by_company, company)

    def declared_by(self, holder: int) -> tuple[Declared, ...]:
        """Which enterprises declared this one, each by each kind once."""
        return self._declared(self.declarations_by_holder, holder)

    def _declared(self, rows: Adjacency, node: int) -> tuple[Declared, ...]:
        found = []
        for at in rows.edges[rows.pointers[node] : rows.pointers[node + 1]].tolist():
            names = ("source", "target", "declared_kind")
            found.append(Declared(*(self.declarations[name][at].as_py() for name in names)))
        return tuple(dict.fromkeys(found))

    @cached_property
    def _bound_places(self) -> dict[int, list[int]]:
        places: dict[int, list[int]] = {}
        for place, one in enumerate(self.bound):
            for member in one.concert.members:
                places.setdefault(member, []).append(place)
        return places

    def _roles(self, rows: Adjacency, nodes: Iterable[int]) -> Iterator[Role]:
        places = rows.edges[slots_of(rows.pointers, np.fromiter(nodes, np.int64))[0]]
        part = self.roles.take(pa.array(places))
        return map(Role, *(part[name].to_pylist() for name in ROLE_COLUMNS))


def ownership_graph(snapshot: Snapshot, day: date) -> OwnershipGraph:
    """The graphs of what is true in the world on the day; O(subjects + holdings · log holdings)."""
    today = snapshot.on(day)
    persons = snapshot.directory.persons
    holdings = today.holdings.select(list(HOLDING_COLUMNS))
    voting = pc.equal(holdings["interest"], VOTING)
    shares, restated = _counted_once(holdings.filter(pc.invert(voting)))
    votes, votes_restated = _counted_once(holdings.filter(voting))
    graph = _graph(shares, persons)
    roles = today.roles.select(list(ROLE_COLUMNS))
    roles = roles.filter(pc.is_in(roles["type"], pa.array(["LEGAL_REP_OF", "EXECUTIVE_OF"]))).combine_chunks()
    holders, companies = (column(roles, end).astype(np.int32) for end in ("source", "target"))
    declared, by = (column(today.declarations, end).astype(np.int32) for end in ("source", "target"))
    return OwnershipGraph(
        day=day,
        snapshot=snapshot,
        shares=graph,
        votes=_graph(_laid_over(shares, votes), persons) if votes.num_rows else graph,
        restated=restated | votes_restated,
        voting_pairs=frozenset(_pairs(votes)),
        roles=roles,
        roles_by_holder=adjacency(holders, companies, persons.size),
        roles_by_company=adjacency(companies, holders, persons.size),
        bound=bound_holders(today),
        declarations=today.declarations,
        declarations_by_company=adjacency(by, declared, persons.size),
        declarations_by_holder=adjacency(declared, by, persons.size),
    )


def _counted_once(rows: pa.Table) -> tuple[pa.Table, frozenset[tuple[int, int]]]:
    """Of several statements of one holding the last learnt that says a share, and the pairs with several."""
    pair = _pair_keys(rows)
    if (pair[1:] > pair[:-1]).all():
        return rows, frozenset()
    order = np.lexsort((column(rows, "row"), column(rows, "learnt"), _disclosed(rows), pair))
    last = np.append(pair[order][1:] != pair[order][:-1], True)[: order.size]
    if last.all():
        return rows, frozenset()
    repeated = rows.take(pa.array(order[~last]))
    return rows.take(pa.array(np.sort(order[last]))), frozenset(_pairs(repeated))


def _disclosed(rows: pa.Table) -> Bools:
    """Whether each row says anything of the share."""
    said = [~np.isnan(column(rows, name).astype(np.float64)) for name in SHARE]
    return np.asarray(np.logical_or.reduce(said))


def _laid_over(shares: pa.Table, votes: pa.Table) -> pa.Table:
    """The shares, with the votes in the place of a share of the same pair."""
    apart = np.isin(_pair_keys(shares), _pair_keys(votes), invert=True)
    return pa.concat_tables([shares.filter(pa.array(apart)), votes]).combine_chunks()


def _pair_keys(rows: pa.Table) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    owner, company = (column(rows, end).astype(np.int64) for end in ("source", "target"))
    keys: np.ndarray[tuple[int, ...], np.dtype[np.int64]] = (owner << 32) | company
    return keys


def _pairs(rows: pa.Table) -> Iterator[tuple[int, int]]:
    return zip(rows["source"].to_pylist(), rows["target"].to_pylist(), strict=True)


def _graph(rows: pa.Table, persons: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> Holdings:
    low, high = (column(rows, name).astype(np.float64) for name in ("ratio_min", "ratio_max"))
    return build_holdings(
        persons.size,
        column(rows, "source"),
        column(rows, "target"),
        column(rows, "ratio"),
        share_min=low,
        share_max=high,
        persons=persons,
    )
