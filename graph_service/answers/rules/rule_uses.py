"""Where results cite a rule row: which answers do, and on how many records of the graph it bears today."""

from __future__ import annotations

from datetime import date

from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.values import whole
from graph_service.answers.rules.rule_rows import CitedIn, RuleExplained, RuleLine, line, rule_named
from graph_service.rules.adoption import kind_named
from graph_service.rules.effects import EFFECTS, EffectRow
from graph_service.rules.installed import book
from graph_service.rules.lists import LISTS
from graph_service.rules.periods import PERIODS, PeriodRow
from graph_service.store.store import Store

USED_IN = {
    "lists": "名单的层级、依据和期限：主体页、名单记录的期限、法律约束",
    "measures": "法律约束所属的惩戒措施",
    "effects": "法律约束：xinmai effect、/subjects/…/effects、主体页，措施任务",
    "fine_thresholds": "法律约束中以罚款数额为条件的规则",
    "penalty_levels": "行政处罚的失信程度（机关未载明的）",
    "record_periods": "行政处罚的公示、共享、使用和措施期限",
    "channel_periods": "国家企业信用信息公示系统的公示期限",
    "period_transitions": "新办法施行前作出的处罚的期限",
    "transmission": "关联提示、路径强度、假定测算",
    "severity": "关联提示的记录权重",
    "contagion": "关联提示、假定测算",
}
"""The answers that cite the rows of a book, in words; a book without a line here is cited by its own."""


def rule_explained(store: Store | None, id_: str, moment: AsOf) -> RuleExplained:
    """The row in full; without a store nothing is counted.

    Raises:
        NotFound, Ambiguous: as `rule_named`.
    """
    rule = rule_named(id_, moment.true_on)
    one = book(kind_named(rule.book))
    lines = {row.id: line(one, row, moment.true_on) for row in one.rows}
    return RuleExplained(
        rule=rule,
        replaces=tuple(other for other in lines.values() if other.superseded_by == rule.id),
        replaced_by=lines[rule.superseded_by] if rule.superseded_by else None,
        cited_in=_uses(store, rule, moment),
    )


def _uses(store: Store | None, rule: RuleLine, moment: AsOf) -> tuple[CitedIn, ...]:
    words = (CitedIn(USED_IN[rule.book], None),) if rule.book in USED_IN else ()
    if store is None:
        return words
    match rule.book:
        case LISTS.name:
            row = book(LISTS).row(rule.id)
            return (*words, _entries(store, (row.list_code,) if row else (), moment))
        case EFFECTS.name:
            effect = book(EFFECTS).row(rule.id)
            return (*words, *_of_effect(store, effect, moment)) if effect else words
        case PERIODS.name:
            period = book(PERIODS).row(rule.id)
            return (*words, _penalties(store, period, moment)) if period else words
    return words


def _of_effect(store: Store, row: EffectRow, moment: AsOf) -> tuple[CitedIn, ...]:
    rows = store.rows("tasks_by_rule", rule=row.id, **moment.clocks)
    tasks = CitedIn("据此发起的措施任务", whole(rows[0]["tasks"]) if rows else 0)
    if row.serious:
        serious = tuple(one.list_code for one in book(LISTS).on(moment.true_on) if one.tier == "A")
        return (_entries(store, serious, moment), tasks)
    return (_entries(store, row.lists, moment), tasks) if row.lists else (tasks,)


def _entries(store: Store, codes: tuple[str, ...], moment: AsOf) -> CitedIn:
    rows = store.rows("entries_by_list", **moment.clocks)
    return CitedIn("在用的名单记录", sum(whole(row["entries"]) for row in rows if row["list_code"] in codes))


def _penalties(store: Store, row: PeriodRow, moment: AsOf) -> CitedIn:
    found = 0
    for one in store.rows("penalties_by_level", **moment.clocks):
        decided = one["decided_on"]
        if one["level"] == row.level and isinstance(decided, date) and row.governs(decided):
            found += whole(one["penalties"])
    return CitedIn("在用的、适用此期限的行政处罚", found)
