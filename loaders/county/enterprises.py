"""The county's enterprises before they have names: kinds, codes, regions, trades, capital and dates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from loaders.county import places
from loaders.county.chance import Stream, between, chance, pick, pick_by_group
from loaders.county.codes import bodies, registration_numbers, usccs
from loaders.county.columns import NO_DAY, Bytes, Flags, Ints, fixed_texts
from loaders.county.words import numbers

LIMITED, STOCK, PARTNERSHIP, SOLE, HOUSEHOLD, COOPERATIVE, BRANCH = range(7)
"""Legal forms: 有限责任公司, 股份有限公司, 合伙企业, 个人独资企业, 个体工商户, 农民专业合作社, 分公司."""
_FORM_WEIGHTS = np.array((0.525, 0.01, 0.02, 0.025, 0.34, 0.05, 0.03))
_CODE_KINDS = np.array((91, 91, 91, 91, 92, 93, 91))
_CAPITALS = np.array((3, 10, 30, 50, 100, 200, 300, 500, 600, 1000, 2000, 3000, 5000, 8000, 12000, 30000))
_CAPITAL_WEIGHTS = np.array((1, 4, 4, 12, 18, 14, 7, 14, 3, 12, 5, 2.5, 2, 0.8, 0.5, 0.2))
_NEW_STYLE_FROM = np.datetime64("2015-10-01").astype(int)
_FIRST_DAY = np.datetime64("1993-03-01").astype(int)


@dataclass(frozen=True)
class Enterprises:
    """One row to an enterprise; days are day numbers, capital is in 万元."""

    form: Ints
    region: Ints
    town: Ints
    trade: Ints
    established: Ints
    ended: Ints
    revoked: Flags
    capital: Ints
    codes: pa.Array
    registration_numbers: pa.Array
    today: int

    @property
    def count(self) -> int:
        """How many enterprises there are."""
        return len(self.form)

    @property
    def coded(self) -> Flags:
        """Which have a unified social credit code; the others were revoked before the codes came."""
        return np.asarray(self.codes.is_valid().to_numpy(zero_copy_only=False))

    @property
    def active(self) -> Flags:
        """Which are neither deregistered nor revoked, and have a code."""
        return np.asarray((self.ended == NO_DAY) & self.coded)

    @property
    def last_day(self) -> Ints:
        """The last day on which something can happen to each."""
        return np.where(self.ended == NO_DAY, self.today, self.ended)


def draw_enterprises(rng: Stream, count: int, today: int) -> Enterprises:
    """So many enterprises as of `today` (a day number)."""
    form = pick(rng, _FORM_WEIGHTS, count)
    region = pick(rng, places.WEIGHTS, count)
    established = today - 20 - np.floor(rng.random(count) ** 1.8 * (today - 20 - _FIRST_DAY)).astype(np.int64)
    ended, revoked = _ends(rng, established, today)
    coded = ~(revoked & (ended < _NEW_STYLE_FROM) & (ended != NO_DAY))
    return Enterprises(
        form=form,
        region=region,
        town=places.draw_towns(rng, region),
        trade=_trades(rng, form, region),
        established=established,
        ended=ended,
        revoked=revoked,
        capital=_capital(rng, form),
        codes=_codes(form, region, established, coded),
        registration_numbers=_registration_numbers(region, established),
        today=today,
    )


def _ends(rng: Stream, established: Ints, today: int) -> tuple[Ints, Flags]:
    count = len(established)
    lot = rng.random(count)
    day = between(rng, established + 240, today - 1, count)
    ended = np.where((lot < 0.105) & (established + 240 < today), day, NO_DAY)
    return ended, np.asarray((lot < 0.03) & (ended != NO_DAY))


def _trades(rng: Stream, form: Ints, region: Ints) -> Ints:
    trade = places.industries_by_region(rng, region)
    for kind, table, weight in (
        (HOUSEHOLD, "household_trades", 3),
        (COOPERATIVE, "cooperative_trades", 3),
    ):
        members = np.flatnonzero(form == kind)
        trade[members] = pick(rng, numbers(table, weight), len(members))
    return trade


def _capital(rng: Stream, form: Ints) -> Ints:
    weights = np.tile(_CAPITAL_WEIGHTS, (7, 1))
    weights[STOCK, :9] = 0
    weights[SOLE, 8:] = 0
    weights[HOUSEHOLD, 4:] = 0
    weights[COOPERATIVE, 12:] = 0
    capital = _CAPITALS[pick_by_group(rng, weights, form)]
    return np.where(form == BRANCH, 0, capital)


def _codes(form: Ints, region: Ints, established: Ints, coded: Flags) -> pa.Array:
    matrix: Bytes = usccs(_CODE_KINDS[form], places.CODES[region], bodies(established >= _NEW_STYLE_FROM))
    return pa.compute.if_else(pa.array(coded), fixed_texts(matrix), None)


def _registration_numbers(region: Ints, established: Ints) -> pa.Array:
    """Numbers of those founded before the codes; later ones never had one."""
    matrix = registration_numbers(places.CODES[region], np.arange(len(region)) + 200_000)
    old = pa.array(established < _NEW_STYLE_FROM)
    return pa.compute.if_else(old, fixed_texts(matrix), None)


def some(rng: Stream, share: float, enterprises: Enterprises, companies_only: bool = False) -> Ints:
    """A share of the enterprises that have a code, as places in rising order."""
    eligible = enterprises.coded & (~companies_only | (enterprises.form < HOUSEHOLD))
    return np.flatnonzero(chance(rng, share, enterprises.count) & eligible)
