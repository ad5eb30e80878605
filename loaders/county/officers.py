"""Legal representatives and executives: who holds which post, since when and until when."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from loaders.county.chance import Stream, between, chance
from loaders.county.columns import NO_DAY, Flags, Ints
from loaders.county.enterprises import COOPERATIVE, LIMITED, SOLE, STOCK, Enterprises
from loaders.county.holdings import Holdings
from loaders.county.slots import person_slots

PROFESSIONAL = -1
"""Stands for the professional legal representative; a planted hub with a number of his own."""
HUB_FEWEST = 5
"""So many firms he has at least, where there are as many that hire."""

POSITIONS = pa.array(
    [
        "执行董事兼总经理",
        "董事长",
        "执行事务合伙人",
        "投资人",
        "经营者",
        "理事长",
        "负责人",
        "监事",
        "总经理",
        "董事",
        "财务负责人",
    ]
)
_DIRECTOR, _CHAIR, _PARTNER, _INVESTOR, _KEEPER, _HEAD, _IN_CHARGE, _SUPERVISOR = range(8)
_MANAGER, _MEMBER, _FINANCE = 8, 9, 10
_LEADING = np.array((_DIRECTOR, _CHAIR, _PARTNER, _INVESTOR, _KEEPER, _HEAD, _IN_CHARGE))
"""The post that goes with being legal representative, by legal form."""


@dataclass(frozen=True)
class Posts:
    """One row to a post; person is a person's place, days are day numbers."""

    enterprise: Ints
    person: Ints
    position: Ints
    legal: Flags
    since: Ints
    until: Ints


def draw_posts(rng: Stream, enterprises: Enterprises, holdings: Holdings, known: int) -> tuple[Posts, int]:
    """The posts, and how many persons there are with them."""
    first, second = _largest_persons(enterprises, holdings)
    legal, total = _legal_representatives(rng, enterprises, first, known)
    leading, total = _legal_posts(rng, enterprises, legal, total)
    supervisors, total = _supervisors(rng, enterprises, second, legal, total)
    board, total = _boards(rng, enterprises, total)
    whole = [np.concatenate(parts) for parts in zip(leading, supervisors, board, strict=True)]
    order = np.lexsort((whole[2], whole[4], whole[0]))
    enterprise, person, position, was_legal, since, until = (part[order] for part in whole)
    return _once_each(Posts(enterprise, person, position, was_legal.astype(bool), since, until)), total


def _largest_persons(enterprises: Enterprises, holdings: Holdings) -> tuple[Ints, Ints]:
    """The largest and second largest person among each one's holders of today; -1 where there is none."""
    rows = np.flatnonzero(~holdings.by_company & (holdings.until == NO_DAY))
    rows = rows[np.lexsort((-holdings.points[rows], holdings.owned[rows]))]
    owned, start, count = np.unique(holdings.owned[rows], return_index=True, return_counts=True)
    first, second = np.full(enterprises.count, -1), np.full(enterprises.count, -1)
    first[owned] = holdings.holder[rows[start]]
    pairs = count > 1
    second[owned[pairs]] = holdings.holder[rows[start[pairs] + 1]]
    return first, second


def _legal_representatives(
    rng: Stream, enterprises: Enterprises, largest: Ints, known: int
) -> tuple[Ints, int]:
    """The largest person four times in five; else somebody hired; a few have the professional."""
    count = enterprises.count
    hired = (largest < 0) | (chance(rng, 0.2, count) & (enterprises.form != SOLE))
    slots = person_slots(rng, int(hired.sum()), known, 0.86)
    legal = largest.copy()
    legal[hired] = slots.persons
    rented = hired & (enterprises.form == LIMITED) & (enterprises.capital <= 200)
    rented &= enterprises.established > 14_000
    lent = rented & chance(rng, 0.035, count)
    # in a small county chance may leave the hub with nobody to join
    lent[np.flatnonzero(rented & ~lent)[: max(0, HUB_FEWEST - int(lent.sum()))]] = True
    legal[lent] = PROFESSIONAL
    return legal, slots.total


def _legal_posts(rng: Stream, enterprises: Enterprises, legal: Ints, known: int) -> tuple[list[Ints], int]:
    """The post of every legal representative; six in a hundred had another before."""
    posted = np.flatnonzero(enterprises.coded)
    began = enterprises.established[posted]
    room = enterprises.last_day[posted] - began
    changed = (room > 500) & chance(rng, 0.06, len(posted)) & (enterprises.form[posted] <= STOCK)
    day = between(rng, began + 200, enterprises.last_day[posted] - 100, len(posted))
    since = np.where(changed, day, began)
    position = _leading_positions(enterprises, posted)
    former = person_slots(rng, int(changed.sum()), known, 0.95)
    rows = [posted, legal[posted], position, np.ones(len(posted), bool), since, np.full(len(posted), NO_DAY)]
    gone = [
        posted[changed],
        former.persons,
        position[changed],
        np.ones(len(former.persons), bool),
        began[changed],
        day[changed],
    ]
    return [np.concatenate(pair) for pair in zip(rows, gone, strict=True)], former.total


def _leading_positions(enterprises: Enterprises, posted: Ints) -> Ints:
    large = (enterprises.form[posted] == LIMITED) & (enterprises.capital[posted] >= 3000)
    return np.where(large, _CHAIR, _LEADING[enterprises.form[posted]])


def _supervisors(
    rng: Stream, enterprises: Enterprises, second: Ints, legal: Ints, known: int
) -> tuple[list[Ints], int]:
    """A supervisor in most companies: the second largest person, or somebody else."""
    company = enterprises.coded & (enterprises.form <= STOCK)
    rows = np.flatnonzero(company & chance(rng, 0.85, enterprises.count))
    person = second[rows]
    vacant = (person < 0) | (person == legal[rows])
    slots = person_slots(rng, int(vacant.sum()), known, 0.8)
    person[vacant] = slots.persons
    return _posts_from_start(enterprises, rows, person, np.full(len(rows), _SUPERVISOR)), slots.total


def _boards(rng: Stream, enterprises: Enterprises, known: int) -> tuple[list[Ints], int]:
    """Manager, two members and a head of finance in large companies; in cooperatives a supervisor."""
    large = np.flatnonzero(enterprises.coded & (enterprises.form <= STOCK) & (enterprises.capital >= 3000))
    tended = np.flatnonzero(enterprises.coded & (enterprises.form == COOPERATIVE))
    rows = np.concatenate([np.repeat(large, 4), tended])
    position = np.concatenate(
        [np.tile([_MANAGER, _MEMBER, _MEMBER, _FINANCE], len(large)), np.full(len(tended), _SUPERVISOR)]
    ).astype(np.int64)
    slots = person_slots(rng, len(rows), known, 0.75)
    return _posts_from_start(enterprises, rows, slots.persons, position), slots.total


def _posts_from_start(enterprises: Enterprises, rows: Ints, person: Ints, position: Ints) -> list[Ints]:
    not_legal, open_end = np.zeros(len(rows), bool), np.full(len(rows), NO_DAY)
    return [rows, person, position, not_legal, enterprises.established[rows], open_end]


def _once_each(posts: Posts) -> Posts:
    """Nobody stands twice in the same post of the same enterprise."""
    key = (posts.enterprise * 16 + posts.position) * (posts.person.max() + 2) + posts.person + 1
    first = np.sort(np.unique(key, return_index=True)[1])
    return Posts(**{name: values[first] for name, values in vars(posts).items()})
