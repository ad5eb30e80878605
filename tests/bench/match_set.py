"""A register and a list to match against it, with the truth: seeded, from the sample county's own words.

Half of the list are true pairs, distorted in the ways of `match_names.TRUE_KINDS`; the other half are other
enterprises from the same generator, with planted namesakes, successors to a former name, neighbours one
character apart and branches among them. As a registrar sees to (企业名称登记管理规定 art. 17: no second trade
name of one industry in one registrar's district; from_memory), no two enterprises share region, trade name
and industry, inside the register or outside, but for those that are planted. `independent` drops that rule
for those outside, which then coincide with the register as chance has it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from match_names import TRUE_KINDS, Name, wrong_character

from analytics.codes import uscc_check_char
from analytics.matching.columns import FormerNames, Listed, Register
from analytics.regions import regions
from loaders.county.chance import pick, stream
from loaders.county.codes import bodies, usccs
from loaders.county.columns import fixed_texts
from loaders.county.words import by_rank, lines

NAMESAKES, RENAMED, DATED = 0.005, 0.06, 0.8
"""Of the register, those that share their name with another; those that bore another name before. Of the rows
about an enterprise that was dissolved before another took its name, those that are dated."""
_FORMS = ("有限公司", "有限责任公司", "股份有限公司", "厂", "经营部", "合伙企业（有限合伙）", "集团有限公司")
_FORM_WEIGHTS = np.array((62, 6, 4, 8, 12, 4, 2.0))
_TODAY = 20260715


@dataclass(frozen=True)
class MatchSet:
    """A list, a register, and for each row the place of its subject (-1 for none) and the kind of row."""

    listed: Listed
    register: Register
    truth: np.ndarray
    kinds: np.ndarray


OTHER_KINDS: dict[str, float] = {
    "another enterprise": 0.8995,
    "dissolved, its name borne anew": 0.0005,
    "namesake with its own code": 0.02,
    "namesake of another region": 0.02,
    "successor to a former name": 0.005,
    "neighbour one character apart": 0.04,
    "branch": 0.015,
}
"""Shares of the rows that have no subject in the register."""


@dataclass
class _Rows:
    names: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    regions: list[int] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    truth: list[int] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)

    def add(self, kind: str, name: str, truth: int, *, code: str = "", region: int = 0, day: int = 0) -> None:
        self.names.append(name)
        self.codes.append(code)
        self.regions.append(region)
        self.days.append(day)
        self.truth.append(truth)
        self.kinds.append(kind)


def match_set(subjects: int, rows: int, seed: int = 2026, *, independent: bool = False) -> MatchSet:
    """The set of so many subjects and rows."""
    chance = random.Random(seed)
    drawn = _names(seed, 3 * subjects + 2 * rows)
    inside, outside = _told_apart(drawn, subjects, independent)
    names = _with_namesakes(inside, chance)
    codes = _codes(subjects + rows)
    renamed = chance.sample(range(subjects), int(subjects * RENAMED))
    former = {place: outside.pop() for place in renamed}
    until = {place: chance.randrange(2006, 2026) * 10_000 + 701 for place in renamed}
    filled = _Rows()
    _true_rows(filled, rows - rows // 2, names, codes, former, until, chance)
    founded = [chance.randrange(1995, 2004) * 10_000 + 315 for _ in range(subjects)]
    _other_rows(filled, rows // 2, names, codes[subjects:], (former, until, founded), outside, chance)
    register = Register(
        pa.array(codes[:subjects]),
        pa.array([""] * subjects),
        pa.array([str(name) for name in names]),
        np.array([name.code for name in names], np.int32),
        np.array(founded, np.int32),
        FormerNames(
            np.array(renamed, np.int32),
            pa.array([str(former[place]) for place in renamed]),
            np.array([until[place] for place in renamed], np.int32),
        ),
    )
    return _shuffled(filled, register, seed)


def _true_rows(
    filled: _Rows,
    count: int,
    names: list[Name],
    codes: list[str],
    former: dict[int, Name],
    until: dict[int, int],
    chance: random.Random,
) -> None:
    renamed = list(former)
    for kind, (share, distort) in TRUE_KINDS.items():
        for _ in range(round(count * share)):
            place = chance.choice(renamed) if distort is None else chance.randrange(len(names))
            if distort is None:
                filled.add(
                    kind,
                    str(former[place]),
                    place,
                    code=codes[place] if kind.startswith("code") else "",
                    day=0 if kind.startswith("code") else until[place] - 10_000,
                )
                continue
            said = distort(names[place], chance)
            wrong = _slipped(codes[place], chance) if kind == "wrong code" else ""
            filled.add(kind if said else "exact", said or str(names[place]), place, code=wrong)


def _other_rows(
    filled: _Rows,
    count: int,
    names: list[Name],
    codes: list[str],
    dated: tuple[dict[int, Name], dict[int, int], list[int]],
    outside: list[Name],
    chance: random.Random,
) -> None:
    former, until, founded = dated
    renamed, free = list(former), iter(codes)
    for kind, share in OTHER_KINDS.items():
        for _ in range(round(count * share)):
            place = chance.randrange(len(names))
            name = names[place]
            if kind == "another enterprise":
                filled.add(kind, str(outside.pop()), -1)
            elif kind == "namesake with its own code":
                filled.add(kind, str(name), -1, code=next(free))
            elif kind == "namesake of another region":
                filled.add(kind, str(name), -1, region=_elsewhere(name, names, chance))
            elif kind == "dissolved, its name borne anew":
                day = founded[place] - chance.randrange(1, 4) * 10_000 if chance.random() < DATED else 0
                filled.add(kind, str(name), -1, day=day)
            elif kind == "successor to a former name":
                one = chance.choice(renamed)
                filled.add(kind, str(former[one]), -1, day=until[one] + 20_000)
            elif kind == "branch":
                filled.add(kind, f"{name}{chance.choice(names).short}分公司", -1)
            else:
                filled.add(kind, wrong_character(name, chance), -1)


def _elsewhere(name: Name, names: list[Name], chance: random.Random) -> int:
    """A region that neither holds that of the name nor lies in it."""
    while True:
        code = chance.choice(names).code
        if code // 100 != name.code // 100 and not (code % 10_000 == 0 or name.code % 10_000 == 0):
            return code


def _names(seed: int, count: int) -> list[Name]:
    """Names drawn independently of each other."""
    rng = stream(seed, "match names")
    inside = (one for one in regions().values() if one.code.startswith("32") and one.code != "320000")
    known = [one for one in inside if one.short]
    weights = np.arange(1, len(known) + 1, dtype=np.float64) ** -0.6
    region = pick(rng, weights, count)
    trades = [word for row in lines("industries") for word in row[2].split("/")]
    trade, form = rng.integers(0, len(trades), count), pick(rng, _FORM_WEIGHTS, count)
    first, second, third = (by_rank("brand_chars").draw(rng, count).to_pylist() for _ in range(3))
    longer = rng.random(count) < 0.35
    brands = [a + b + (c if long else "") for a, b, c, long in zip(first, second, third, longer, strict=True)]
    return [
        Name(known[r].name, known[r].short, brand, trades[t], _FORMS[f], int(known[r].code))
        for r, brand, t, f in zip(region, brands, trade, form, strict=True)
    ]


def _told_apart(drawn: list[Name], subjects: int, independent: bool) -> tuple[list[Name], list[Name]]:
    """So many for the register that a registrar would tell apart, and others outside it."""
    inside: list[Name] = []
    outside: list[Name] = []
    met: set[tuple[int, str, str]] = set()
    for name in drawn:
        taken = (name.code, name.brand, name.trade)
        if taken not in met:
            (inside if len(inside) < subjects else outside).append(name)
        elif independent and len(inside) == subjects:
            outside.append(name)
        met.add(taken)
    assert len(inside) == subjects
    return inside, outside


def _with_namesakes(inside: list[Name], chance: random.Random) -> list[Name]:
    names = list(inside)
    for _ in range(int(len(names) * NAMESAKES / 2)):
        names[chance.randrange(len(names))] = chance.choice(inside)
    return names


def _codes(count: int) -> list[str]:
    regions_ = np.full(count, 320600)
    kinds = np.full(count, 91)
    return fixed_texts(usccs(kinds, regions_, bodies(np.ones(count, np.bool_)))).to_pylist()


def _slipped(code: str, chance: random.Random) -> str:
    """The code with one character wrong, which its check character betrays."""
    place = chance.randrange(8, 17)
    other = chance.choice([one for one in "0123456789ABCDEF" if one != code[place]])
    slipped = code[:place] + other + code[place + 1 :]
    assert uscc_check_char(slipped[:17]) != slipped[17]
    return slipped


def _shuffled(filled: _Rows, register: Register, seed: int) -> MatchSet:
    order = np.random.default_rng(seed).permutation(len(filled.names))
    listed = Listed(
        pa.array(filled.codes).take(pa.array(order)),
        pa.array(filled.names).take(pa.array(order)),
        np.array(filled.regions, np.int32)[order],
        np.array(filled.days, np.int32)[order],
    )
    return MatchSet(listed, register, np.array(filled.truth)[order], np.array(filled.kinds)[order])
