"""Administrative licences (行政许可, XZXK): what each trade needs, with terms and certificate numbers."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from loaders.county import places
from loaders.county.chance import between, chance, pick
from loaders.county.columns import Ints, date_parts, day_texts, join, padded, table, take, where
from loaders.county.county import County
from loaders.county.enterprises import HOUSEHOLD
from loaders.county.headings import SHEET
from loaders.county.registry import trade_keys
from loaders.county.words import field, lines, numbers

_OPEN_END = int(np.datetime64("2099-12-31").astype(int))
_SHARE = 0.42


def licence_sheet(county: County) -> pa.Table:
    """行政许可: one row to a decision."""
    rng, drawn = county.stream("licences"), county.enterprises
    party, permit = _granted(county)
    count = len(party)
    first = np.maximum(drawn.established[party], drawn.today - 8 * 365)
    decided = between(rng, first, drawn.last_day[party] - 1, count)
    years = numbers("permits", 6)[permit].astype(np.int64)
    until = np.where(years == 0, _OPEN_END, decided + years * 365 - 1)
    kinds = places.authority_places([row[5] for row in lines("permits")])[permit]
    region = drawn.region[party]
    name, code = places.authority_names(kinds, region), places.authority_codes(kinds, region)
    valid = (until >= drawn.today) & (drawn.ended[party] < drawn.established[party])
    columns: dict[str, object] = {
        "行政相对人名称": take(county.names, party),
        "行政相对人类别": where(drawn.form[party] == HOUSEHOLD, "个体工商户", "法人及非法人组织"),
        "统一社会信用代码": take(drawn.codes, party),
        "法定代表人": take(county.legal_names, party),
        "行政许可决定文书名称": take(field("permits", 0), permit),
        "行政许可决定文书号": places.document_numbers(kinds, region, date_parts(decided)[0], "许"),
        "许可类别": take(field("permits", 1), permit),
        "许可证书名称": take(field("permits", 2), permit),
        "许可编号": join(take(field("permits", 3), permit), padded(np.arange(1, count + 1), 7)),
        "许可内容": take(field("permits", 4), permit),
        "许可决定日期": day_texts(decided),
        "有效期自": day_texts(decided),
        "有效期至": day_texts(until),
        "许可机关": name,
        "许可机关统一社会信用代码": code,
        "当前状态": where(valid, "有效", "无效"),
        "数据来源单位": name,
        "数据来源单位统一社会信用代码": code,
    }
    return table(SHEET["licences"].headings, columns, count)


def _granted(county: County) -> tuple[Ints, Ints]:
    """Enterprise and permit of each decision: permits that fit the trade, several for some."""
    rng, drawn = county.stream("permits"), county.enterprises
    weights, fits = numbers("permits", 7), [set(row[8].split("/")) for row in lines("permits")]
    parties, permits = [], []
    for trade, members in trade_keys(county):
        suited = np.array(
            [weight * bool(names & {trade, "*"}) for weight, names in zip(weights, fits, strict=True)]
        )
        alive = members[drawn.coded[members] & (drawn.last_day[members] > drawn.today - 7 * 365)]
        taken = alive[chance(rng, _SHARE, len(alive))]
        again = taken[chance(rng, 0.25, len(taken))]
        chosen = np.concatenate([taken, again])
        parties.append(chosen)
        permits.append(pick(rng, suited, len(chosen)))
    party, permit = np.concatenate(parties), np.concatenate(permits)
    order = np.lexsort((permit, party))
    return party[order], permit[order]
