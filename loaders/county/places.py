"""Regions of the county and its neighbours: codes, registrars, authorities, addresses and telephones."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from loaders.county.chance import Stream, between, pick_by_group
from loaders.county.codes import uscc
from loaders.county.columns import Floats, Ints, join, padded, take, where, whole_texts
from loaders.county.words import by_rank, field, lines, numbers

CODES = np.array([int(row[0]) for row in lines("regions")])
"""GB/T 2260 codes of the regions, by place in the list; the first is the county itself."""
NAMES, SHORT, CITIES = field("regions", 1), field("regions", 2), field("regions", 3)
OFFICIAL = pa.array([(f"{row[3]}市" if row[1].endswith("区") else "") + row[1] for row in lines("regions")])
"""Names as authorities and firms bear them: a district (区) goes with its city."""
WEIGHTS = numbers("regions", 5)
AGENT_ADDRESS = "江苏省南通市如东县城中街道世纪大道66号商务秘书大厦B座8楼"
"""The address of a registration agent, shared by very many firms that have nothing else in common."""

_TOWNS = [row[6].split("/") for row in lines("regions")]
_TOWN_NAMES = pa.array([town for towns in _TOWNS for town in towns])
_TOWN_COUNTS = np.array([len(towns) for towns in _TOWNS])
_TOWN_STARTS = np.concatenate([[0], np.cumsum(_TOWN_COUNTS)[:-1]])


def tilted(weights: Floats, favoured: list[list[str]], keys: list[str], factor: float = 5.0) -> Floats:
    """Weights by region (rows) and key (columns), raised where the region favours the key."""
    tilt = np.array([[factor if key in keyed else 1.0 for key in keys] for keyed in favoured])
    return np.asarray(tilt * weights)


def draw_towns(rng: Stream, regions: Ints) -> Ints:
    """A town of each one's region; the first of a region is its seat and the commonest."""
    place = np.floor(rng.random(len(regions)) ** 1.7 * _TOWN_COUNTS[regions]).astype(np.int64)
    return np.asarray(_TOWN_STARTS[regions] + place)


def town_names(towns: Ints) -> pa.Array:
    """The names of towns."""
    return take(_TOWN_NAMES, towns)


def addresses(rng: Stream, regions: Ints, towns: Ints) -> pa.Array:
    """Addresses: village and group, or road and number, inside the town."""
    count = len(regions)
    rural = join(by_rank("villages").draw(rng, count), whole_texts(between(rng, 1, 28, count)), "组")
    number = join(whole_texts(between(rng, 1, 388, count)), "号")
    room = join("幢", whole_texts(between(rng, 1, 6, count)), padded(between(rng, 1, 24, count), 2), "室")
    road = join(by_rank("roads").draw(rng, count), number)
    urban = where(rng.random(count) < 0.35, join(road, whole_texts(between(rng, 1, 30, count)), room), road)
    inside = where(rng.random(count) < 0.45, rural, urban)
    return join("江苏省", take(CITIES, regions), "市", take(NAMES, regions), town_names(towns), inside)


def telephones(rng: Stream, regions: Ints) -> pa.Array:
    """Landline numbers of each region; those that open with 84 are kept for planted firms."""
    area = take(field("regions", 4), regions)
    return join(area, "-8", padded(between(rng, 5_000_000, 9_999_999, len(regions)), 7))


def registrars(regions: Ints) -> pa.Array:
    """The registrar (登记机关) of each region."""
    return join(take(OFFICIAL, regions), "市场监督管理局")


def authority_names(kinds: Ints, regions: Ints) -> pa.Array:
    """Names of authorities: county and kind of authority."""
    return join(take(OFFICIAL, regions), take(field("authorities", 1), kinds))


def authority_codes(kinds: Ints, regions: Ints) -> pa.Array:
    """Codes of authorities: valid in form, made up; one to each kind and region."""
    kinds_known = len(lines("authorities"))
    codes = [
        uscc("11", str(region), f"0144{kind:02d}{place:02d}")
        for kind in range(kinds_known)
        for place, region in enumerate(CODES)
    ]
    return take(pa.array(codes), np.asarray(kinds * len(CODES) + regions))


def authority_places(keys: list[str]) -> Ints:
    """Where in the list of authorities these keys stand."""
    known = [row[0] for row in lines("authorities")]
    return np.array([known.index(key) for key in keys])


def document_numbers(kinds: Ints, regions: Ints, years: Ints, word: str) -> pa.Array:
    """Numbers of decisions such as 如东市监罚〔2025〕00012号: serial by position, so that none repeats."""
    letters = take(field("authorities", 2), kinds)
    serial = padded(np.arange(1, len(kinds) + 1), 6)
    return join(take(SHORT, regions), letters, word, "〔", whole_texts(years), "〕", serial, "号")


def industries_by_region(rng: Stream, regions: Ints) -> Ints:
    """An industry for each, by what its region is known for."""
    favoured = [row[7].split("/") for row in lines("regions")]
    keys = [row[0] for row in lines("industries")]
    return pick_by_group(rng, tilted(numbers("industries", 4), favoured, keys), regions)
