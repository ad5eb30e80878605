"""Commitments (信用承诺) with how they were kept, and evaluations (信用评价) as their issuers gave them."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa

from loaders.county import places
from loaders.county.chance import Stream, between, chance, pick
from loaders.county.columns import Ints, date_parts, day_texts, join, padded, table, take, where
from loaders.county.county import County
from loaders.county.enterprises import HOUSEHOLD, STOCK
from loaders.county.headings import SHEET

_COMMITTED, _GRADED = 0.03, 0.12
_LETTERS_SINCE = (date(2026, 4, 1) - date(1970, 1, 1)).days
"""From this day the public grades are letters (国办发〔2026〕8号)."""

_KINDS = ("审批替代型", "容缺受理型", "主动型", "行业自律型")
_PERFORMANCE = ("全部履行", "部分履行", "全部未履行", None)


def commitment_sheet(county: County) -> pa.Table:
    """信用承诺: most of them kept, some not yet determined, a few broken with what followed."""
    rng, drawn = county.stream("commitments"), county.enterprises
    firms = np.flatnonzero(drawn.active & drawn.coded & chance(rng, _COMMITTED, drawn.count))
    count = len(firms)
    first = np.maximum(drawn.established[firms], drawn.today - 900)
    made = np.minimum(between(rng, first, np.full(count, drawn.today - 60), count), drawn.today - 60)
    kind, kept = _drawn(rng, _KINDS, (5, 2, 2, 1), count), pick(rng, np.array([70.0, 3.0, 2.0, 25.0]), count)
    broken = np.isin(kept, (1, 2))
    told = kept < 3
    columns: dict[str, object] = {
        "承诺编码": _codes(county, firms, made),
        "承诺人名称": take(county.names, firms),
        "承诺人类别": where(drawn.form[firms] == HOUSEHOLD, "个体工商户", "法人及非法人组织"),
        "承诺人代码": take(drawn.codes, firms),
        "承诺类型": kind,
        "承诺事由": "办理行政许可",
        "承诺内容": "在承诺期限内补齐材料，所填内容真实",
        "违诺责任": "撤销许可决定，并记入信用记录",
        "承诺作出日期": day_texts(made),
        "有效期": day_texts(made + 365),
        "承诺履行状态": take(pa.array(_PERFORMANCE, pa.string()), kept),
        "未履行内容": where(broken, "未在期限内补齐材料", None),
        "违诺责任追究内容": where(broken, "撤销许可决定", None),
        "履行状态认定日期": where(told, day_texts(made + 45), None),
        "认定单位": where(told, "如东县行政审批局", None),
        "承诺受理单位": "如东县行政审批局",
        "公开类型": where(chance(rng, 0.9, count), "可向社会公开", "特定范围内公开"),
    }
    return table(SHEET["commitments"].headings, columns, count)


def evaluation_sheet(county: County) -> pa.Table:
    """信用评价: the public grade, and the tax grade, which is no A where the public one is D."""
    rng, drawn = county.stream("evaluations"), county.enterprises
    firms = np.flatnonzero(drawn.active & (drawn.form <= STOCK) & chance(rng, _GRADED, drawn.count))
    count, day = len(firms), drawn.today - 40
    public = pick(rng, np.array([30.0, 50.0, 16.0, 4.0]), count)
    tax = pick(rng, np.array([15.0, 50.0, 25.0, 8.0, 2.0]), count)
    tax = np.where((public == 3) & (tax == 0), 1, tax)
    words = ("A", "B", "C", "D") if day >= _LETTERS_SINCE else ("优", "良", "中", "差")
    both = {
        "PUBLIC": ("公共信用综合评价", "国家公共信用信息中心", take(pa.array(words), public), day),
        "TAX": (
            "行业信用评价",
            "国家税务总局如东县税务局",
            take(pa.array(["A", "B", "M", "C", "D"]), tax),
            day - 40,
        ),
    }
    sheets = [
        table(
            SHEET["evaluations"].headings,
            {
                "统一社会信用代码": take(drawn.codes, firms),
                "企业名称": take(county.names, firms),
                "评价体系代码": scheme,
                "评价类别": layer,
                "评价机构": issuer,
                "评价等级": grades,
                "评价日期": day_texts(np.full(count, on)),
                "有效期至": day_texts(np.full(count, on + 364)),
            },
            count,
        )
        for scheme, (layer, issuer, grades, on) in both.items()
    ]
    return pa.concat_tables(sheets)


def _codes(county: County, firms: Ints, made: Ints) -> pa.Array:
    """承诺编码: area, day, serial."""
    year, month, day = date_parts(made)
    regions = take(padded(places.CODES, 6), county.enterprises.region[firms])
    serial = padded(np.arange(1, len(firms) + 1), 6)
    return join(regions, padded(year, 4), padded(month, 2), padded(day, 2), serial)


def _drawn(rng: Stream, words: tuple[str, ...], weights: tuple[int, ...], count: int) -> pa.Array:
    return take(pa.array(words), pick(rng, np.array(weights, dtype=np.float64), count))
