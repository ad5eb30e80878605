"""Answering what surrounds a subject: the walk, the lists its neighbours stand on, and the cuts in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.audited import audited
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.freshness import sources_loaded
from graph_service.answers.facts.listings import ListFact, RelatedSignal, parted
from graph_service.answers.facts.lists_of import lists_of
from graph_service.answers.facts.relations import Relation
from graph_service.answers.matching.identify import find_subject
from graph_service.answers.network.network import Network, NetworkNode
from graph_service.answers.network.network_finding import network_finding
from graph_service.answers.network.walk import MOST_HOPS, WALKED_TYPES, Bounds, Walk, walk
from graph_service.errors import BadInput
from graph_service.store.store import Store

MOST_NODES = 2000
"""The most parties that a network may be asked for."""


def network(store: Store, said: str, bounds: Bounds | None = None, moment: AsOf | None = None) -> Network:
    """The network around the subject of this code, registration number, id or name.

    A list that a related party stands on is a signal (关联提示) and never the subject's own; a listed
    enterprise's representative is not shown as listed.

    Raises:
        BadInput: hops, types or sizes out of range.
        NotFound, SeveralSubjects: as `find_subject`.
    """
    bounds, moment = checked(bounds or Bounds()), moment or as_of()
    subject = find_subject(store, said, moment)
    met = walk(store, subject, bounds, moment)
    listed = lists_of(store, list(met.parties), moment)
    constraints, notices = parted(listed.get(subject.id, []), moment.true_on)
    nodes = tuple(_nodes(met, bounds, _statuses(store, met, moment), listed))
    sources, cuts = sources_loaded(store, moment), _cuts(met, nodes)
    found = Network(
        finding=network_finding(constraints, notices, nodes, sources, cuts),
        as_of=moment,
        subject=subject,
        hops=bounds.hops,
        types=bounds.types,
        constraints=constraints,
        notices=notices,
        nodes=nodes,
        relations=tuple(_nearest_first(met)),
        sources=sources,
        cuts=cuts,
    )
    return audited(found, "network", subject.id, moment)


def checked(bounds: Bounds) -> Bounds:
    """The bounds, if they can be walked. Raises BadInput."""
    unknown = [name for name in bounds.types if name not in WALKED_TYPES]
    if unknown or not bounds.types:
        raise BadInput(f"关系类型 {unknown} 无效；可用：{'、'.join(WALKED_TYPES)}")
    if not 1 <= bounds.hops <= MOST_HOPS:
        raise BadInput(f"层数 {bounds.hops} 无效；应为 1 至 {MOST_HOPS}")
    if not 1 <= bounds.nodes <= MOST_NODES or bounds.hub < 1 or bounds.relations < 1:
        raise BadInput(
            f"主体上限 {bounds.nodes}、枢纽界限 {bounds.hub} 无效；应为 1 至 {MOST_NODES} 及 1 以上"
        )
    return bounds


def _nodes(
    met: Walk, bounds: Bounds, statuses: Mapping[str, str | None], listed: Mapping[str, list[ListFact]]
) -> Iterator[NetworkNode]:
    seen = _neighbours_seen(met)
    for id_, one in met.parties.items():
        hop, count = met.hop[id_], met.neighbours.get(id_, 0)
        yield NetworkNode(
            party=one,
            hop=hop,
            neighbours=count,
            hub=hop > 0 and count > bounds.hub,
            hidden=max(0, count - len(seen.get(id_, ()))),
            status=statuses.get(id_),
            signals=tuple(RelatedSignal(one, hop, entry) for entry in listed.get(id_, []) if hop > 0),
        )


def _neighbours_seen(met: Walk) -> dict[str, set[str]]:
    seen: dict[str, set[str]] = {}
    for one in met.relations.values():
        seen.setdefault(one.source.id, set()).add(one.target.id)
        seen.setdefault(one.target.id, set()).add(one.source.id)
    return seen


def _statuses(store: Store, met: Walk, moment: AsOf) -> dict[str, str | None]:
    ids = [one.id for one in met.parties.values() if not one.is_person]
    rows = store.rows("registrations_of", ids=ids, **moment.clocks)
    return {str(row["id"]): None if row["status"] is None else str(row["status"]) for row in rows}


def _nearest_first(met: Walk) -> list[Relation]:
    def distance(one: Relation) -> tuple[int, int, int]:
        """Steps to the nearer end, steps to the farther one, then the standing order of types."""
        near, far = sorted((met.hop[one.source.id], met.hop[one.target.id]))
        return near, far, WALKED_TYPES.index(one.type)

    return sorted(met.relations.values(), key=distance)


def _cuts(met: Walk, nodes: tuple[NetworkNode, ...]) -> tuple[Cut, ...]:
    """Hubs not gone through, and the caps that were hit."""
    hubs = [
        Cut(f"{n.party.name} 的关联方（枢纽，未展开）", n.neighbours - n.hidden, n.neighbours)
        for n in nodes
        if n.hub
    ]
    caps = []
    if met.left_out:
        caps.append(Cut(f"关联主体（至少还有 {len(met.left_out)} 个）", len(met.parties), None))
    if met.relations_cut:
        caps.append(Cut("关系", len(met.relations), None))
    return (*hubs, *caps)
