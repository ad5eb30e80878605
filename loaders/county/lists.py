"""Lists: their definitions, 失信被执行人, 严重违法失信, 经营异常 and 重大税收违法."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.county import places
from loaders.county.chance import Stream, between, chance, pick
from loaders.county.columns import (
    NO_DAY,
    Flags,
    Ints,
    date_parts,
    day_texts,
    join,
    padded,
    table,
    take,
    where,
    whole_texts,
)
from loaders.county.county import County
from loaders.county.enterprises import some
from loaders.county.headings import SHEET
from loaders.county.words import field, lines, numbers

_YEAR = 365
_MARKET, _TAX = (places.authority_places([key]) for key in ("市监", "税务"))


def definition_sheet() -> pa.Table:
    """名单定义: every list of the domain, with tier, basis, authority and term; the same in every county."""
    headings = SHEET["list_definitions"].headings
    columns: dict[str, object] = {
        heading: pa.array([row[place] or None for row in lines("lists")], pa.string())
        for place, heading in enumerate(headings[:-1])
    }
    return table(headings, columns, len(lines("lists")))


def defaulter_sheet(county: County) -> pa.Table:
    """失信被执行人: enterprises, and natural persons by their number."""
    rng, drawn = county.stream("judgment_defaulters"), county.enterprises
    party, filed = _entries(rng, county, 0.011, 4 * _YEAR)
    count = len(party)
    person = _persons(rng, county, party)
    conduct = pick(rng, numbers("default_conducts", 2), count)
    # item 1 has no fixed end (法释〔2017〕7号 art. 2); the other items end after two years
    until = np.where(conduct == 0, NO_DAY, filed + 25 + 2 * _YEAR)
    deleted = _removal(rng, drawn.today, filed + 25, 0.22, until)
    region, year = drawn.region[party], whole_texts(date_parts(filed)[0])
    court = join("江苏省", take(places.OFFICIAL, region), "人民法院")
    mark = join("（", year, "）苏", take(padded(places.CODES % 10_000, 4), region))
    serial = padded(np.arange(1, count + 1) + 10_000, 5)
    owed = whole_texts(between(rng, 3, 900, count) * 10_000)
    columns: dict[str, object] = {
        "被执行人名称": where(person, take(county.legal_names, party), take(county.names, party)),
        "证件类型": where(person, "居民身份证", "统一社会信用代码"),
        "证件号码": where(
            person, take(county.persons.numbers, county.legal[party]), take(drawn.codes, party)
        ),
        "法定代表人或负责人": where(person, None, take(county.legal_names, party)),
        "执行法院": court,
        "执行依据文号": join(mark, "民初", serial, "号"),
        "作出执行依据单位": court,
        "立案时间": day_texts(filed),
        "案号": join(mark, "执", serial, "号"),
        "生效法律文书确定的义务": join("支付欠款", owed, "元及利息"),
        "被执行人履行情况": where(chance(rng, 0.8, count), "全部未履行", "部分未履行"),
        "失信行为具体情形": take(field("default_conducts", 1), conduct),
        "发布时间": day_texts(filed + 25),
        "到期日期": day_texts(until),
        "删除日期": day_texts(deleted),
    }
    return table(SHEET["judgment_defaulters"].headings, columns, count)


def serious_sheet(county: County) -> pa.Table:
    """严重违法失信名单: three years, earlier after one year with repair."""
    rng, drawn = county.stream("serious_violations"), county.enterprises
    party, day = _entries(rng, county, 0.004, 4 * _YEAR)
    count, region = len(party), drawn.region[party]
    reason = pick(rng, numbers("serious_violations", 2), count)
    ended = np.where(drawn.today - day > 3 * _YEAR, day + 3 * _YEAR, NO_DAY)
    early = (drawn.today - day > _YEAR + 60) & chance(rng, 0.25, count)
    repaired = np.where(
        early, between(rng, day + _YEAR, np.minimum(drawn.today, day + 3 * _YEAR) - 5, count), NO_DAY
    )
    removed = np.where(early, repaired, ended)
    kinds = np.repeat(_MARKET, count)
    columns: dict[str, object] = {
        "统一社会信用代码": take(drawn.codes, party),
        "市场主体名称": take(county.names, party),
        "列入日期": day_texts(day),
        "列入事由": take(field("serious_violations", 0), reason),
        "列入决定机关": places.authority_names(kinds, region),
        "列入决定文书号": places.document_numbers(kinds, region, date_parts(day)[0], "列"),
        "列入依据": take(field("serious_violations", 1), reason),
        "移出日期": day_texts(removed),
        "移出事由": where(removed == NO_DAY, None, where(early, "信用修复", "列入期满")),
        "修复日期": day_texts(repaired),
    }
    return table(SHEET["serious_violations"].headings, columns, count)


def abnormal_sheet(county: County) -> pa.Table:
    """经营异常名录: no term; half have been removed on correction."""
    rng, drawn = county.stream("abnormal_operations"), county.enterprises
    party, day = _entries(rng, county, 0.05, 5 * _YEAR)
    removed = _removal(rng, drawn.today, day, 0.55, np.full(len(party), NO_DAY))
    reason = pick(rng, numbers("abnormal_reasons", 1), len(party))
    columns: dict[str, object] = {
        "统一社会信用代码": take(drawn.codes, party),
        "市场主体名称": take(county.names, party),
        "列入日期": day_texts(day),
        "列入经营异常名录原因": take(field("abnormal_reasons", 0), reason),
        "列入决定机关": places.registrars(drawn.region[party]),
        "移出日期": day_texts(removed),
        "移出原因": where(removed == NO_DAY, None, "列入经营异常名录事由消除"),
    }
    return table(SHEET["abnormal_operations"].headings, columns, len(party))


def tax_sheet(county: County) -> pa.Table:
    """重大税收违法失信主体: three years of publication."""
    rng, drawn = county.stream("tax_violations"), county.enterprises
    party, day = _entries(rng, county, 0.004, 4 * _YEAR, companies_only=True)
    count, region, kinds = len(party), drawn.region[party], np.repeat(_TAX, len(party))
    offence = pick(rng, numbers("tax_offences", 2), count)
    stopped = np.where(drawn.today - day > 3 * _YEAR, day + 3 * _YEAR, NO_DAY)
    name = places.authority_names(kinds, region)
    owed = whole_texts(between(rng, 100, 4_000, count))
    columns: dict[str, object] = {
        "纳税人名称": take(county.names, party),
        "纳税人识别号": take(drawn.codes, party),
        "案件性质": take(field("tax_offences", 0), offence),
        "主要违法事实": join(take(field("tax_offences", 1), offence), "，涉及税款", owed, "万元"),
        "相关法律依据及处理处罚情况": "依照《中华人民共和国税收征收管理法》，追缴税款、加收滞纳金并处罚款",
        "检查机关": name,
        "处罚决定文书号": places.document_numbers(kinds, region, date_parts(day)[0], "稽罚"),
        "公布日期": day_texts(day),
        "停止公布日期": day_texts(stopped),
    }
    return table(SHEET["tax_violations"].headings, columns, count)


def _entries(
    rng: Stream, county: County, share: float, days: int, companies_only: bool = False
) -> tuple[Ints, Ints]:
    """Listed enterprises and days of listing, within so many days, while each existed."""
    drawn = county.enterprises
    party = some(rng, share, drawn, companies_only)
    first = np.maximum(drawn.established[party] + 90, drawn.today - days)
    kept = drawn.last_day[party] - 40 > first
    party, first = party[kept], first[kept]
    return party, between(rng, first, drawn.last_day[party] - 40, len(party))


def _removal(rng: Stream, today: int, day: Ints, share: float, until: Ints) -> Ints:
    """The day of removal, for a share of those listed more than 70 days; none after the term has run out."""
    last = np.where(until == NO_DAY, today - 3, np.minimum(until, today) - 3)
    gone = (last - day > 70) & chance(rng, share, len(day))
    return np.where(gone, between(rng, day + 40, last, len(day)), NO_DAY)


def _persons(rng: Stream, county: County, party: Ints) -> Flags:
    """Which entries name the representative as a debtor himself: one in five of those with a number."""
    documents = take(county.persons.documents, county.legal[party])
    identified = pc.equal(documents, "居民身份证").fill_null(False).to_numpy(zero_copy_only=False)
    return np.asarray(identified & chance(rng, 0.2, len(party)))
