"""What befell the county's own penalties: 信用修复, 异议, 撤销; and a red list (守信激励)."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.county.chance import Stream, between, chance
from loaders.county.columns import (
    NO_DAY,
    Ints,
    date_parts,
    day_texts,
    join,
    padded,
    table,
    where,
    whole_texts,
)
from loaders.county.county import County
from loaders.county.enterprises import STOCK
from loaders.county.headings import SHEET
from loaders.county.penalties import penalty_sheet

_REPAIRED, _DISPUTED, _ANNULLED, _HONOURED = 0.06, 0.008, 0.004, 0.01
_FEWEST = 4
"""Rows of a file in the smallest county."""


def repair_sheet(county: County) -> pa.Table:
    """信用修复: penalties older than the shortest period that their own file does not say to be repaired."""
    rng, today = county.stream("repairs"), county.enterprises.today
    rows = _some(rng, county, _REPAIRED, older_than=130)
    decided = _days(rows)
    day = between(rng, decided + 100, np.full(len(decided), today - 2), len(decided))
    return _sheet(
        "repairs",
        rows,
        {
            "修复日期": day_texts(day),
            "修复决定机关": rows["CF_CFJG"],
            "修复决定书文号": _numbers("修复", day),
        },
    )


def dispute_sheet(county: County) -> pa.Table:
    """异议: half of them settled, the others pending."""
    rng, today = county.stream("disputes"), county.enterprises.today
    rows = _some(rng, county, _DISPUTED, older_than=45)
    count = rows.num_rows
    opened = today - between(rng, 6, 40, count)
    settled = chance(rng, 0.5, count)
    return _sheet(
        "disputes",
        rows,
        {
            "异议编号": _numbers("异议", opened),
            "异议提出日期": day_texts(opened),
            "处理状态": where(settled, "已办结", "处理中"),
            "办结日期": day_texts(np.where(settled, opened + 5, NO_DAY)),
            "处理结果": where(settled, "维持", None),
            "异议事由": "处罚对象有误",
            "受理单位": "如东县信用办",
        },
    )


def annulment_sheet(county: County) -> pa.Table:
    """撤销决定: penalties annulled on review, told apart from the penalties' own file."""
    rng, today = county.stream("annulments"), county.enterprises.today
    rows = _some(rng, county, _ANNULLED, older_than=70)
    day = today - between(rng, 3, 60, rows.num_rows)
    return _sheet(
        "annulments",
        rows,
        {
            "撤销日期": day_texts(day),
            "撤销机关": "如东县人民政府",
            "撤销文书号": _numbers("行复", day),
            "撤销理由": "经行政复议撤销",
        },
    )


def honour_sheet(county: County) -> pa.Table:
    """名单记录: A级纳税人 of the year, a red list."""
    rng, drawn = county.stream("honours"), county.enterprises
    firms = np.flatnonzero(drawn.active & (drawn.form <= STOCK) & chance(rng, _HONOURED, drawn.count))
    firms = firms[drawn.established[firms] < drawn.today - 900]
    day = np.full(len(firms), drawn.today - 80)
    columns: dict[str, object] = {
        "名单代码": "NS_A",
        "主体名称": county.names.take(pa.array(firms)),
        "统一社会信用代码": drawn.codes.take(pa.array(firms)),
        "案号或决定书文号": _numbers("税评", day),
        "列入事由": "年度纳税缴费信用评价为A级",
        "认定机关": "国家税务总局如东县税务局",
        "列入日期": day_texts(day),
        "到期日期": day_texts(day + 364),
    }
    return table(SHEET["list_entries"].headings, columns, len(firms))


def _some(rng: Stream, county: County, share: float, older_than: int) -> pa.Table:
    """A share of the penalties of organisations that are still as they were decided."""
    rows = penalty_sheet(county)
    open_ = pc.and_(rows["修复日期"].is_null(), rows["撤销日期"].is_null())
    old = pc.less(rows["CF_JDRQ"], day_texts(np.array([county.enterprises.today - older_than]))[0])
    kept = rows.filter(pc.and_(pc.and_(open_, old), rows["CF_XDR_SHXYM"].is_valid()))
    count = min(kept.num_rows, max(_FEWEST, round(share * kept.num_rows)))
    return kept.take(pa.array(np.sort(rng.permutation(kept.num_rows)[:count])))


def _days(rows: pa.Table) -> Ints:
    return np.asarray(pc.cast(pc.cast(rows["CF_JDRQ"], pa.date32()), pa.int32()).to_numpy(), dtype=np.int64)


def _numbers(word: str, days: Ints) -> pa.Array:
    year = whole_texts(date_parts(days)[0])
    return join(f"东{word}〔", year, "〕", padded(np.arange(1, len(days) + 1), 5), "号")


def _sheet(layout: str, rows: pa.Table, more: dict[str, object]) -> pa.Table:
    columns: dict[str, object] = {
        "信用主体名称": rows["CF_XDR_MC"].combine_chunks(),
        "统一社会信用代码": rows["CF_XDR_SHXYM"].combine_chunks(),
        "行政处罚决定书文号": rows["CF_WSH"].combine_chunks(),
    }
    plain = {
        name: value.combine_chunks() if isinstance(value, pa.ChunkedArray) else value
        for name, value in more.items()
    }
    return table(SHEET[layout].headings, columns | plain, rows.num_rows)
