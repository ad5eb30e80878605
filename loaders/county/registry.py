"""Sheets of the registrar: 市场主体登记, 主要人员, 股东及出资 and 分支机构."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.county import places
from loaders.county.chance import between, chance, pick
from loaders.county.columns import (
    NO_DAY,
    Flags,
    Ints,
    day_texts,
    join,
    scaled_texts,
    table,
    take,
    where,
    whole_texts,
)
from loaders.county.county import County
from loaders.county.enterprises import BRANCH, COOPERATIVE, HOUSEHOLD, LIMITED, SOLE, STOCK
from loaders.county.headings import SHEET
from loaders.county.names import company_names
from loaders.county.officers import POSITIONS
from loaders.county.words import field, lines

_FORM_WORDS = (
    "有限责任公司(自然人投资或控股)",
    "股份有限公司(非上市、自然人投资或控股)",
    "有限合伙企业",
    "个人独资企业",
    "个体工商户",
    "农民专业合作社",
    "有限责任公司分公司",
)
_DOLLARS = 0.006


def enterprise_sheet(county: County) -> pa.Table:
    """市场主体登记: one row to an enterprise."""
    drawn, rng = county.enterprises, county.stream("registrations")
    approved = np.where(
        drawn.ended != NO_DAY, drawn.ended, between(rng, drawn.established, drawn.today - 2, drawn.count)
    )
    former = company_names(rng, drawn, county.legal_names)
    renamed = chance(rng, 0.045, drawn.count) & (drawn.form <= SOLE)
    columns: dict[str, object] = {
        "统一社会信用代码": drawn.codes,
        "注册号": drawn.registration_numbers,
        "市场主体名称": county.names,
        "曾用名": where(renamed, former, None),
        "市场主体类型": _forms(county),
        "法定代表人": county.legal_names,
        "注册资本(万元)": where(drawn.capital > 0, whole_texts(drawn.capital), None),
        "币种": where(drawn.capital > 0, _currencies(county), None),
        "成立日期": day_texts(drawn.established),
        "核准日期": day_texts(approved),
        "登记状态": _statuses(county),
        "注销吊销日期": day_texts(drawn.ended),
        "登记机关": places.registrars(drawn.region),
        "住所": county.addresses,
        "行政区划代码": take(whole_texts(places.CODES), drawn.region),
        "行业": _of_trade(county, 1, 2, 2),
        "经营范围": pc.replace_substring(_of_trade(county, 3, 1, 1), "/", "；"),
        "联系电话": county.telephones,
    }
    return table(SHEET["enterprises"].headings, columns, drawn.count)


def people_sheet(county: County) -> pa.Table:
    """主要人员: one row to a post, former legal representatives included."""
    posts = county.posts
    person = np.where(posts.person < 0, len(county.persons.names) - 1, posts.person)
    columns: dict[str, object] = {
        "统一社会信用代码": take(county.codes, posts.enterprise),
        "市场主体名称": take(county.names, posts.enterprise),
        "姓名": take(county.persons.names, person),
        "证件类型": take(county.persons.documents, person),
        "证件号码": take(county.persons.numbers, person),
        "职务": take(POSITIONS, posts.position),
        "是否法定代表人": where(posts.legal, "是", "否"),
        "任职日期": day_texts(posts.since),
        "免职日期": day_texts(posts.until),
    }
    return table(SHEET["people"].headings, columns, len(person))


def shareholder_sheet(county: County) -> pa.Table:
    """股东及出资: one row to a holding; ratio and amounts are left out where not disclosed."""
    held, rng = county.holdings, county.stream("shareholders")
    told = held.points > 0
    paid_share = np.array((100, 100, 60, 30, 0))[pick(rng, np.array((5, 3, 1, 1.5, 2)), len(told))]
    subscribed = county.enterprises.capital[held.owned] * np.maximum(held.points, 0)
    name, document, number = _holders(county)
    columns: dict[str, object] = {
        "统一社会信用代码": take(county.codes, held.owned),
        "市场主体名称": take(county.names, held.owned),
        "股东名称": name,
        "股东类型": where(held.by_company, "企业法人", "自然人股东"),
        "股东证件类型": document,
        "股东证件号码": number,
        "认缴出资额(万元)": where(told, scaled_texts(subscribed, 4), None),
        "实缴出资额(万元)": where(told, scaled_texts(subscribed * paid_share, 6), None),
        "出资比例": where(told, join(scaled_texts(np.maximum(held.points, 0), 2), "%"), None),
        "币种": take(_currencies(county), held.owned),
        "入股日期": day_texts(held.since),
        "退股日期": day_texts(held.until),
    }
    return table(SHEET["shareholders"].headings, columns, len(told))


def branch_sheet(county: County) -> pa.Table:
    """分支机构: one row to a branch that has a code."""
    drawn = county.enterprises
    branches = np.flatnonzero(drawn.form == BRANCH)
    kept = drawn.coded[branches]
    branches, parents = branches[kept], county.parents[kept]
    columns: dict[str, object] = {
        "统一社会信用代码": take(drawn.codes, parents),
        "市场主体名称": take(county.names, parents),
        "分支机构统一社会信用代码": take(drawn.codes, branches),
        "分支机构名称": take(county.names, branches),
        "设立日期": day_texts(drawn.established[branches]),
        "注销日期": day_texts(drawn.ended[branches]),
    }
    return table(SHEET["branches"].headings, columns, len(branches))


def _holders(county: County) -> tuple[pa.Array, pa.Array, pa.Array]:
    """Name, kind of document and number of every holder."""
    held = county.holdings
    firm = np.where(held.by_company & (held.holder >= 0), held.holder, county.enterprises.count)
    person = np.where(held.by_company, 0, held.holder)
    persons = county.persons
    name = where(held.by_company, take(county.holder_names, firm), take(persons.names, person))
    document = where(held.by_company, "统一社会信用代码", take(persons.documents, person))
    number = where(held.by_company, take(county.codes, firm), take(persons.numbers, person))
    return name, document, number


def _forms(county: County) -> pa.Array:
    """The legal form in the registrar's words, by who holds the company today."""
    drawn, held = county.enterprises, county.holdings
    present = held.until == NO_DAY
    holders = np.bincount(held.owned[present], minlength=drawn.count)
    firms = np.bincount(held.owned[present & held.by_company], minlength=drawn.count)
    form = take(pa.array(_FORM_WORDS), drawn.form)
    limited = drawn.form == LIMITED
    form = where(limited & (holders == 1) & (firms == 0), "有限责任公司(自然人独资)", form)
    form = where(limited & (holders == 1) & (firms == 1), "有限责任公司(法人独资)", form)
    return where(limited & (holders > 1) & (firms == holders), "有限责任公司(法人投资或控股)", form)


def _currencies(county: County) -> pa.Array:
    """Dollars for a few large companies of foreign capital, else yuan."""
    drawn = county.enterprises
    foreign: Flags = chance(county.stream("currencies"), _DOLLARS, drawn.count)
    return where(foreign & (drawn.form <= STOCK) & (drawn.capital >= 100), "美元", "人民币")


def _statuses(county: County) -> pa.Array:
    drawn = county.enterprises
    ended = where(drawn.revoked, "吊销，未注销", "注销")
    return where(drawn.ended == NO_DAY, "存续（在营、开业、在册）", ended)


def _of_trade(county: County, general: int, household: int, cooperative: int) -> pa.Array:
    """A column of the trade lists for every enterprise, from the list that its form belongs to."""
    form, trade = county.enterprises.form, county.enterprises.trade
    apart = np.isin(form, (HOUSEHOLD, COOPERATIVE))
    words = take(field("industries", general), np.where(apart, 0, trade))
    for kind, name, place in (
        (HOUSEHOLD, "household_trades", household),
        (COOPERATIVE, "cooperative_trades", cooperative),
    ):
        words = where(form == kind, take(field(name, place), np.where(form == kind, trade, 0)), words)
    return words


def trade_keys(county: County) -> list[tuple[str, Ints]]:
    """For each trade word that a permit can name: the enterprises it belongs to."""
    form, trade = county.enterprises.form, county.enterprises.trade
    general = ~np.isin(form, (HOUSEHOLD, COOPERATIVE))
    found = [
        (row[0], np.flatnonzero(general & (trade == place))) for place, row in enumerate(lines("industries"))
    ]
    for kind, name in ((HOUSEHOLD, "household_trades"), (COOPERATIVE, "cooperative_trades")):
        found += [
            (row[2], np.flatnonzero((form == kind) & (trade == place)))
            for place, row in enumerate(lines(name))
        ]
    return found
