"""Guarantees (对外担保) in the shape of a real bank network: very many pairs, few nets, one very large."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from loaders.county.chance import Stream, between, pick
from loaders.county.columns import Ints, day_texts, join, padded, table, take, whole_texts
from loaders.county.county import County
from loaders.county.enterprises import STOCK
from loaders.county.headings import SHEET
from loaders.county.words import numbers, weighted

SHARE_IN_NETWORK = 0.08
"""Of all enterprises, those that stand in the guarantee network."""
_CIRCLE_SIZES = (2, 2, 2, 2, 3, 3, 4, 7)
_CIRCLES_PER_COMPONENT = 8 / 7158
"""Strong components of more than one, and their sizes, as counted in the real network."""
_AMOUNTS = np.array((20, 50, 100, 200, 300, 500, 800, 1000, 2000, 3000, 5000, 10000, 48000))
_AMOUNT_WEIGHTS = np.array((3, 7, 12, 14, 13, 15, 8, 10, 6, 3, 2, 0.8, 0.1))


def guarantee_sheet(county: County) -> pa.Table:
    """对外担保: one row to a contract."""
    rng, drawn = county.stream("guarantees"), county.enterprises
    source, target = draw_network(rng, np.flatnonzero(drawn.active & (drawn.form <= STOCK)), drawn.count)
    count = len(source)
    both = np.maximum(drawn.established[source], drawn.established[target]) + 5
    since = np.maximum(drawn.today - between(rng, 5, 1100, count), both)
    year = since.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    columns: dict[str, object] = {
        "担保人统一社会信用代码": take(drawn.codes, source),
        "担保人名称": take(county.names, source),
        "被担保人统一社会信用代码": take(drawn.codes, target),
        "被担保人名称": take(county.names, target),
        "债权人": weighted("banks").draw(rng, count),
        "担保金额(万元)": whole_texts(_AMOUNTS[pick(rng, _AMOUNT_WEIGHTS, count)]),
        "币种": "人民币",
        "担保方式": take(
            pa.array(["连带责任保证", "一般保证", "抵押", "质押"]),
            pick(rng, np.array((80, 5, 12, 3.0)), count),
        ),
        "合同编号": join("保字", whole_texts(year), "第", padded(np.arange(1, count + 1), 6), "号"),
        "担保起始日": day_texts(since),
        "担保截止日": day_texts(since + np.array((365, 730, 1095))[between(rng, 0, 2, count)]),
    }
    return table(SHEET["guarantees"].headings, columns, count)


def draw_network(rng: Stream, eligible: Ints, enterprises: int) -> tuple[Ints, Ints]:
    """Guarantor and debtor of each contract, as places of enterprises."""
    sizes = component_sizes(rng, min(int(enterprises * SHARE_IN_NETWORK), len(eligible)))
    members = rng.permutation(eligible)[: sizes.sum()]
    start = np.cumsum(sizes) - sizes
    component = np.repeat(np.arange(len(sizes)), sizes)
    place = np.arange(len(members)) - start[component]
    grown = np.flatnonzero(place > 0)
    earlier = start[component[grown]] + np.floor(rng.random(len(grown)) ** 1.6 * place[grown]).astype(
        np.int64
    )
    more, other = _extra(rng, start, sizes, component, place)
    source = np.concatenate([grown, more])
    target = np.concatenate([earlier, other])
    source, target = _acyclic(rng, source, target, len(members))
    source, target = _circled(source, target, start, sizes)
    kept = np.unique(source * (len(members) + 1) + target, return_index=True)[1]
    return members[source[np.sort(kept)]], members[target[np.sort(kept)]]


def component_sizes(rng: Stream, nodes: int) -> Ints:
    """Sizes of weak components that use up the nodes; the largest net keeps its share of all of them."""
    low, high, weight = (numbers("guarantee_components", place) for place in range(3))
    mean = ((low + high) / 2 * weight)[:-1].sum() / weight[:-1].sum()
    giant = max(int(nodes * low[-1] / 18_711), 8)
    count = max(int((nodes - giant) / mean), 3)
    # one draw to each equal step of probability: the rare sizes come up as often as they should
    lot = (np.arange(count) + rng.random(count)) / count
    steps = np.cumsum(weight[:-1])
    drawn = np.searchsorted(steps, lot * steps[-1], side="right")
    sizes = between(rng, low[drawn].astype(np.int64), high[drawn].astype(np.int64), count)
    room = np.cumsum(sizes) <= nodes - giant
    return np.concatenate([[giant], rng.permutation(sizes[room])])


def _extra(rng: Stream, start: Ints, sizes: Ints, component: Ints, place: Ints) -> tuple[Ints, Ints]:
    """Contracts beyond what joins a component: one to four of its members, in nets of three and more."""
    wide = np.flatnonzero((sizes[component] > 2) & (rng.random(len(component)) < 0.28))
    other = start[component[wide]] + between(rng, 0, sizes[component[wide]] - 1, len(wide))
    apart = other != wide
    return wide[apart], other[apart]


def _acyclic(rng: Stream, source: Ints, target: Ints, nodes: int) -> tuple[Ints, Ints]:
    """Point every contract down a random order, so that no circle arises by chance."""
    rank = rng.permutation(nodes)
    turned = rank[source] < rank[target]
    return np.where(turned, target, source), np.where(turned, source, target)


def _circled(source: Ints, target: Ints, start: Ints, sizes: Ints) -> tuple[Ints, Ints]:
    """Close as many circles as the real network has for its size, each in a component of its own."""
    wanted = max(1, round(len(sizes) * _CIRCLES_PER_COMPONENT))
    free = np.arange(1, len(sizes))
    for number in range(wanted):
        length = _CIRCLE_SIZES[number % len(_CIRCLE_SIZES)]
        fitting = free[sizes[free] >= length]
        if not len(fitting):
            break
        home = fitting[np.argmin(sizes[fitting])]
        free = free[free != home]
        ring = start[home] + np.arange(length)
        apart = ~(np.isin(source, ring) & np.isin(target, ring))
        source = np.concatenate([source[apart], ring])
        target = np.concatenate([target[apart], np.roll(ring, -1)])
    return source, target
