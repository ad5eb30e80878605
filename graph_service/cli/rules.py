"""`xinmai rules`: the rules as dated data: listed, explained, checked, compared, adopted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from graph_service.answers.as_of import as_of
from graph_service.answers.facts.values import Value
from graph_service.answers.law.effect_words import action_words
from graph_service.answers.rules.rule_change import RuleChange
from graph_service.answers.rules.rule_diff import SHOWN, rule_diff
from graph_service.answers.rules.rule_rows import RuleExplained, RuleLine, rule_list
from graph_service.answers.rules.rule_uses import rule_explained
from graph_service.beijing import beijing_minute
from graph_service.cli.terminal import AsJson, TrueOn, moment, print_json, say, table
from graph_service.life.rule_change import re_end
from graph_service.measures.steps import release_ended
from graph_service.pages.rule_words import FIELDS, says, value_words
from graph_service.pages.words import count, day, last_day
from graph_service.rules.adoption import adopt as adopted
from graph_service.rules.adoption import ends_version, proposed
from graph_service.rules.books import DECIDE_ENDS
from graph_service.rules.check import rule_check
from graph_service.rules.installed import book
from graph_service.settings import settings
from graph_service.snapshot.held import HeldSnapshot, snapshot_folder
from graph_service.store.open import open_store

rules = typer.Typer(
    help="The rules as dated data: list, explain, check, compare and adopt them (规则).",
    no_args_is_help=True,
    add_completion=False,
)
RuleFile = Annotated[Path, typer.Argument(help="A rule book named as its book, such as lists.yaml.")]


@rules.command("list")
def listed(
    of: Annotated[str | None, typer.Option("--book", help="One book; else all.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Also rows that do not hold on the day.")] = False,
    as_json: AsJson = False,
    true_on: TrueOn = None,
) -> None:
    """List the rows in force, with basis, confidence and days."""
    found = rule_list(moment(true_on, None).true_on, name=of, only_in_force=not every)
    if as_json:
        print_json(found)
        return
    for one in found.books:
        rows = [row for row in found.rows if row.book == one.name]
        title = f"{one.title}  {one.name} {one.version}{'  本机' if one.own else ''}"
        table(title, ("规则", "内容", "依据", "起止", "把握"), (_row(row) for row in rows))


def _row(row: RuleLine) -> tuple[object, ...]:
    return row.id, _says(row), row.cited, _days(row), row.confidence_zh


def _says(row: RuleLine) -> str:
    return "，".join(f"{name} {words}" for name, words in says(row))


def _days(row: RuleLine) -> str:
    until = f"至 {last_day(row.valid_to)}" if row.valid_to else "起"
    return f"{day(row.valid_from, '…')} {until}" if row.valid_from or row.valid_to else "未限"


@rules.command()
def explain(
    rule: Annotated[str, typer.Argument(help="Id of a row, or book/id.")],
    offline: Annotated[bool, typer.Option(help="Count nothing in the graph.")] = False,
    as_json: AsJson = False,
    true_on: TrueOn = None,
) -> None:
    """Explain one row: what it says, its basis, how sure, what replaced it, where results cite it."""
    when = moment(true_on, None)
    if offline:
        found = rule_explained(None, rule, when)
    else:
        with open_store() as store:
            found = rule_explained(store, rule, when)
    if as_json:
        print_json(found)
        return
    _explain(found)


def _explain(found: RuleExplained) -> None:
    row = found.rule
    say(f"{row.book}/{row.id}  {row.title}（版本 {row.book_version}）", "bold")
    say(f"依据  {row.cited}")
    say(f"把握  {row.confidence_zh}")
    say(f"起止  {_days(row)}{'' if row.in_force else '（该日不适用）'}")
    for name, words in says(row):
        say(f"      {name}  {words}")
    if row.note:
        say(f"说明  {row.note}")
    for other in found.replaces:
        say(f"取代  {other.id}  {other.cited}")
    if found.replaced_by:
        say(f"被取代  {found.replaced_by.id}  {found.replaced_by.cited}", "yellow")
    for one in found.cited_in:
        say(f"引用  {one.words}" + ("" if one.count is None else f"  {count(one.count)}"))


@rules.command()
def check(as_json: AsJson = False) -> None:
    """Check every book: rows whole, books consistent, examples right, no measure without a basis."""
    found = rule_check()
    if as_json:
        print_json(found)
    else:
        headings = ("规则簿", "版本", "规则>", "凭记忆>", "未见>", "已取代>", "例>", "结果")
        rows = (
            (
                f"{one.title}  {one.name}{'  本机' if one.own else ''}",
                one.version,
                one.rows,
                one.from_memory,
                one.not_seen,
                one.superseded,
                one.examples,
                "通过" if not one.faults else "有误",
            )
            for one in found.books
        )
        table("规则核对", headings, rows)
        for one in found.books:
            for fault in one.faults:
                say(fault, "bold red")
            for remark in one.remarks:
                say(f"{one.name}：{remark}", "yellow")
        for fault in found.faults:
            say(fault, "bold red")
        say(f"无依据的措施（measures with no basis）：{found.measures_without_basis}")
        say("通过" if found.passed else "有误", "green" if found.passed else "bold red")
    if not found.passed:
        raise typer.Exit(1)


@rules.command()
def diff(
    file: RuleFile,
    most: Annotated[int, typer.Option(min=1, max=10_000, help="Records, effects, signals listed.")] = SHOWN,
    as_json: AsJson = False,
) -> None:
    """Show what a changed book would do to this graph: ends, levels, effects, signals; writes nothing."""
    kind, after = proposed(file)
    with open_store() as store:
        held = HeldSnapshot(store, snapshot_folder(settings()))
        found = rule_diff(store, held, book(kind), after, as_of(), most=most)
    if as_json:
        print_json(found)
        return
    _diff(found)


def _diff(found: RuleChange) -> None:
    say(found.sentence, "bold")
    rows = ((one.id, _CHANGES[one.change], _fields(one.fields)) for one in found.rows)
    table("规则", ("规则", "变动", "字段：前 → 后"), rows)
    records = (
        (
            one.kind_zh,
            one.document or one.record_id,
            one.subject,
            f"{value_words(one.level_before)} → {value_words(one.level_after)}",
            f"{last_day(one.use_until_before)} → {last_day(one.use_until_after)}",
        )
        for one in found.records
    )
    table("期限改变的记录", ("记录", "文书号", "主体", "程度", "使用截止"), records)
    effects = (
        (
            _CHANGES[one.change],
            one.target.name,
            one.target.id,
            one.rule,
            action_words(one.force_zh, one.action),
            _fields(one.fields),
        )
        for one in found.effects
    )
    table("法律约束", ("变动", "主体", "代码", "规则", "措施", "前 → 后"), effects)
    signals = (
        (one.party.name, one.party.id, f"{one.before:.3f}", f"{one.after:.3f}") for one in found.signals
    )
    table("关联提示（提示，不作为惩戒依据）", ("主体", "代码", "前>", "后>"), signals)
    for cut in found.cuts:
        say(f"{cut.what}：显示 {count(cut.shown)}，共 {count(cut.total)}", "yellow")
    say(f"版本 {found.version_before} → {found.version_after}；尚未启用", "dim")


_CHANGES = {
    "added": "新增",
    "removed": "删除",
    "changed": "变更",
    "appears": "新增",
    "goes": "消失",
    "changes": "变更",
}


def _fields(changed: Mapping[str, tuple[Value, Value]]) -> str:
    """The fields with their values before and after; an end is shown by its last day, as elsewhere."""
    return "；".join(
        f"{FIELDS.get(name, name)}：{' → '.join(_value(name, one) for one in pair)}"
        for name, pair in changed.items()
    )


def _value(name: str, value: Value) -> str:
    return last_day(value) if name == "ends_on" and isinstance(value, date) else value_words(value)


@rules.command()
def adopt(
    file: RuleFile,
    who: Annotated[str, typer.Option(help="Who decided it.")],
    why: Annotated[str, typer.Option(help="Why: document, article, approval.")],
    as_json: AsJson = False,
) -> None:
    """Make a book the installation's own, keep who, when and why, and re-end the stored records by it."""
    line = adopted(file, who, why, datetime.now(UTC))
    opened = lifted = 0
    if line.book in {kind.name for kind in DECIDE_ENDS}:
        words = f"{line.book} {line.version_before} → {line.version_after}（{line.who}：{line.why}）"
        with open_store() as store:
            opened = re_end(store, ends_version(), adopted=words).opened
            lifted = len(release_ended(store, as_of()))
    if as_json:
        print_json({"adoption": line, "records_re_ended": opened, "measures_released": lifted})
        return
    say(f"已启用 {line.book}：{line.version_before} → {line.version_after}", "green")
    say(f"{line.who}，{beijing_minute(line.moment)}：{line.why}")
    say(f"重新计算期限的记录 {count(opened)} 条，因此解除的惩戒措施 {count(lifted)} 项")
