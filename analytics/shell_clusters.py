"""Shell clusters (空壳集群线索): many young firms at one address, telephone or agent; a lead, not a finding.

Addresses of industrial parks and of registered agents (集群注册, 商务秘书公司) hold firms that have nothing
else in common: what more than a cap of firms share joins nobody and is listed apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from analytics.arrays import Counts, Floats, Nodes
from analytics.components import weak_components

__all__ = [
    "SharedTrait",
    "ShellCluster",
    "ShellClusters",
    "ShellLink",
    "ShellRules",
    "Traits",
    "shell_clusters",
]


@dataclass(frozen=True)
class ShellRules:
    """When a shared trait joins firms.

    Attributes:
        fewest: firms of one burst at least.
        most: a trait of more firms than this joins nobody.
        days: firms founded within so many days are one burst.
        staff_below: firms with so many insured staff or more are left out; unknown staff stays in.
        most_executives_compared: clusters of more firms are not compared person by person.
    """

    fewest: int = 3
    most: int = 200
    days: int = 90
    staff_below: int = 5
    most_executives_compared: int = 200


@dataclass(frozen=True)
class Traits:
    """What firms share: firm f has the trait t, a row each.

    Attributes:
        firms: node of the firm.
        traits: number of the trait.
        kinds: kind of each trait by its number: address, phone, agent, email.
        caps: traits known to be a registered agent's or a park's, and how many firms they join at most.
    """

    firms: Nodes
    traits: Nodes
    kinds: tuple[str, ...]
    caps: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class ShellLink:
    """One burst of foundings that share a trait.

    Attributes:
        trait: its number.
        kind: address, phone, agent or email.
        firms: the firms of the burst, ascending.
        first, last: day of the first and the last founding, in days since 1970-01-01.
    """

    trait: int
    kind: str
    firms: tuple[int, ...]
    first: int
    last: int


@dataclass(frozen=True)
class SharedTrait:
    """A trait that joins nobody: more `firms` share it than its `cap`, general or `declared` for it."""

    trait: int
    kind: str
    firms: int
    cap: int
    declared: bool


@dataclass(frozen=True)
class ShellCluster:
    """Firms joined by bursts.

    Attributes:
        firms: ascending.
        links: the bursts that join them, largest first.
        executive_overlap: mean Jaccard index of the executives of two of its firms, 0 to 1; None where the
            cluster is too large to compare or fewer than two firms have known executives.
        staff_unknown: how many of the firms have no figure of insured staff.
    """

    firms: tuple[int, ...]
    links: tuple[ShellLink, ...]
    executive_overlap: float | None
    staff_unknown: int


@dataclass(frozen=True)
class ShellClusters:
    """All clusters, and the traits that were left out, most shared first.

    Those that share most kinds of trait come first, of them the largest.
    """

    clusters: tuple[ShellCluster, ...]
    left_out: tuple[SharedTrait, ...]


def shell_clusters(
    traits: Traits,
    founded: Counts,
    insured_staff: Floats,
    executives: Mapping[int, Collection[int]],
    rules: ShellRules | None = None,
) -> ShellClusters:
    """Find bursts of young firms at one trait, and join bursts that overlap; O(rows · log rows).

    Args:
        traits: which firm has which trait.
        founded: day of founding of each node, in days since 1970-01-01; negative where unknown, and then the
            firm is in no burst.
        insured_staff: of each node; NaN where unknown.
        executives: persons in office of each firm.
        rules: when a trait joins.
    """
    applied = rules or ShellRules()
    links, left_out = [], []
    for trait, firms in _firms_by_trait(traits, applied.fewest):
        cap = traits.caps.get(trait, applied.most)
        if firms.size > cap:
            kind, declared = traits.kinds[trait], trait in traits.caps
            left_out.append(SharedTrait(trait, kind, int(firms.size), cap, declared))
            continue
        small = ~(insured_staff[firms] >= applied.staff_below) & (founded[firms] >= 0)
        links += _bursts(trait, traits.kinds[trait], firms[small], founded, applied)
    clusters = _joined(links, founded.size, insured_staff, executives, applied)
    return ShellClusters(
        tuple(sorted(clusters, key=_first_to_look_at)),
        tuple(sorted(left_out, key=lambda one: (-one.firms, one.trait))),
    )


def _first_to_look_at(cluster: ShellCluster) -> tuple[int, int, tuple[int, ...]]:
    """Those that share several kinds of trait first, for a telephone alone may be a bookkeeper's."""
    return -len({link.kind for link in cluster.links}), -len(cluster.firms), cluster.firms


def _firms_by_trait(traits: Traits, fewest: int) -> list[tuple[int, Nodes]]:
    rows = np.unique(np.stack([traits.traits, traits.firms]), axis=1)
    starts = np.flatnonzero(np.diff(rows[0], prepend=-1))
    groups = np.split(rows[1], starts[1:]) if rows.size else []
    return [
        (int(trait), firms)
        for trait, firms in zip(rows[0][starts], groups, strict=True)
        if firms.size >= fewest
    ]


def _bursts(trait: int, kind: str, firms: Nodes, founded: Counts, rules: ShellRules) -> list[ShellLink]:
    """The longest runs of foundings that fit into the days; a run inside another is not repeated."""
    ordered = firms[np.lexsort((firms, founded[firms]))]
    days = founded[ordered]
    ends = np.searchsorted(days, days + rules.days, side="right")
    longest = np.diff(ends, prepend=-1) > 0
    found = []
    for start in np.flatnonzero(longest & (ends - np.arange(ends.size) >= rules.fewest)).tolist():
        run = ordered[start : ends[start]]
        members = tuple(sorted(run.tolist()))
        found.append(ShellLink(trait, kind, members, int(days[start]), int(days[ends[start] - 1])))
    return found


def _joined(
    links: list[ShellLink],
    node_count: int,
    insured_staff: Floats,
    executives: Mapping[int, Collection[int]],
    rules: ShellRules,
) -> list[ShellCluster]:
    ends = [(link.firms[0], other) for link in links for other in link.firms[1:]]
    columns = np.array(ends, np.int32).reshape(-1, 2)
    labels, _ = weak_components(columns[:, 0], columns[:, 1], node_count)
    by_label: dict[int, list[ShellLink]] = defaultdict(list)
    for link in links:
        by_label[int(labels[link.firms[0]])].append(link)
    clusters = []
    for found in by_label.values():
        firms = tuple(sorted({firm for link in found for firm in link.firms}))
        clusters.append(
            ShellCluster(
                firms=firms,
                links=tuple(sorted(found, key=lambda link: (-len(link.firms), link.trait, link.first))),
                executive_overlap=_executive_overlap(firms, executives, rules.most_executives_compared),
                staff_unknown=int(np.isnan(insured_staff[list(firms)]).sum()),
            )
        )
    return clusters


def _executive_overlap(
    firms: tuple[int, ...], executives: Mapping[int, Collection[int]], most: int
) -> float | None:
    known = [set(executives[firm]) for firm in firms if executives.get(firm)]
    if len(known) < 2 or len(known) > most:
        return None
    overlaps = [len(one & other) / len(one | other) for one, other in combinations(known, 2)]
    return sum(overlaps) / len(overlaps)
