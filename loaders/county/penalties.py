"""Administrative penalties (行政处罚, XZCF): texts, kinds, amounts in 万元 and dates over five years."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.county import places
from loaders.county.chance import Stream, between, chance, pick, skewed
from loaders.county.columns import (
    NO_DAY,
    Flags,
    Ints,
    date_parts,
    day_texts,
    join,
    scaled_texts,
    table,
    take,
    where,
    whole_texts,
)
from loaders.county.county import County
from loaders.county.enterprises import HOUSEHOLD
from loaders.county.headings import SHEET
from loaders.county.words import field, lines, numbers

PER_ENTERPRISE = 0.11
YEARS = 5
_YEAR = 365


def penalty_sheet(county: County) -> pa.Table:
    """行政处罚: one row to a decision; one in twenty-five is against a natural person."""
    rng = county.stream("penalties")
    party, decided = penalised(rng, county, int(county.enterprises.count * PER_ENTERPRISE))
    violation = pick(rng, numbers("violations", 9), len(party))
    columns = {
        **_party(rng, county, party),
        **_decision(county, party, decided, violation),
        **_imposed(rng, violation),
        **_ends(rng, county.enterprises.today, decided, violation),
    }
    return table(SHEET["penalties"].headings, columns, len(party))


def penalised(rng: Stream, county: County, count: int) -> tuple[Ints, Ints]:
    """Enterprises and days of decisions within five years, while each existed; some come again."""
    drawn = county.enterprises
    first = np.maximum(drawn.established + 30, drawn.today - YEARS * _YEAR)
    eligible = rng.permutation(np.flatnonzero(drawn.coded & (drawn.last_day > first)))
    party = eligible[skewed(rng, len(eligible), count, 1.5)]
    return party, between(rng, first[party], drawn.last_day[party] - 1, count)


def _party(rng: Stream, county: County, party: Ints) -> dict[str, object]:
    legal, persons = county.legal[party], county.persons
    identified = pc.equal(take(persons.documents, legal), "居民身份证").fill_null(False)
    person: Flags = chance(rng, 0.04, len(party)) & identified.to_numpy(zero_copy_only=False)
    organisation = where(county.enterprises.form[party] == HOUSEHOLD, "个体工商户", "法人及非法人组织")
    return {
        "CF_XDR_MC": where(person, take(persons.names, legal), take(county.names, party)),
        "CF_XDR_LB": where(person, "自然人", organisation),
        "CF_XDR_SHXYM": where(person, None, take(county.codes, party)),
        "CF_XDR_ZJLX": where(person, "居民身份证", None),
        "CF_XDR_ZJHM": where(person, take(persons.numbers, legal), None),
        "CF_FRDB": where(person, None, take(persons.names, legal)),
    }


def _decision(county: County, party: Ints, decided: Ints, violation: Ints) -> dict[str, object]:
    region = county.enterprises.region[party]
    kinds = places.authority_places([row[7] for row in lines("violations")])[violation]
    name, code = places.authority_names(kinds, region), places.authority_codes(kinds, region)
    year, month, day = date_parts(decided - 12)
    met = join(
        whole_texts(year), "年", whole_texts(month), "月", whole_texts(day), "日，执法人员检查发现，当事人"
    )
    return {
        "CF_WSH": places.document_numbers(kinds, region, date_parts(decided)[0], "罚"),
        "CF_WFXW": take(field("violations", 0), violation),
        "CF_SY": join(met, take(field("violations", 1), violation), "。"),
        "CF_YJ": take(field("violations", 2), violation),
        "CF_JDRQ": day_texts(decided),
        "CF_YXQ": "2099-12-31",
        "CF_CFJG": name,
        "CF_CFJGDM": code,
        "CF_SJLY": name,
        "CF_SJLYDM": code,
    }


def _imposed(rng: Stream, violation: Ints) -> dict[str, object]:
    """Kinds, amounts and the sentence that puts them in words; they always agree."""
    count = len(violation)
    low, high, share = (numbers("violations", place)[violation] for place in (4, 5, 6))
    spread = (
        np.maximum(low, 0.001) * (np.maximum(high, 0.001) / np.maximum(low, 0.001)) ** rng.random(count) ** 2
    )
    # in ten-thousandths of 万元, that is yuan: whole thousands from 10,000 on, whole fifties below
    step = np.where(spread >= 1, 1_000, 50)
    fine = np.maximum(np.round(spread * 10_000 / step), 1).astype(np.int64) * step
    fined = high > 0
    taken = np.asarray(rng.random(count) < share)
    gains = np.maximum(np.round(fine * rng.random(count) * 0.4), 1).astype(np.int64)
    kinds = take(field("violations", 3), violation)
    kinds = where(taken, kinds, pc.replace_substring_regex(kinds, ";没收(违法所得|非法财物)", ""))
    other = pc.replace_substring_regex(kinds, ";?(罚款|没收违法所得|没收非法财物)", "")
    other = pc.replace_substring(pc.utf8_trim(other, ";"), ";", "；")
    fine_text, gains_text = scaled_texts(fine, 4), scaled_texts(gains, 4)
    content = join(
        other,
        where(fined & (pc.utf8_length(other).to_numpy() > 0), "；", ""),
        where(fined, join("罚款", fine_text, "万元"), ""),
        where(taken, join("；没收", gains_text, "万元"), ""),
    )
    revoked = pc.match_substring(kinds, "吊销").to_numpy(zero_copy_only=False)
    return {
        "CF_CFLB": kinds,
        "CF_NR": content,
        "CF_NR_FK": where(fined, fine_text, None),
        "CF_NR_WFFF": where(taken, gains_text, None),
        "CF_NR_ZKDX": where(revoked, "危险化学品经营许可证", None),
    }


def _ends(rng: Stream, today: int, decided: Ints, violation: Ints) -> dict[str, object]:
    """Level as the organ declared it (four in five), publicity as delivered, repair and annulment."""
    count = len(decided)
    level = take(field("violations", 8), violation)
    serious = pc.equal(level, "严重").to_numpy(zero_copy_only=False)
    may = today - decided > 240
    repaired = np.where(may & chance(rng, 0.16, count), between(rng, decided + 100, today - 5, count), NO_DAY)
    fast = (today - decided > 60) & (repaired == NO_DAY) & chance(rng, 0.012, count)
    annulled = np.where(fast, between(rng, decided + 20, np.minimum(decided + 300, today - 5), count), NO_DAY)
    return {
        "CF_GSJZQ": day_texts(decided + np.where(serious, 3 * _YEAR, _YEAR)),
        "失信程度": where(chance(rng, 0.8, count), level, None),
        "修复日期": day_texts(repaired),
        "撤销日期": day_texts(annulled),
        "BZ": where(annulled != NO_DAY, "经行政复议撤销", None),
    }
