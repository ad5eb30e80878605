"""Checks and computed fields that look at more than one cell of a row, or at more than one row."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.layouts.model import Rule
from loaders.rows import Rows
from loaders.text_columns import Flags

_ROUNDING = 0.0005
"""Ratios are delivered to 0.01 %: so much a sum may exceed 1 without meaning anything."""
_EXAMPLES = 5
_TEXTS = pa.list_(pa.string())
_PENDING = re.compile("处理中|办理中|核查|待|未办结|进行")
_SETTLED = re.compile("办结|已处理|完成|撤回|维持|更正|终止|关闭")


def flags_of(column: pa.Array) -> Flags:
    """A yes-or-no column as flags; null is no."""
    return np.asarray(pc.fill_null(column, False).to_numpy(zero_copy_only=False))


def in_order(earlier: str, later: str, names: dict[str, str]) -> Rule:
    """A rule that one day is not after another; `names` are the headings by field."""

    def rule(rows: Rows) -> Rows:
        """Refuse rows whose later day is the earlier; days that the file has not are not compared."""
        if not (rows.has(earlier) and rows.has(later)):
            return rows
        wrong = flags_of(pc.greater(rows.get(earlier), rows.get(later)))
        return rows.refusing(later, wrong, f"早于{names[earlier]}")

    return rule


def states_a_post(rows: Rows) -> Rows:
    """A row of 主要人员 names a post or the legal representative; one that does neither states nothing."""
    head = flags_of(rows.get("is_legal_rep", pa.bool_()))
    bare = rows.get("position").is_null().to_numpy(zero_copy_only=False) & ~head
    return rows.refusing("position", bare & ~rows.faulty(), "职务为空，又不是法定代表人，没有可登记的关系")


def not_itself(source: str, target: str, field: str) -> Rule:
    """A rule that nobody stands in this relation to himself."""

    def rule(rows: Rows) -> Rows:
        """Refuse rows whose two ends are one, unless they are faulty already."""
        same = pc.equal(rows.parties[source].ids, rows.parties[target].ids)
        return rows.refusing(field, flags_of(same) & ~rows.faulty(), "与本主体相同，关系的两端不能是同一主体")

    return rule


def coded_company(rows: Rows) -> Rows:
    """An agreement names its company by code or names none: by name alone it might join the wrong votes."""
    bare = pc.and_(rows.get("name").is_valid(), rows.get("uscc").is_null())
    reason = "目标公司须有统一社会信用代码；协议及于所持全部企业的，名称与代码均留空"
    return rows.refusing("name", flags_of(bare) & ~rows.faulty(), reason)


def about_whom(rows: Rows) -> Rows:
    """The id of the company that an agreement is about; null where it is about all."""
    return rows.with_columns(company=rows.parties["company"].ids)


def earlier_end(rows: Rows) -> Rows:
    """The day from which an agreement or a measure holds no longer: after its term, or ended before that."""
    term = pc.cast(rows.get("last_on", pa.date32()), pa.int32())
    after = pc.cast(pc.add(term, pa.scalar(1, pa.int32())), pa.date32())
    return rows.with_columns(until=pc.min_element_wise(after, rows.get("ended_on", pa.date32())))


def owner_is_a_person(rows: Rows) -> Rows:
    """A beneficial owner is a natural person (受益所有人信息管理办法 第六条)."""
    owner = flags_of(pc.equal(rows.get("declared_kind"), "beneficial_owner"))
    wrong = owner & ~rows.parties["source"].person & ~rows.faulty()
    return rows.refusing("holder_name", wrong, "受益所有人应为自然人")


def ratios_add_up(rows: Rows) -> Rows:
    """A remark on companies whose present holders have more than 100 % together; no row is refused for it."""
    ratio = pc.fill_null(rows.get("ratio", pa.float64()), 0.0).to_numpy(zero_copy_only=False)
    present = rows.get("left_on", pa.date32()).is_null().to_numpy(zero_copy_only=False) & ~rows.faulty()
    companies = rows.parties["target"].ids.dictionary_encode()
    places = pc.fill_null(companies.indices, 0).to_numpy(zero_copy_only=False)
    sums = np.bincount(places, weights=ratio * present, minlength=len(companies.dictionary))
    over = np.flatnonzero(sums > 1 + _ROUNDING)
    if not len(over):
        return rows
    shown = "、".join(f"{companies.dictionary[int(at)]}（{sums[at]:.2%}）" for at in over[:_EXAMPLES])
    more = f" 等 {len(over)} 家" if len(over) > _EXAMPLES else ""
    return rows.finding(f"出资比例合计超过 100%：{shown}{more}")


def not_withdrawn(rows: Rows) -> Rows:
    """A penalty that the feed of 2016 marks as annulled (CF_ZT 1) never was: it is not taken in."""
    gone = pc.is_in(rows.get("state"), pa.array(("1", "撤销", "已撤销", "无效")))
    return rows.refusing("state", flags_of(gone), "当前状态为撤销：撤销的处罚自始不得使用，不予装载")


def all_kinds(rows: Rows) -> Rows:
    """The kinds of penalty in one list, where the feed has two columns for them."""
    if not rows.has("more_kinds"):
        return rows
    pairs = zip(
        rows.get("kinds", _TEXTS).to_pylist(), rows.get("more_kinds", _TEXTS).to_pylist(), strict=True
    )
    both = [list(dict.fromkeys((first or []) + (second or []))) or None for first, second in pairs]
    return rows.with_columns(kinds=pa.array(both, _TEXTS))


def serious_with_basis(rows: Rows) -> Rows:
    """A list without a basis cannot be serious (国办发〔2020〕49号: serious lists rest on law)."""
    bare = pc.and_(pc.equal(rows.get("tier"), "A"), rows.get("basis").is_null())
    return rows.refusing("basis", flags_of(bare), "严重失信主体名单（A）必须有设列依据")


def same_day(rows: Rows) -> Rows:
    """Lists that know one day only: listed and published on it."""
    return rows.with_columns(published_on=rows.get("listed_on", pa.date32()))


def basis_of_judgment(rows: Rows) -> Rows:
    """The document that is enforced with its author as the basis; the day of filing as the remark."""
    number, judge = rows.get("judgment_no"), rows.get("judged_by")
    both = pc.binary_join_element_wise(number, "（", judge, "）", "")
    filed = pc.cast(rows.get("filed_on", pa.date32()), pa.string())
    remark = pc.binary_join_element_wise("立案时间", filed, " ")
    return rows.with_columns(basis=pc.coalesce(both, number, judge), remark=remark)


def concerns_one_record(rows: Rows) -> Rows:
    """An event names one record: a penalty by its number, or an entry by its list and its number or day."""
    penalty, entry = (rows.get(name).is_valid() for name in ("decision_no", "list_code"))
    told = pc.or_(rows.get("entry_no").is_valid(), rows.get("listed_on", pa.date32()).is_valid())
    both, neither = pc.and_(penalty, entry), pc.and_(pc.invert(penalty), pc.invert(entry))
    rows = rows.refusing("list_code", flags_of(both), "既有处罚决定书文号又有名单代码；一行只能指一条记录")
    rows = rows.refusing(
        "decision_no", flags_of(neither), "没有处罚决定书文号，也没有名单代码，不知指哪条记录"
    )
    untold = pc.and_(pc.and_(entry, pc.invert(penalty)), pc.invert(told))
    return rows.refusing("entry_no", flags_of(untold), "名单记录应有列入决定书文号（案号）或列入日期")


def settled(rows: Rows) -> Rows:
    """A dispute that is said to be settled has a day of it; one without is pending."""
    states = rows.get("state").dictionary_encode()
    ended = [
        bool(_SETTLED.search(word)) and not _PENDING.search(word) for word in states.dictionary.to_pylist()
    ]
    said = pa.array(ended, pa.bool_()).take(states.indices) if ended else pa.nulls(len(rows), pa.bool_())
    bare = pc.and_(said, rows.get("closed_on", pa.date32()).is_null())
    return rows.refusing("closed_on", flags_of(bare), "处理状态为已办结，应有办结日期")
