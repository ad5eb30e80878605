"""Answering what a changed rule book would do to a graph before it is switched on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.values import Value, plain
from graph_service.answers.rules.effect_moves import effect_moves
from graph_service.answers.rules.record_moves import Moved, RecordMoves
from graph_service.answers.rules.rule_change import EffectMove, RowChange, RuleChange, SignalMove
from graph_service.answers.rules.signal_moves import signal_moves
from graph_service.rules.book import Book, RuleRow
from graph_service.rules.books import DECIDE_ENDS
from graph_service.rules.effects import EFFECTS
from graph_service.rules.lists import LISTS
from graph_service.rules.measures import MEASURES
from graph_service.rules.thresholds import FINE_THRESHOLDS
from graph_service.rules.transmission import CONTAGION, SEVERITY, TRANSMISSION
from graph_service.snapshot.held import HeldSnapshot
from graph_service.store.store import Store

SHOWN = 50
"""Records, effects and signals listed; the rest are counted."""

_ENDS = frozenset(kind.name for kind in DECIDE_ENDS)
_EFFECTS = _ENDS | {kind.name for kind in (EFFECTS, MEASURES, LISTS, FINE_THRESHOLDS)}
_SIGNALS = _ENDS | {kind.name for kind in (TRANSMISSION, SEVERITY, CONTAGION)}


def rule_diff(
    store: Store,
    held: HeldSnapshot,
    before: Book[RuleRow],
    after: Book[RuleRow],
    moment: AsOf | None = None,
    *,
    most: int = SHOWN,
) -> RuleChange:
    """What stands in the graph by the second book and does not by the first.

    Nothing is written. Each part is worked out only where the book can bear on it. Cost: all penalties and
    entries once, the effects of everybody who has one, and the contagion of the whole graph twice.

    Args:
        store: the graph.
        held: the same as arrays.
        before: the book in force.
        after: the book supposed.
        moment: day of the question.
        most: how many are listed of each.
    """
    moment = moment or as_of()
    changed = before.version != after.version
    moves = RecordMoves()
    moved = list(moves.between(store, before, after)) if changed and after.name in _ENDS else []
    bound = effect_moves(store, before, after, moved, moment) if changed and after.name in _EFFECTS else ()
    counts, effects = _counted(bound, most)
    signals: tuple[int, tuple[SignalMove, ...]] = (0, ())
    if changed and after.name in _SIGNALS:
        signals = signal_moves(store, held.current(), before, after, moved, moment, most=most)
    rows = tuple(row_changes(before, after))
    return RuleChange(
        sentence=_sentence(after, len(rows), moves, moved, counts, signals[0]),
        book=after.name,
        title=after.title,
        version_before=before.version,
        version_after=after.version,
        rows=rows,
        records_looked_at=moves.looked_at,
        records_moved=len(moved),
        levels_moved=_levels(moved),
        records=tuple(one.shown for one in moved[:most]),
        effects_appear=counts["appears"],
        effects_go=counts["goes"],
        effects_change=counts["changes"],
        effects=effects,
        signals_moved=signals[0],
        signals=signals[1],
        cuts=_cuts(len(moved), sum(counts.values()), signals[0], most),
    )


def row_changes(before: Book[RuleRow], after: Book[RuleRow]) -> Iterator[RowChange]:
    """The rows that are added, removed or changed, in the order of the second book."""
    old = {row.id: row for row in before.rows}
    new = {row.id: row for row in after.rows}
    for id_, row in new.items():
        if id_ not in old:
            yield RowChange(id_, "added", {name: (None, value) for name, value in _plain(row)})
        elif old[id_] != row:
            pairs = zip(_plain(old[id_]), _plain(row), strict=True)
            fields = {name: (was, now) for (name, was), (_, now) in pairs if was != now}
            yield RowChange(id_, "changed", fields)
    for id_, row in old.items():
        if id_ not in new:
            yield RowChange(id_, "removed", {name: (value, None) for name, value in _plain(row)})


def _plain(row: RuleRow) -> list[tuple[str, Value]]:
    return [(name, plain(value)) for name, value in row.model_dump(mode="json").items()]


def _counted(effects: Iterable[EffectMove], most: int) -> tuple[dict[str, int], tuple[EffectMove, ...]]:
    counts = {"appears": 0, "goes": 0, "changes": 0}
    listed: list[EffectMove] = []
    for one in effects:
        counts[one.change] += 1
        if len(listed) < most:
            listed.append(one)
    return counts, tuple(listed)


def _levels(moved: Sequence[Moved]) -> int:
    return sum(1 for one in moved if one.before.get("level") != one.after.get("level"))


def _cuts(records: int, effects: int, signals: int, most: int) -> tuple[Cut, ...]:
    totals = (("记录", records), ("约束", effects), ("关联提示", signals))
    return tuple(Cut(what, most, total) for what, total in totals if total > most)


def _sentence(
    after: Book[RuleRow],
    rows: int,
    moves: RecordMoves,
    moved: Sequence[Moved],
    counts: dict[str, int],
    signals: int,
) -> str:
    parts = [f"{after.title}：" + (f"{rows} 条规则有变动" if rows else "规则没有变动")]
    if moves.looked_at:
        levels = f"（其中程度改变 {_levels(moved):,} 条）"
        parts.append(f"记录 {moves.looked_at:,} 条中 {len(moved):,} 条期限改变{levels}")
    if after.name in _EFFECTS:
        parts.append(
            f"约束新增 {counts['appears']:,} 项、消失 {counts['goes']:,} 项、变更 {counts['changes']:,} 项"
        )
    if after.name in _SIGNALS:
        parts.append(f"关联提示改变 {signals:,} 户")
    return "；".join(parts) + "。"
