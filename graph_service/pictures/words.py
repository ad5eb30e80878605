"""Words in pictures: what is written in a box of a party's lists, and short words for relations."""

from __future__ import annotations

from collections.abc import Sequence

from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.disputes import MARK
from graph_service.answers.facts.listings import Constraint, ListFact, Notice
from graph_service.answers.facts.relations import Relation, share_words
from graph_service.pages.words import wan
from graph_service.pictures.picture import Kind, Mark, Words

KINDS: dict[str, Kind] = {
    "HOLDS": "holds",
    "LEGAL_REP_OF": "represents",
    "EXECUTIVE_OF": "serves",
    "BRANCH_OF": "branch",
    "GUARANTEES": "guarantees",
    "ACTS_WITH": "acts",
}
"""The kind of line of each relation."""

INDEX_ONLY = "图为索引，不是证明；每项关系的依据见表。"
"""Stands under every picture."""


def heading(subject: str, what: str, moment: AsOf) -> str:
    """Whose picture it is, of what, as of when; a picture that audit sees says so wherever it is carried."""
    return f"{subject} {what} · 截至 {moment.true_on}" + ("（审计视图）" if moment.reader.audits else "")


def named(entry: ListFact) -> str:
    """The list of an entry, marked where the entry is disputed."""
    return entry.called + (f"（{MARK}）" if entry.disputed else "")


def list_words(constraints: Sequence[Constraint], notices: Sequence[Notice]) -> tuple[Words, ...]:
    """The lists that a party itself stands on: those in force first, each under its own mark."""
    in_force = dict.fromkeys(named(one.entry) for one in constraints)
    noticed = dict.fromkeys(named(one.entry) for one in notices)
    return (
        *(Words(f"◆ 法 {called}", "law") for called in in_force),
        *(Words(f"◆ 提示 {called}", "signal") for called in noticed),
    )


def list_marks(constraints: Sequence[Constraint], notices: Sequence[Notice]) -> frozenset[Mark]:
    """Law only where a list is in force for the party itself; else a signal, where there is a notice."""
    marks: set[Mark] = {"law"} if constraints else {"signal"} if notices else set()
    return frozenset(marks)


def list_sentence(constraints: Sequence[Constraint], notices: Sequence[Notice]) -> str:
    """The same read out."""
    parts = [f"自身列入 {named(one.entry)}（约束）" for one in constraints]
    parts += [f"自身列入 {named(one.entry)}（提示）" for one in notices]
    return "，".join(dict.fromkeys(parts))


def short_words(one: Relation) -> str:
    """A relation in a few words: 60%, 法定代表人, 担保 2,400 万元."""
    if one.type == "HOLDS":
        words = share_words(one.properties)
        return words if "%" in words else "持股未披露"
    if one.type == "GUARANTEES":
        amount = one.properties.get("amount")
        return f"担保 {wan(amount)}" if isinstance(amount, (int, float)) else "担保（金额未披露）"
    if one.type == "EXECUTIVE_OF":
        return str(one.properties.get("position") or "任职")
    return {"LEGAL_REP_OF": "法定代表人", "BRANCH_OF": "分支"}.get(one.type, one.type_zh)
