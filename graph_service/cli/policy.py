"""`xinmai policy`: the policies of credit review (审查口径): listed, explained, checked by their examples."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from graph_service.answers.checks.check import KIND_WORDS
from graph_service.answers.rules.rule_rows import RuleLine, rule_list
from graph_service.beijing import beijing_today
from graph_service.cli.terminal import AsJson, TrueOn, moment, print_json, say, table
from graph_service.pages.rule_words import says
from graph_service.rules.policies import POLICIES, policy_book, policy_of, policy_rules

policy = typer.Typer(
    help="The policies that decide a credit review: list, explain and check them (审查口径).",
    no_args_is_help=True,
    add_completion=False,
)
Of = Annotated[str, typer.Argument(help="The matter: subsidy, procurement, licence, loan, …")]


@dataclass(frozen=True)
class PolicyLine:
    """One policy in force here; `own` where the installation keeps one in the place of the packaged one."""

    matter: str
    matter_zh: str
    book: str
    version: str
    rows: int
    examples: int
    own: bool


@policy.command("list")
def listed(as_json: AsJson = False, true_on: TrueOn = None) -> None:
    """List the policies, with version and number of rows; general is for every other matter."""
    on = moment(true_on, None).true_on
    found = [_line(one.word, one.zh, one.kind.name, on) for one in POLICIES]
    if as_json:
        print_json(found)
        return
    headings = ("事项", "口径", "版本", "规则>", "例>")
    rows = ((f"{one.matter_zh} {one.matter}", one.book, one.version, one.rows, one.examples) for one in found)
    table("审查口径", headings, rows)


def _line(word: str, zh: str, book: str, on: date) -> PolicyLine:
    found = rule_list(on, name=book, only_in_force=True)
    [state] = found.books
    return PolicyLine(word, zh, book, state.version, len(found.rows), state.examples, state.own)


@policy.command()
def explain(matter: Of, as_json: AsJson = False, true_on: TrueOn = None) -> None:
    """Explain the policy of a matter row by row, in the order in which they are asked."""
    found = policy_of(matter)
    rows = rule_list(moment(true_on, None).true_on, name=found.kind.name, only_in_force=True).rows
    if as_json:
        print_json(rows)
        return
    headings = ("规则", "事实", "结果", "条件和处理意见", "依据", "把握")
    table(f"{found.zh}审查口径", headings, map(_row, rows))
    say("由上而下，先说到的规则决定；法律约束以外的事实至多为“关注”，事项自身载明的规定除外", "dim")


def _row(row: RuleLine) -> tuple[object, ...]:
    told = dict(says(row))
    fact, outcome = told.pop("事实"), told.pop("结果")
    told.pop("次序")
    return row.id, fact, outcome, "，".join(f"{k} {v}" for k, v in told.items()), row.cited, row.confidence_zh


@policy.command()
def check(
    file: Annotated[Path, typer.Argument(help="A policy file.")],
    matter: Annotated[str, typer.Option(help="The matter that it is for.")],
    as_json: AsJson = False,
) -> None:
    """Check a policy file: rows whole and lawful, every kind of fact answered, every example right."""
    found = policy_of(matter)
    book = policy_book(found, file)
    rules = policy_rules(book, beijing_today())
    if as_json:
        print_json({"policy": book.name, "version": book.version, "examples": len(book.examples)})
        return
    say(f"{file.name}：{len(rules)} 条规则、{len(book.examples)} 个例均符合；版本 {book.version}", "green")
    if not book.examples:
        say(f"没有例：改动时无从核对；可就 {'、'.join(KIND_WORDS.values())} 各写一例", "yellow")
