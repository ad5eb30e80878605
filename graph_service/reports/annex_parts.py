"""The annex of a report: legal effects; apart from them related parties and signals; what audit sees."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from graph_service.answers.facts.ended import EndedRecord
from graph_service.answers.law.legal_effect import EffectLine
from graph_service.answers.profiles.finding import period
from graph_service.answers.profiles.portrait import Annex, Binding, Content, Surroundings
from graph_service.reports.fact_parts import relations
from graph_service.reports.laid import Column, Part, Table, source, table

EFFECT = (
    Column("事项", 0.5),
    Column("力度", 0.25),
    Column("措施", 0.9),
    Column("依据", 0.9),
    Column("所据记录", 0.8),
    Column("起止", 0.5),
)
SIGNAL = (
    Column("关联方", 0.6),
    Column("列入", 0.8),
    Column("事由", 0.8),
    Column("起止", 0.5),
    Column("来源", 0.45),
)
SAME = (Column("对方", 0.8), Column("等级", 0.2), Column("理由", 0.8), Column("对方名单记录", 0.9))
NAMESAKE = (Column("名称", 0.8), Column("代码", 0.6), Column("地区", 0.3), Column("状态", 0.3))
ENDED = (
    Column("记录", 0.9),
    Column("作出或列入", 0.35),
    Column("终止", 0.35),
    Column("方式与理由", 0.8),
    Column("来源", 0.45),
)


def annex_parts(annex: Annex | None) -> tuple[Part, ...]:
    """Annex 1 (law) and annex 2 (signals); nothing where the report has none."""
    if annex is None:
        return ()
    return _binding(annex.binding), _surroundings(annex.surroundings)


def ended_part(content: Content) -> tuple[Part, ...]:
    """What has ended, for audit; nothing for others."""
    if not content.ended:
        return ()
    note = f"{len(content.ended):,} 条；普通用户不可见，不得用于任何判断。"
    rows = [_ended(one) for one in content.ended]
    return (Part("ended", "已终止的记录（仅审计可见）", "audit", (note,), table("", ENDED, rows)),)


def _ended(one: EndedRecord) -> tuple[object, ...]:
    how = "；".join(words for words in (one.end_zh, one.ends.end_reason or "") if words)
    return f"{one.kind_zh} {one.called}", one.since, one.ended_on, how, source(one.provenance)


def _binding(found: Binding) -> Part:
    notes = [found.sentence]
    if found.to_verify:
        notes.append("“待核”各项的规则凭记忆录入，核对条文前不得据以采取措施。")
    if found.without_basis:
        notes.append("不构成依据的记录：" + "；".join(one.sentence for one in found.without_basis) + "。")
    tables = (
        *_effects("可采取的措施", (*found.must, *found.may)),
        *_effects("待核", found.to_verify),
        *_effects("本主体的记录依规定及于的人员", found.reached),
    )
    return Part("binding", "附件一 法律约束", "law", tuple(notes), tables)


def _effects(title: str, lines: Sequence[EffectLine]) -> tuple[Table, ...]:
    return table(title, EFFECT, [_effect(one) for one in lines])


def _effect(one: EffectLine) -> tuple[object, ...]:
    ground = one.ground
    reached = (
        "" if one.reached.named_as == "subject" else f"（及于 {one.reached.party.name}：{one.reached.words}）"
    )
    return (
        "、".join(one.matters_zh),
        one.force_zh,
        one.action + reached,
        one.basis,
        " ".join(words for words in (ground.called, ground.document or "", ground.authority or "") if words),
        _span(one.starts_on, one.ends_on),
    )


def _span(starts_on: date, ends_on: date | None) -> str:
    return f"自 {starts_on} " + (f"至 {ends_on - timedelta(days=1)}" if ends_on else "起，未定终期")


def _surroundings(found: Surroundings) -> Part:
    tables = [
        *table("列入名单的直接关联方", SIGNAL, _signals(found)),
        *table("评价数据冲突（待核）", (Column("冲突"), Column("规则", 0.6)), _conflicts(found)),
        *table("名单比对疑似同一（记录属对方，未并入本主体）", SAME, _same(found)),
        *table("同名主体（不是同一主体）", NAMESAKE, _namesakes(found)),
    ]
    for words, group in (
        ("对外投资", found.investments),
        ("担任法定代表人", found.represents),
        ("任职", found.posts),
        ("对外担保", found.guarantees_given),
        ("接受担保", found.guarantees_received),
    ):
        tables += relations(words, group)
    note = f"本附件{found.disclaimer}，与前列事实分开；他人的记录不是本主体的记录。"
    return Part("surroundings", "附件二 关联与提示", "signal", (note, _around(found)), tuple(tables))


def _around(found: Surroundings) -> str:
    around = found.holdings
    cut = "，未展开完全" if around.cuts else ""
    return f"股权图为索引，非证明：向外 {around.hops} 层，主体 {len(around.nodes):,} 个{cut}。"


def _signals(found: Surroundings) -> list[tuple[object, ...]]:
    return [
        (one.party.name, one.entry.called, one.entry.reason, period(one.entry), source(one.entry.provenance))
        for one in found.signals
    ]


def _conflicts(found: Surroundings) -> list[tuple[object, ...]]:
    return [(one.words, f"{one.basis}（{one.confidence_zh}）") for one in found.evaluation_conflicts]


def _same(found: Surroundings) -> list[tuple[object, ...]]:
    return [
        (f"{one.party.name} {one.party.id}", one.grade, one.rung, "、".join(e.called for e in one.entries))
        for one in found.same
    ]


def _namesakes(found: Surroundings) -> list[tuple[object, ...]]:
    return [(one.party.name, one.party.id, one.region_code, one.status) for one in found.namesakes]
