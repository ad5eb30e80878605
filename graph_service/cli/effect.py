"""`xinmai effect`: what may be done in law to a subject, in a matter, on a day, by which rule."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph_service.answers.law.effect_words import NOTICE
from graph_service.answers.law.effects import effects, matter_of
from graph_service.answers.law.legal_effect import EffectLine, EffectsAnswer, Verdict
from graph_service.cli.terminal import AsJson, TrueOn, moment, print_json, say
from graph_service.pages.effects_page import effects_page
from graph_service.pages.words import count
from graph_service.store.open import open_store

STYLES: dict[Verdict, str] = {
    "must": "bold red",
    "may": "bold red",
    "to_verify": "yellow",
    "no_basis": "green",
    "unknown": "dim",
}


def effect(
    subject: Annotated[str, typer.Argument(help="Code, registration number, id, or exact name.")],
    matter: Annotated[
        str | None, typer.Option(help="procurement, bidding, licence, … or its Chinese name; else all.")
    ] = None,
    beside: Annotated[
        list[str] | None,
        typer.Option(help="Another supplier or bidder in the same lot; may repeat."),
    ] = None,
    html: Annotated[Path | None, typer.Option(help="Write the page as one file that opens offline.")] = None,
    as_json: AsJson = False,
    true_on: TrueOn = None,
) -> None:
    """Say what must or may be done in law to a subject, or that no basis is seen (法律约束)."""
    with open_store() as store:
        found = effects(store, subject, matter_of(matter), moment(true_on, None), beside=beside or ())
    if html is not None:
        html.write_text(effects_page(found, standalone=True), encoding="utf-8")
    if as_json:
        print_json(found)
        return
    _print(found)
    if html is not None:
        say(f"页面已写入 {html}")


def _print(found: EffectsAnswer) -> None:
    say(f"{found.subject.name}  {found.subject.id}  截至 {found.as_of.true_on}", "bold")
    say(f"结论  {found.sentence}", STYLES[found.verdict])
    say(NOTICE, "dim")
    for one in found.effects:
        _say_line("待核" if not one.verified else one.force_zh, one)
    for one in found.reached:
        _say_line("依据及于", one)
    for none in found.without_basis:
        say(f"无依据  {none.sentence}", "dim")
    for cut in found.cuts:
        say(f"{cut.what}：显示 {count(cut.shown)}", "yellow")
    say("规则版本  " + "、".join(f"{name} {version}" for name, version in found.rule_versions.items()), "dim")


def _say_line(mark: str, one: EffectLine) -> None:
    """The sentence, and under it who acts, until when, and how sure the rule is."""
    say(f"{mark}  {one.sentence}")
    who = one.rule.implementer if one.rule else one.ground.authority or "未见"
    rule = f"规则 {one.rule.id}，{one.rule.confidence_zh}" if one.rule else "据措施决定"
    check = f" · 另须核实 {one.rule.check}" if one.rule and one.rule.check else ""
    source = f"{one.ground.provenance.source} 第 {one.ground.provenance.row} 行"
    say(f"      {rule} · 实施 {who} · 解除 {one.release}{check} · 来源 {source} · 凭证 {one.proof}", "dim")
