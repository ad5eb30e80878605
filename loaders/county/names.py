"""Names of enterprises: region, trade name (字号), trade and legal form, no two alike."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.county import places
from loaders.county.chance import Stream, between, chance, pick
from loaders.county.columns import Flags, Ints, join, take, where, whole_texts
from loaders.county.enterprises import BRANCH, COOPERATIVE, HOUSEHOLD, SOLE, Enterprises
from loaders.county.words import by_rank, field, lines

_ENDINGS = pa.array(["有限公司", "股份有限公司", "合伙企业（有限合伙）", "厂", "", "专业合作社", "分公司"])
"""The end of a name, by legal form; a household's name ends in its kind of shop."""
_TRADE_WORDS = [row[2].split("/") for row in lines("industries")]
_ALL_TRADE_WORDS = pa.array([word for words in _TRADE_WORDS for word in words])
_WORD_COUNTS = np.array([len(words) for words in _TRADE_WORDS])
_WORD_STARTS = np.concatenate([[0], np.cumsum(_WORD_COUNTS)[:-1]])


def company_names(rng: Stream, enterprises: Enterprises, keepers: pa.Array) -> pa.Array:
    """A name for each enterprise but branches (absent); `keepers` are the legal representatives' names."""
    trade = _trade_words(rng, enterprises)
    region = _regions(rng, enterprises)
    names = _written(enterprises, region, _brands(rng, enterprises.count, 0.3), trade, keepers)
    for _ in range(8):
        again = repeated(names)
        if not again.any():
            break
        longer = _written(enterprises, region, _brands(rng, enterprises.count, 0.9), trade, None)
        names = where(again, longer, names)
    return where(enterprises.form == BRANCH, None, names)


def branch_names(
    rng: Stream, names: pa.Array, enterprises: Enterprises, parents: Ints, branches: Ints
) -> pa.Array:
    """The same names with those of the branches: parent, town, 分公司 (numbered where there are several)."""
    town = places.town_names(enterprises.town[branches])
    short = pc.replace_substring_regex(town, "(街道|镇)$", "")
    region = take(places.SHORT, enterprises.region[branches])
    place = where(chance(rng, 0.5, len(branches)), short, join(region, short))
    order = _occurrence(join(take(names, parents), place))
    number = where(order > 0, join("第", whole_texts(order + 1)), "")
    spelt = join(take(names, parents), place, number, "分公司")
    filled = np.asarray(names.to_numpy(zero_copy_only=False), dtype=object)
    filled[branches] = spelt.to_numpy(zero_copy_only=False)
    return pa.array(filled, pa.string())


def repeated(names: pa.Array) -> Flags:
    """Which names were met before, further up."""
    return np.asarray(_occurrence(names) > 0)


def _occurrence(names: pa.Array) -> Ints:
    """How often each name was met further up."""
    spelt = pc.dictionary_encode(names, null_encoding="encode").indices.to_numpy()
    order = np.argsort(spelt, kind="stable")
    start = np.r_[True, spelt[order][1:] != spelt[order][:-1]]
    begin = np.maximum.accumulate(np.where(start, np.arange(len(order)), 0))
    times = np.empty(len(order), dtype=np.int64)
    times[order] = np.arange(len(order)) - begin
    return times


def _written(
    enterprises: Enterprises, region: pa.Array, brand: pa.Array, trade: pa.Array, keepers: pa.Array | None
) -> pa.Array:
    """Whole names; a household's is town, keeper's or trade name, and kind of shop."""
    form = enterprises.form
    plain = join(region, brand, trade, take(_ENDINGS, form))
    town = join(take(places.OFFICIAL, enterprises.region), places.town_names(enterprises.town))
    called = brand if keepers is None else where(np.arange(len(form)) % 5 < 2, keepers, brand)
    households = join(town, called, trade)
    cooperatives = join(take(places.OFFICIAL, enterprises.region), brand, trade, "专业合作社")
    return where(form == HOUSEHOLD, households, where(form == COOPERATIVE, cooperatives, plain))


def _brands(rng: Stream, count: int, share_long: float) -> pa.Array:
    """Trade names of two characters, some of three."""
    first, second, third, fourth = (by_rank("brand_chars").draw(rng, count) for _ in range(4))
    second = pc.if_else(pc.equal(first, second), fourth, second)
    return where(chance(rng, share_long, count), join(first, second, third), join(first, second))


def _regions(rng: Stream, enterprises: Enterprises) -> pa.Array:
    """County, county in short, city, or province: large firms lean to the wider ones."""
    count, region = enterprises.count, enterprises.region
    wide = np.where(enterprises.capital >= 1000, 3, 1)
    usual = np.array((4, 3, 5, 3.0))
    lot = np.where(chance(rng, 0.25, count) & (wide == 3), 3, pick(rng, usual, count))
    province = where(lot == 3, "江苏", join(take(places.CITIES, region), "市"))
    city = where(chance(rng, 0.6, count), take(places.CITIES, region), province)
    wider = where(lot == 2, city, province)
    name = where(lot == 0, take(places.OFFICIAL, region), take(places.SHORT, region))
    small = np.isin(enterprises.form, (SOLE,))
    return where((lot < 2) | small, name, wider)


def _trade_words(rng: Stream, enterprises: Enterprises) -> pa.Array:
    """The word that tells the trade."""
    form, trade = enterprises.form, enterprises.trade
    general = ~np.isin(form, (HOUSEHOLD, COOPERATIVE))
    place = np.where(general, trade, 0)
    word = _WORD_STARTS[place] + between(rng, 0, _WORD_COUNTS[place] - 1, len(form))
    words = take(_ALL_TRADE_WORDS, word)
    for kind, table in ((HOUSEHOLD, "household_trades"), (COOPERATIVE, "cooperative_trades")):
        words = where(form == kind, take(field(table, 0), np.where(form == kind, trade, 0)), words)
    return words
