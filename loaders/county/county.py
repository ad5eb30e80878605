"""The drawn county: enterprises, holdings, posts and people that belong together, before they are written."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from loaders.county import places
from loaders.county.cases.case import Human
from loaders.county.cases.hubs import PROFESSIONAL, STATE
from loaders.county.chance import Stream, chance, skewed, stream
from loaders.county.columns import NO_DAY, Flags, Ints, take
from loaders.county.enterprises import BRANCH, HOUSEHOLD, STOCK, Enterprises, draw_enterprises
from loaders.county.holdings import Holdings, draw_holdings
from loaders.county.names import branch_names, company_names
from loaders.county.officers import Posts, draw_posts
from loaders.county.persons import (
    Persons,
    draw_numbered,
    draw_persons,
    first_days,
    told_apart,
    without_numbers,
)


@dataclass(frozen=True)
class County:
    """Everything that the files are written from; persons and names end with the hub's own."""

    enterprises: Enterprises
    holdings: Holdings
    posts: Posts
    persons: Persons
    names: pa.Array
    legal: Ints
    addresses: pa.Array
    telephones: pa.Array
    parents: Ints
    seed: int

    @property
    def codes(self) -> pa.Array:
        """Codes by enterprise; the last is the state-asset company's."""
        return pa.concat_arrays([self.enterprises.codes, pa.array([STATE.code])])

    @property
    def holder_names(self) -> pa.Array:
        """Names by enterprise; the last is the state-asset company's."""
        return pa.concat_arrays([self.names, pa.array([STATE.name])])

    @property
    def legal_names(self) -> pa.Array:
        """The legal representative's name of every enterprise."""
        return take(self.persons.names, self.legal)

    def stream(self, noun: str) -> Stream:
        """The stream of chance of one file."""
        return stream(self.seed, noun)


def draw_county(count: int, seed: int, today: int) -> County:
    """A county of so many enterprises, apart from the planted ones, as of `today` (a day number)."""
    enterprises = draw_enterprises(stream(seed, "enterprises"), count, today)
    holdings, persons_held = draw_holdings(stream(seed, "holdings"), enterprises)
    posts, persons_all = draw_posts(stream(seed, "posts"), enterprises, holdings, persons_held)
    enterprises, posts, parents = _with_parents(stream(seed, "branches"), enterprises, posts)
    persons = _people(seed, enterprises, holdings, posts, persons_all)
    legal = _present_legal(enterprises, posts, persons_all)
    rng = stream(seed, "names")
    names = company_names(rng, enterprises, take(persons.names, legal))
    branches = np.flatnonzero(enterprises.form == BRANCH)
    return County(
        enterprises=enterprises,
        holdings=holdings,
        posts=posts,
        persons=persons,
        names=branch_names(rng, names, enterprises, parents, branches),
        legal=legal,
        addresses=_addresses(stream(seed, "addresses"), enterprises),
        telephones=_telephones(stream(seed, "telephones"), enterprises),
        parents=parents,
        seed=seed,
    )


def _with_parents(rng: Stream, enterprises: Enterprises, posts: Posts) -> tuple[Enterprises, Posts, Ints]:
    """The parent of each branch: a large company older than it; failing that the branch becomes younger."""
    branches = np.flatnonzero(enterprises.form == BRANCH)
    may = enterprises.active & (enterprises.form <= STOCK)
    large = np.flatnonzero(may & (enterprises.capital >= 500))
    large = large if len(large) else np.flatnonzero(may)
    eldest_first = large[np.argsort(enterprises.established[large], kind="stable")]
    older = np.searchsorted(enterprises.established[eldest_first], enterprises.established[branches] - 200)
    parents = eldest_first[skewed(rng, np.maximum(older, 1), len(branches), 1.6)]
    established = enterprises.established.copy()
    established[branches] = np.maximum(established[branches], enterprises.established[parents] + 1)
    ended = enterprises.ended.copy()
    ended[branches[ended[branches] <= established[branches] + 1]] = NO_DAY
    moved = np.isin(posts.enterprise, branches)
    since = np.where(moved, established[posts.enterprise], posts.since)
    revoked = enterprises.revoked & (ended != NO_DAY)
    whole = replace(enterprises, established=established, ended=ended, revoked=revoked)
    return whole, replace(posts, since=since), parents


def _people(seed: int, enterprises: Enterprises, holdings: Holdings, posts: Posts, count: int) -> Persons:
    """Everybody, drawn old enough for their first post or holding; the professional stands last."""
    held = np.where(holdings.by_company, -1, holdings.holder)
    member = np.concatenate([held, posts.person])
    group = np.concatenate([holdings.owned, posts.enterprise])
    seen = np.concatenate(
        [enterprises.established[holdings.owned], enterprises.established[posts.enterprise]]
    )
    first = first_days(member, seen, count, enterprises.today)
    rng = stream(seed, "persons")
    numbered = draw_numbered(rng, count)
    drawn = draw_persons(rng, first)
    told = told_apart(drawn.names, numbered, group, member)
    return _appended(without_numbers(drawn, told), PROFESSIONAL)


def _appended(persons: Persons, human: Human) -> Persons:
    return Persons(
        pa.concat_arrays([persons.names, pa.array([human.name])]),
        pa.concat_arrays([persons.documents, pa.array([human.document])]),
        pa.concat_arrays([persons.numbers, pa.array([human.number])]),
    )


def _present_legal(enterprises: Enterprises, posts: Posts, professional: int) -> Ints:
    """The legal representative of today of each; the professional where there is no post."""
    legal = np.full(enterprises.count, professional)
    rows = posts.legal & (posts.until == NO_DAY)
    legal[posts.enterprise[rows]] = posts.person[rows]
    legal[legal < 0] = professional
    return legal


def _addresses(rng: Stream, enterprises: Enterprises) -> pa.Array:
    drawn = places.addresses(rng, enterprises.region, enterprises.town)
    rented: Flags = chance(rng, 0.03, enterprises.count) & (enterprises.form <= STOCK)
    rented &= (enterprises.region == 0) & (enterprises.established > 16_400)
    return pa.compute.if_else(pa.array(rented), places.AGENT_ADDRESS, drawn)


def _telephones(rng: Stream, enterprises: Enterprises) -> pa.Array:
    """Telephones; one in twelve is that of a bookkeeping firm, which stands for many."""
    drawn = places.telephones(rng, enterprises.region)
    firms = max(3, enterprises.count // 400)
    shared = places.telephones(rng, np.zeros(firms, dtype=np.int64))
    booked = chance(rng, 0.08, enterprises.count)
    phones = pa.compute.if_else(pa.array(booked), take(shared, skewed(rng, firms, enterprises.count)), drawn)
    silent = chance(rng, np.where(enterprises.form >= HOUSEHOLD, 0.3, 0.06), enterprises.count)
    return pa.compute.if_else(pa.array(silent), pa.scalar(None, pa.string()), phones)
