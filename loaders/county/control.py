"""Sheets of control beside shares: 一致行动协议, and whom enterprises declare as controllers (企业申报)."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from loaders.county.chance import between, chance
from loaders.county.columns import (
    NO_DAY,
    Flags,
    Ints,
    day_texts,
    join,
    padded,
    scaled_texts,
    table,
    take,
    where,
)
from loaders.county.county import County
from loaders.county.enterprises import STOCK
from loaders.county.headings import SHEET

_AGREE, _DECLARE, _FILE = 0.05, 0.1, 0.15
"""Of companies with two persons among their holders those that have an agreement; of all companies those that
declare a controller; and those that file beneficial owners."""
_QUARTER, _HALF = 2500, 5000


def concert_sheet(county: County) -> pa.Table:
    """一致行动协议: the two largest persons of some companies; three in ten agreements have a term."""
    rng, drawn = county.stream("concert agreements"), county.enterprises
    first, second = _two_largest(county)
    pairs = np.flatnonzero(drawn.active & (drawn.form <= STOCK) & (second >= 0))
    firms = pairs[chance(rng, _AGREE, len(pairs))]
    held = county.holdings
    began = np.maximum(held.since[first[firms]], held.since[second[firms]])
    signed = np.minimum(between(rng, began, began + 1500, len(firms)), drawn.today - 1)
    until = np.where(chance(rng, 0.3, len(firms)), signed + 1095, NO_DAY)
    columns: dict[str, object] = {
        "协议编号": join("一致行动第", padded(np.arange(1, len(firms) + 1), 5), "号"),
        "目标公司统一社会信用代码": take(drawn.codes, firms),
        "目标公司名称": take(county.names, firms),
        "签署日期": day_texts(signed),
        "到期日期": day_texts(until),
    }
    for side, holding in (("甲方", first[firms]), ("乙方", second[firms])):
        columns |= {
            f"{side}名称": take(county.persons.names, held.holder[holding]),
            f"{side}证件类型": take(county.persons.documents, held.holder[holding]),
            f"{side}证件号码": take(county.persons.numbers, held.holder[holding]),
        }
    return table(SHEET["concert_agreements"].headings, columns, len(firms))


def declaration_sheet(county: County) -> pa.Table:
    """企业申报控制人: the largest person as controller, persons who hold a quarter as beneficial owners."""
    rng, drawn, held = county.stream("declarations"), county.enterprises, county.holdings
    first, _ = _two_largest(county)
    may = drawn.active & (drawn.form <= STOCK)
    controlling = np.flatnonzero(may & (first >= 0) & chance(rng, _DECLARE, drawn.count))
    files = may & chance(rng, _FILE, drawn.count)
    owning = np.flatnonzero(_numbered(county) & (held.points >= _QUARTER) & files[held.owned])
    holding = np.concatenate([first[controlling], owning])
    owner = np.arange(len(holding)) >= len(controlling)
    points, since = held.points[holding], held.since[holding]
    day = np.minimum(between(rng, since, since + 900, len(holding)), drawn.today - 1)
    order = np.lexsort((owner, held.owned[holding]))
    columns: dict[str, object] = {
        "统一社会信用代码": take(drawn.codes, held.owned[holding]),
        "市场主体名称": take(county.names, held.owned[holding]),
        "申报类型": where(owner, "受益所有人", "实际控制人"),
        "姓名或名称": take(county.persons.names, held.holder[holding]),
        "证件类型": take(county.persons.documents, held.holder[holding]),
        "证件号码": take(county.persons.numbers, held.holder[holding]),
        "申报比例": join(scaled_texts(points, 2), "%"),
        "控制或受益方式": where(points > _HALF, "持股过半数", "持股"),
        "申报日期": day_texts(day),
    }
    return table(SHEET["declared_controllers"].headings, columns, len(holding)).take(pa.array(order))


def _numbered(county: County) -> Flags:
    """Present holdings of persons with a number, whose share is disclosed."""
    held = county.holdings
    present = ~held.by_company & (held.until == NO_DAY) & (held.points > 0)
    numbered = county.persons.numbers.is_valid().to_numpy(zero_copy_only=False)
    return np.asarray(present & numbered[np.where(held.by_company, 0, held.holder)])


def _two_largest(county: County) -> tuple[Ints, Ints]:
    """The largest and second largest such holding of each enterprise, by place; -1 where there is none."""
    held = county.holdings
    rows = np.flatnonzero(_numbered(county))
    rows = rows[np.lexsort((-held.points[rows], held.owned[rows]))]
    owned, start, count = np.unique(held.owned[rows], return_index=True, return_counts=True)
    first, second = (np.full(county.enterprises.count, -1) for _ in range(2))
    first[owned] = rows[start]
    second[owned[count > 1]] = rows[start[count > 1] + 1]
    return first, second
