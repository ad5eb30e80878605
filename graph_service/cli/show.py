"""`xinmai show`: the credit profile of one subject."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph_service.answers.facts.freshness import SourceState
from graph_service.answers.facts.listings import ListFact
from graph_service.answers.facts.provenance import Provenance
from graph_service.answers.facts.related import GROUPS
from graph_service.answers.facts.relations import Relation
from graph_service.answers.law.profile_effects import profile_effects
from graph_service.answers.profiles.absences import absences
from graph_service.answers.profiles.finding import period
from graph_service.answers.profiles.portraits import portrait_of
from graph_service.answers.profiles.profile import Profile
from graph_service.answers.profiles.subject import profile
from graph_service.cli.reading import AsAudit, Authorisation, Purpose, mark, named, reader, say_audit
from graph_service.cli.terminal import STYLES, AsJson, KnownOn, TrueOn, moment, print_json, say, table
from graph_service.pages.subject_page import subject_page
from graph_service.pages.words import count, day, last_day, wan
from graph_service.store.open import open_store


def show(
    subject: Annotated[str, typer.Argument(help="Code, registration number, id, or exact name.")],
    as_json: AsJson = False,
    html: Annotated[Path | None, typer.Option(help="Write the page as one file that opens offline.")] = None,
    true_on: TrueOn = None,
    known_on: KnownOn = None,
    audit: AsAudit = False,
    purpose: Purpose = None,
    authorisation: Authorisation = None,
) -> None:
    """Show what is known of a subject and in use, with source and dates (信用画像)."""
    when = moment(true_on, known_on, reader(audit, purpose, authorisation))
    with open_store() as store:
        found = profile(store, subject, when)
        if html is not None:
            lawful = profile_effects(store, found.subject, found.sources, found.as_of)
            sealed = None if found.subject.is_person else portrait_of(store, found, found.as_of)
            html.write_text(subject_page(found, lawful, sealed, standalone=True), encoding="utf-8")
    if as_json:
        print_json(found)
        return
    _print(found)
    if html is not None:
        say(f"页面已写入 {html}")


def _print(found: Profile) -> None:
    say(f"{found.subject.name}  {found.subject.id}", "bold")
    say_audit(found.as_of)
    say(f"结论  {found.finding.sentence}", STYLES[found.finding.tone])
    _registration(found)
    lists = ("名单", "层级", "起止", "认定机关", "事由", "来源")
    table("约束（法）", lists, (_entry(one.entry) for one in found.constraints))
    table("提示（本主体）", lists, (_entry(one.entry) for one in found.notices))
    table("守信激励", lists, (_entry(one.entry) for one in found.honours))
    signals = ((one.party.name, *_entry(one.entry)) for one in found.signals)
    table("提示（关联方，可供核查，不作为惩戒依据）", ("关联方", *lists), signals)
    _records(found)
    for name, (_, _, words) in GROUPS.items():
        group = getattr(found.related, name)
        table(
            f"{words} {group.total}",
            ("关系", "认缴或担保金额>", "自", "来源"),
            (_relation(one) for one in group.shown),
        )
    namesakes = (
        (o.party.name, o.party.id, o.region_code or "未见", o.status or "未见") for o in found.namesakes
    )
    table("同名主体（不是同一主体）", ("名称", "代码", "地区", "状态"), namesakes)
    same = (
        (o.party.name, o.party.id_masked or o.party.id, o.grade, o.rung, "、".join(o.against))
        for o in found.same
    )
    table("疑似同一（记录属对方，未并入）", ("名称", "标识", "级", "依据", "须复核"), same)
    odd = ((o.kind, o.number, o.stated_name, o.grade, "、".join(o.against)) for o in found.names_at_odds)
    table("代码一致而名称不符（待核）", ("记录", "文号", "所载名称", "级", "须复核"), odd)
    _ended(found)
    _looked(found)


def _ended(found: Profile) -> None:
    rows = (
        (one.kind_zh, one.called, one.since, one.ended_on, one.end_zh, one.ends.end_reason or "未见")
        for one in found.ended
    )
    table("已终止的记录（仅审计可见）", ("记录", "文号", "作出或列入", "终止", "方式", "理由"), rows)


def _registration(found: Profile) -> None:
    one = found.registration
    if one is None:
        return
    capital = wan(one.registered_capital, one.currency)
    parts = (
        one.status or "状态未见",
        one.legal_form or "类型未见",
        f"成立 {day(one.established_on)}",
        f"注册资本 {capital}",
        one.authority or "登记机关未见",
        f"来源 {_source(one.provenance)}",
    )
    say("登记  " + " · ".join(parts))
    if found.former_names:
        say(f"曾用名  {'、'.join(found.former_names)}")


def _records(found: Profile) -> None:
    penalties = (
        (
            p.decision_no + mark(p.disputed),
            p.violation or "未见",
            "、".join(p.kinds),
            wan(p.fine),
            last_day(p.ends.use_until),
            p.decided_on,
            _backed(p.provenance, p.proof),
        )
        for p in found.penalties
    )
    table(
        "行政处罚（在用）", ("文号", "违法行为", "类别", "罚款>", "使用截止", "决定日期", "来源"), penalties
    )
    licences = (
        (one.decision_no, one.licensed or "未见", one.decided_on, one.authority or "未见")
        for one in found.licences
    )
    table("行政许可", ("文号", "内容", "决定日期", "机关"), licences)
    commitments = (
        (one.commitment_kind, one.cause, one.made_on, one.performance_zh, one.consequence or "")
        for one in found.commitments
    )
    table("信用承诺", ("类型", "事由", "作出日期", "履行", "违诺追究"), commitments)
    evaluations = ((one.title, one.grade, one.issuer, one.decided_on) for one in found.evaluations)
    table("信用评价（由所列机构作出）", ("评价", "等级", "机构", "日期"), evaluations)
    for conflict in found.evaluation_conflicts:
        say(f"{conflict.words}（{conflict.basis}）", "yellow")


def _looked(found: Profile) -> None:
    for words, where in absences(found):
        say(f"{words}  {where}", "dim")
    for cut in found.cuts:
        say(f"{cut.what}：仅显示 {cut.shown}，共 {count(cut.total)}", "yellow")
    versions = found.rule_versions
    say(f"规则版本  名单 {versions['lists']}，记录期限 {versions['record_ends']}", "dim")
    table("数据", ("数据", "来源", "最近装载", "接受>", "拒绝>"), (_state(one) for one in found.sources))


def _entry(entry: ListFact) -> tuple[object, ...]:
    source = _backed(entry.provenance, entry.proof)
    return (
        named(entry),
        entry.tier_words,
        period(entry),
        entry.authority or "未见",
        entry.reason or "未见",
        source,
    )


def _relation(one: Relation) -> tuple[object, ...]:
    money = one.properties.get("amount" if one.type == "GUARANTEES" else "subscribed_capital")
    amount = wan(money) if isinstance(money, float) else ""
    return one.sentence, amount, day(one.provenance.valid_from, ""), _source(one.provenance)


def _backed(one: Provenance, proof: str | None) -> str:
    """Where a finding comes from, and under it the id of its proof."""
    return "\n".join(filter(None, (_source(one), proof)))


def _source(one: Provenance) -> str:
    return f"{one.source} 第 {one.row} 行"


def _state(one: SourceState) -> tuple[object, ...]:
    when = day(one.finished, "尚未完成") + ("（正在装载）" if one.running else "")
    return one.layout_zh, one.source, when, count(one.written), count(one.rejected)
