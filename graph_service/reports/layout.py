"""Laying a portrait out for reading: head, sections, annex, and how far was looked."""

from __future__ import annotations

from graph_service.answers.profiles.portrait import Content, Portrait
from graph_service.beijing import beijing_day
from graph_service.pages.words import count, spaced_code, visible
from graph_service.reports.annex_parts import annex_parts, ended_part
from graph_service.reports.fact_parts import sections
from graph_service.reports.laid import Column, Laid, Part, cell, moment, table

TITLE = "公共信用信息报告"
SOURCE = (
    Column("数据", 0.6),
    Column("来源", 0.6),
    Column("最近装载", 0.5),
    Column("至知悉日", 0.3, figures=True),
    Column("接受", 0.3, figures=True),
    Column("拒绝", 0.25, figures=True),
)
FOOT = "结果仅反映已装载的数据；未见不等于不存在。已终止、修复、撤销的记录不在此列。"


def laid(portrait: Portrait) -> Laid:
    """The portrait for reading."""
    content = portrait.content
    return Laid(
        name=visible(content.subject.name),
        code="" if content.subject.is_person else spaced_code(content.subject.id),
        labels=content.labels,
        law=visible(content.finding.law),
        other=visible(content.finding.other),
        head=_head(portrait),
        sections=sections(content),
        annex=(*annex_parts(content.annex), *ended_part(content)),
        scope=_scope(content),
        foot=FOOT if portrait.asked.role != "audit" else FOOT.split("。")[0] + "。含仅审计可见的记录。",
    )


def _head(portrait: Portrait) -> tuple[tuple[str, str], ...]:
    content, asked = portrait.content, portrait.asked
    said = (
        ("报告编号", portrait.number),
        ("校验码", portrait.code),
        ("情形截至", str(content.true_on)),
        ("获知截至", f"{moment(content.known_on)}（北京时间）"),
        ("查询人", asked.caller),
        ("用途", asked.purpose),
        ("授权号", asked.authorisation),
    )
    return tuple((words, visible(value)) for words, value in said if value)


def _scope(content: Content) -> Part:
    notes = [f"{one.what}：{one.looked}" for one in content.unseen]
    notes += [
        f"{one.what}：仅显示 {count(one.shown)}" + ("" if one.total is None else f"，共 {count(one.total)}")
        for one in content.cuts
    ]
    versions = "、".join(f"{name} {version}" for name, version in content.rule_versions.items())
    notes += [f"规则版本：{versions}；程序版本：{content.program}", _not_asked(content)]
    known = beijing_day(content.known_on)
    rows: list[tuple[object, ...]] = [
        (
            one.layout_zh,
            one.source,
            cell(one.finished) if one.finished else "尚未完成",
            f"{(known - beijing_day(one.finished)).days:,} 天" if one.finished else "未见",
            count(one.written),
            count(one.rejected),
        )
        for one in content.sources
    ]
    return Part(
        "scope", "查询范围", "scope", tuple(map(visible, notes)), table("数据来源与时间", SOURCE, rows)
    )


def _not_asked(content: Content) -> str:
    """What a reader might take for looked at and was not."""
    apart = "" if content.annex else "；法律约束、关联方及关联提示未列入（可另附附件）"
    return f"未查：间接关联方的记录、未装载的数据{apart}。"
