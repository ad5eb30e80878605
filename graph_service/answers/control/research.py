"""Figures of research (研究口径) on control: weakest links and voting power; never the legal answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analytics.concert import Concert, concerts_within, votes_cast
from analytics.neighbourhood import Neighbourhood, upstream
from analytics.network_power import NetworkPower, network_power
from analytics.routes import MAX_EDGES, MIN_PRODUCT, routes_to
from analytics.share_range import NOTHING, ShareRange
from analytics.voting_power import NO_SHARE, VotingPower, voting_power
from analytics.weakest_link import WeakestLink, weakest_links
from graph_service.answers.control.controls import voted_above
from graph_service.answers.control.figures import percent
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.ledger import Ledger
from graph_service.rules.control import control_numbers

SHOWN = 50
"""Holders shown in each table."""

MOST, FEWEST, DRAWS = 20_000, 2_000, 5_000_000
"""Samples of the direct indices past 25 holders: the more holders, the fewer."""

NOTE = "供分析参考，不作为认定控制的法律结论，也不作为监管依据"
"""Stands beside every figure of this answer."""

NETWORK_METHOD = (
    "NPI：各企业内支持同一持有人的表决权合并为一票，随机次序累计，使其超过半数者决定，"
    "并随所控企业逐层传递；未披露的表决权无人行使"
)
DIRECT_METHOD = "沙普利—舒比克指数与班扎夫指数，按全部表决权过半数计；一致行动人合为一票"


@dataclass(frozen=True)
class WeakestLine:
    """Control rights by the weakest link of votes beside cash-flow rights by shares, 0 to 1.

    Control rights are more than 1 where chains overlap. `ratio` is the first over the second, null without
    cash flow; `above` whether the control rights are over the threshold, null where an undisclosed share
    decides.
    """

    party: str
    name: str
    control_rights: ShareRange
    cash_flow: ShareRange
    ratio: float | None
    above: bool | None
    chains: int


@dataclass(frozen=True)
class DirectPower:
    """A direct holder, or several acting in concert, with votes (0 to 1) and both indices."""

    holders: tuple[str, ...]
    votes: float
    shapley_shubik: float
    banzhaf: float


@dataclass(frozen=True)
class CarriedPower:
    """How often (0 to 1) a holder, or several acting in concert, decides over the whole network."""

    holders: tuple[str, ...]
    power: float


@dataclass(frozen=True)
class Research:
    """Three research figures, apart from control and controllers.

    Direct indices are exact up to 25 holders; else, as the network's always, drawn `samples` times with that
    standard error (one sigma). `undisclosed` votes (0 to 1) and `undecided` draws are nobody's.
    """

    weakest: tuple[WeakestLine, ...]
    weakest_threshold: float
    weakest_basis: str
    direct: tuple[DirectPower, ...]
    undisclosed: float
    direct_exact: bool
    direct_samples: int
    direct_error: float
    carried: tuple[CarriedPower, ...]
    undecided: float
    carried_samples: int
    carried_error: float
    cuts: tuple[Cut, ...]
    direct_method: str = DIRECT_METHOD
    carried_method: str = NETWORK_METHOD
    note: str = NOTE


def research(ledger: Ledger, node: int) -> Research:
    """The research figures of one enterprise, by votes; nominees' holdings are left out."""
    numbers, above = control_numbers(ledger.graph.day), voted_above(ledger, node)
    bound = (one.concert for one in ledger.graph.bound_among(above.nodes.tolist()))
    groups = concerts_within(bound, above.numbers())
    links, cash = weakest_links(above.holdings, 0), _cash_flow(ledger, node)
    votes = _votes(above, groups)
    power = _power(tuple(votes.values()))
    carried = network_power(above.holdings, 0, groups)
    lines = zip(votes.items(), power.shapley_shubik, power.banzhaf, strict=True)
    ranked = sorted(lines, key=lambda line: (-line[1], -line[0][1], line[0][0]))
    return Research(
        weakest=tuple(_weakest(ledger, above, one, cash, numbers.weakest_link) for one in links[:SHOWN]),
        weakest_threshold=numbers.weakest_link,
        weakest_basis=numbers.basis[2],
        direct=tuple(
            DirectPower(ledger.parties(above.whole_nodes(voters)), cast, shapley, banzhaf)
            for (voters, cast), shapley, banzhaf in ranked[:SHOWN]
        ),
        undisclosed=max(0.0, 1.0 - sum(votes.values())),
        direct_exact=power.exact,
        direct_samples=power.samples,
        direct_error=power.standard_error,
        carried=tuple(
            CarriedPower(ledger.parties(above.whole_nodes(one.holders)), one.power)
            for one in carried.powers[:SHOWN]
        ),
        undecided=carried.undecided,
        carried_samples=carried.samples,
        carried_error=carried.standard_error,
        cuts=tuple(_cuts(links, votes, carried)),
    )


def power_text(power: float, samples: int) -> str:
    """A power in percent; where it was drawn, with no more digits than the draws bear."""
    return percent(round(power, 3) if samples else power)


def drawn_words(samples: int, error: float) -> str:
    """How a figure was come by: exactly, or from so many draws with this standard error."""
    return f"抽样 {samples:,} 次，标准误不超过 {percent(error)}" if samples else "精确"


def _votes(above: Neighbourhood, groups: Sequence[Concert]) -> dict[tuple[int, ...], float]:
    """The votes in the company of each direct holder; those acting in concert cast theirs together."""
    held, degree = above.holdings, above.holdings.up.degree(0)
    voters = votes_cast(held, groups, everywhere=True)[:degree].tolist()
    votes: dict[tuple[int, ...], float] = {}
    for voter, cast in zip(voters, held.up.low[:degree].tolist(), strict=True):
        who = (voter,) if voter < held.n else groups[voter - held.n].members
        if cast > 0 and voter:
            votes[who] = votes.get(who, 0.0) + cast
    return votes


def _power(votes: tuple[float, ...]) -> VotingPower:
    """The indices of these votes for more than half of all; nobody's where there are none."""
    if not votes:
        return VotingPower((), (), (), exact=True, samples=0, standard_error=0.0)
    samples = max(FEWEST, min(MOST, DRAWS // len(votes)))
    return voting_power(votes, 0.5 + NO_SHARE, samples=samples)


def _cash_flow(ledger: Ledger, node: int) -> Mapping[int, ShareRange]:
    """What everyone above draws of the company's profits: shares multiplied along routes, routes added."""
    part = upstream(ledger.graph.shares, node)
    return {int(part.nodes[one.holder]): one.penetrated for one in routes_to(part.holdings, 0).shares}


def _weakest(
    ledger: Ledger,
    above: Neighbourhood,
    one: WeakestLink,
    cash: Mapping[int, ShareRange],
    threshold: float,
) -> WeakestLine:
    node = int(above.nodes[one.holder])
    drawn = cash.get(node, NOTHING)
    return WeakestLine(
        party=ledger.party(node),
        name=ledger.graph.name(node),
        control_rights=one.control_rights,
        cash_flow=drawn,
        ratio=one.control_rights.low / drawn.low if drawn.low > 0 else None,
        above=one.control_rights.exceeds(threshold),
        chains=len(one.chains),
    )


def _cuts(
    links: Sequence[WeakestLink], votes: Mapping[tuple[int, ...], float], carried: NetworkPower
) -> Iterator[Cut]:
    totals = {"最弱链": len(links), "直接表决影响力": len(votes), "表决影响力": len(carried.powers)}
    for what, total in totals.items():
        if total > SHOWN:
            yield Cut(f"研究口径：{what}", SHOWN, total)
    if any(one.cut.by_count for one in links):
        yield Cut("研究口径：最弱链的路径过多，其余未计入", sum(len(one.chains) for one in links), None)
    if any(one.cut.by_length or one.cut.by_product for one in links):
        what = f"研究口径：最弱链中超过 {MAX_EDGES} 层或乘积低于 {percent(MIN_PRODUCT)} 的路径未计入"
        yield Cut(what, sum(len(one.chains) for one in links), None)
