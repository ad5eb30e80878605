"""Who holds what: power-law holdings, companies holding companies, rings, former holders, secrets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from loaders.county.chance import Stream, between, chance, pick, pick_by_group, skewed
from loaders.county.columns import NO_DAY, Flags, Ints
from loaders.county.enterprises import COOPERATIVE, LIMITED, PARTNERSHIP, SOLE, STOCK, Enterprises
from loaders.county.slots import Slots, person_slots

WHOLE = 10_000
"""Shares are counted in hundredths of a percent, so that they add up exactly."""
UNDISCLOSED = -1
STATE_HOLDER = -1
"""Stands for the state-asset company among the holding companies; it is a planted hub with its own code."""

_MANY = np.arange(7, 61)
_COUNTS = np.concatenate([np.arange(1, 7), _MANY])
_TAIL = np.concatenate([[36, 39, 11, 5, 3, 2], 45 * _MANY**-2.2])
_SPLITS = np.array((5000, 5100, 5500, 6000, 6500, 6667, 7000, 7500, 8000, 8500, 9000, 9500, 9900))
_SPLIT_WEIGHTS = np.array((14, 10, 5, 16, 5, 2, 14, 4, 14, 3, 9, 3, 1.0))


@dataclass(frozen=True)
class Holdings:
    """One row to a holding; holder is a person's or, where by_company, an enterprise's place."""

    owned: Ints
    holder: Ints
    by_company: Flags
    points: Ints
    since: Ints
    until: Ints


def draw_holdings(rng: Stream, enterprises: Enterprises) -> tuple[Holdings, int]:
    """The holdings, and how many persons they take."""
    owned = np.repeat(np.arange(enterprises.count), _holder_counts(rng, enterprises))
    holder, by_company = _company_holders(rng, enterprises, owned)
    slots = person_slots(rng, int((~by_company).sum()), 0, 0.8)
    holder[~by_company] = slots.persons
    owned, holder, by_company = _without_repeats(owned, holder, by_company)
    points = _points(rng, owned)
    drawn = Holdings(
        owned,
        holder,
        by_company,
        points,
        enterprises.established[owned],
        np.full(len(owned), NO_DAY),
    )
    ringed = _with_rings(rng, enterprises, drawn)
    return _with_former(rng, enterprises, _with_secrets(rng, ringed), slots)


def _holder_counts(rng: Stream, enterprises: Enterprises) -> Ints:
    weights = np.zeros((7, len(_COUNTS)))
    weights[LIMITED] = _TAIL
    weights[STOCK] = np.where(_COUNTS >= 2, _TAIL, 0)
    weights[PARTNERSHIP] = np.where(_COUNTS >= 2, _TAIL, 0)
    weights[SOLE, 0] = 1
    weights[COOPERATIVE] = np.where((_COUNTS >= 5) & (_COUNTS <= 12), _TAIL, 0)
    held = np.isin(enterprises.form, (LIMITED, STOCK, PARTNERSHIP, SOLE, COOPERATIVE)) & enterprises.coded
    counts = np.zeros(enterprises.count, dtype=np.int64)
    counts[held] = _COUNTS[pick_by_group(rng, weights, np.where(held, enterprises.form, 7))[held]]
    return counts


def _company_holders(rng: Stream, enterprises: Enterprises, owned: Ints) -> tuple[Ints, Flags]:
    """Which rows are held by a company, and by which: an older one, the oldest far more often (no cycles)."""
    eligible = np.flatnonzero(enterprises.active & (enterprises.form <= STOCK))
    eldest_first = eligible[np.argsort(enterprises.established[eligible], kind="stable")]
    older = np.searchsorted(enterprises.established[eldest_first], enterprises.established[owned] - 60)
    may = (enterprises.form[owned] <= PARTNERSHIP) & (older > 0)
    by_company = may & chance(rng, 0.185, len(owned))
    holder = np.zeros(len(owned), dtype=np.int64)
    holder[by_company] = eldest_first[skewed(rng, older[by_company], int(by_company.sum()), 2.2)]
    by_state = by_company & chance(rng, 0.025, len(owned)) & (enterprises.established[owned] > 12_000)
    holder[by_state] = STATE_HOLDER
    return holder, by_company


def _without_repeats(owned: Ints, holder: Ints, by_company: Flags) -> tuple[Ints, Ints, Flags]:
    """Each holder stands once among an enterprise's holders."""
    key = (owned * 2 + by_company) * (holder.max() + 2) + holder + 1
    first = np.sort(np.unique(key, return_index=True)[1])
    return owned[first], holder[first], by_company[first]


def _points(rng: Stream, owned: Ints) -> Ints:
    """Shares that add up to the whole in every enterprise: usual splits of two, uneven ones of more."""
    _, start, place, count = np.unique(owned, return_index=True, return_inverse=True, return_counts=True)
    weight = rng.gamma(0.9, size=len(owned)) + 0.02
    points = np.floor(weight / np.add.reduceat(weight, start)[place] * (WHOLE / 50)).astype(np.int64) * 50
    points = np.maximum(points, 10)
    pairs = start[count == 2]
    points[pairs] = _SPLITS[pick(rng, _SPLIT_WEIGHTS, len(pairs))]
    points[pairs + 1] = 0
    largest = np.lexsort((-points, place))[start]
    largest[count == 2] = pairs + 1
    points[largest] += WHOLE - np.add.reduceat(points, start)
    return points


def _with_rings(rng: Stream, enterprises: Enterprises, holdings: Holdings) -> Holdings:
    """One cross-holding ring to some 1,200 enterprises: each member takes part of the next one's largest.

    The members are owned by others too, so that no ring is closed.
    """
    order = np.lexsort((-holdings.points, holdings.owned))
    largest = order[np.unique(holdings.owned[order], return_index=True)[1]]
    wide = (holdings.points[largest] >= 5000) & (enterprises.form[holdings.owned[largest]] == LIMITED)
    free = largest[wide & enterprises.active[holdings.owned[largest]]]
    sizes = 2 + pick(rng, np.array((60, 25, 10, 5.0)), enterprises.count // 1200 + 1)
    members = rng.choice(free, min(int(sizes.sum()), len(free)), replace=False)
    ring = np.repeat(np.arange(len(sizes)), sizes)[: len(members)]
    holder = holdings.owned[_next_in_ring(members, ring)]
    part = between(rng, 5, 40, len(members)) * 100
    known = (holdings.owned[members], holder)
    fresh = ~np.isin(
        _pairs(*known), _pairs(holdings.owned, np.where(holdings.by_company, holdings.holder, -2))
    )
    fresh &= known[0] != known[1]
    members, holder, part = members[fresh], holder[fresh], part[fresh]
    points = holdings.points.copy()
    points[members] -= part
    owned = holdings.owned[members]
    both_exist = np.maximum(enterprises.established[owned], enterprises.established[holder])
    since = np.minimum(both_exist + between(rng, 30, 900, len(owned)), enterprises.today - 10)
    added = Holdings(owned, holder, np.ones(len(owned), bool), part, since, np.full(len(owned), NO_DAY))
    return _stacked(Holdings(**{**vars(holdings), "points": points}), added)


def _pairs(owned: Ints, holder: Ints) -> Ints:
    return owned * (1 << 31) + holder


def _next_in_ring(members: Ints, ring: Ints) -> Ints:
    """For each member of a ring the one before it; the first has the last before it."""
    before = np.roll(members, 1)
    first = np.flatnonzero(np.r_[True, ring[1:] != ring[:-1]])
    last = np.r_[first[1:], len(ring)] - 1
    before[first] = members[last]
    return before


def _with_secrets(rng: Stream, holdings: Holdings) -> Holdings:
    """Three rows in a hundred do not disclose the share."""
    hidden = chance(rng, 0.03, len(holdings.owned))
    points = np.where(hidden, UNDISCLOSED, holdings.points)
    return Holdings(**{**vars(holdings), "points": points})


def _with_former(
    rng: Stream, enterprises: Enterprises, holdings: Holdings, slots: Slots
) -> tuple[Holdings, int]:
    """Three persons in a hundred took their share over from a former holder, who left on that day."""
    old_enough = enterprises.last_day[holdings.owned] - holdings.since > 400
    taken = np.flatnonzero(
        ~holdings.by_company & old_enough & (holdings.points > 0) & chance(rng, 0.03, len(holdings.owned))
    )
    began = holdings.since[taken]
    day = between(rng, began + 200, enterprises.last_day[holdings.owned[taken]] - 100, len(taken))
    since = holdings.since.copy()
    since[taken] = day
    former = person_slots(rng, len(taken), slots.total, 1.0)
    gone = Holdings(
        holdings.owned[taken],
        former.persons,
        np.zeros(len(taken), bool),
        holdings.points[taken],
        began,
        day,
    )
    return _stacked(Holdings(**{**vars(holdings), "since": since}), gone), former.total


def _stacked(first: Holdings, second: Holdings) -> Holdings:
    """Both, by enterprise and then by day."""
    whole = {key: np.concatenate([value, vars(second)[key]]) for key, value in vars(first).items()}
    order = np.lexsort((whole["until"] == NO_DAY, whole["since"], whole["owned"]))
    return Holdings(**{key: value[order] for key, value in whole.items()})
