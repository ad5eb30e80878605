"""How long a dishonesty record (失信信息) lives: four ends, two channels; rule, repair, annulment."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from analytics.publication_class import PublicationClass
from analytics.record_periods import (
    CHANNEL_WORDS,
    LEVEL_WORDS,
    ChannelPeriod,
    End,
    Level,
    Period,
    PeriodRules,
    Transition,
)

__all__ = [
    "LEVEL_WORDS",
    "EndKind",
    "Ending",
    "Ends",
    "Level",
    "Period",
    "PeriodRules",
    "RecordLife",
    "Standing",
    "Transition",
    "months_later",
]

EndKind = Literal["annulment", "removal", "repair", "term", "unpublished", "no_rule", "open"]
"""What ends a record: 撤销, 移出, 修复, 期满, 原则上不公示, 没有适用的规则; open: nothing yet."""
_BESIDE_USE: tuple[End, ...] = ("public", "share", "measure")
_END_WORDS: dict[End, str] = {"public": "公示", "share": "共享", "use": "使用", "measure": "惩戒措施"}


@dataclass(frozen=True)
class Ending:
    """The day from which something is over (exclusive end; None: open), why, in Chinese, and by what."""

    day: date | None
    reason: str
    kind: EndKind


@dataclass(frozen=True)
class Ends:
    """The four ends of a record, and the end of its publication in 国家企业信用信息公示系统.

    `gsxt` is None where no rule of that channel speaks of the record.
    """

    public: Ending
    share: Ending
    use: Ending
    measure: Ending
    gsxt: Ending | None

    @property
    def reason(self) -> str:
        """Why these ends, in Chinese; ends that lie on another day than the use are named with theirs."""
        if self.public is self.share is self.measure is self.use:
            return self.use.reason
        others: tuple[tuple[End, Ending], ...] = (
            ("public", self.public),
            ("share", self.share),
            ("measure", self.measure),
        )
        apart: dict[str, list[str]] = {}
        for name, ending in others:
            if ending.day != self.use.day:
                apart.setdefault(ending.reason, []).append(_END_WORDS[name])
        return "；".join([self.use.reason, *(f"{'、'.join(names)}：{why}" for why, names in apart.items())])


@dataclass(frozen=True)
class Standing:
    """Whether a record is in force on a day, and why, in Chinese."""

    in_force: bool
    reason: str


@dataclass(frozen=True)
class RecordLife:
    """The dates and the level of one record.

    Attributes:
        decided_on: day of the decision, or of the listing.
        level: declared or derived; None where it could not be determined.
        declared_until: the end delivered with the record (exclusive).
        by_list_rule: an entry on a list, whose term is its list's (declared_until), not its level's.
        published_on: day of publication, from which 国家企业信用信息公示系统 counts; None: not said.
        publication_class: what the penalty consists of; None where not stated, and for entries.
        authority: who decided.
        natural_person: the penalty of a natural person.
        term_basis: instrument from which an entry's end follows, where its file states none.
    """

    decided_on: date
    level: Level | None
    repaired_on: date | None = None
    annulled_on: date | None = None
    removed_on: date | None = None
    declared_until: date | None = None
    by_list_rule: bool = False
    published_on: date | None = None
    publication_class: PublicationClass | None = None
    authority: str = ""
    natural_person: bool = False
    term_basis: str = ""

    def use_until(self, rules: PeriodRules) -> date | None:
        """The day from which the record may no longer be used; None where only a removal ends it.

        A record that may never be used ends on the day of its decision.
        """
        return self.ending(rules).day

    def in_force(self, on: date, rules: PeriodRules) -> Standing:
        """Whether the record may be used on a day: from its decision up to the day before its end."""
        ending = self.ending(rules)
        if ending.day is not None and ending.day <= on:
            return Standing(False, ending.reason)
        if on < self.decided_on:
            return Standing(False, f"{self.decided_on} 方作出")
        return Standing(True, ending.reason)

    def ends(self, rules: PeriodRules) -> Ends:
        """All ends of the record under these rules."""
        use = self.ending(rules)
        apart = rules.apart(self.natural_person)
        if self.by_list_rule or not apart:
            return Ends(use, use, use, use, self._gsxt(rules))
        public, share, measure = (self.ending(rules, end) if end in apart else use for end in _BESIDE_USE)
        return Ends(public, share, use, measure, self._gsxt(rules))

    def ending(self, rules: PeriodRules, end: End = "use") -> Ending:
        """The earliest of all causes: annulment (reaching back to the decision), removal, repair, expiry."""
        if self.annulled_on is not None:
            return self._annulled()
        return _earliest(
            [self._by_list() if self.by_list_rule else self._by_level(rules, end), *self._released()]
        )

    def _annulled(self) -> Ending:
        return Ending(self.decided_on, f"已于 {self.annulled_on} 撤销，自始不得使用", "annulment")

    def _released(self) -> list[Ending]:
        """Removal and repair, which end everything everywhere (令36 art. 3)."""
        found: list[Ending] = []
        if self.removed_on is not None:
            day = max(self.removed_on, self.decided_on)
            found.append(Ending(day, f"已于 {self.removed_on} 移出", "removal"))
        if self.repaired_on is not None:
            day = max(self.repaired_on, self.decided_on)
            found.append(Ending(day, f"已于 {self.repaired_on} 修复", "repair"))
        return found

    def _by_list(self) -> Ending:
        if self.declared_until is None:
            return Ending(None, "名单记录，移出前有效", "open")
        basis = f"（{self.term_basis}）" if self.term_basis else ""
        return Ending(self.declared_until, f"名单公布期至 {self.declared_until} 前一日{basis}", "term")

    def _by_level(self, rules: PeriodRules, end: End) -> Ending:
        own = rules.period(self.level, self.decided_on)
        later = self._later_period(rules)
        ends = [self._end_by(own, end)] if own else []
        if later:
            ends.append(self._bounded(self._end_by(later, end), rules.transition, own))
        ends += self._declared(own or later)
        if not ends:
            return Ending(self.decided_on, "没有适用的期限规则，暂不使用", "no_rule")
        found = _earliest(ends)
        if self.level:
            return found
        return replace(found, reason=f"失信程度未定，按最短的公示期计：{found.reason}")

    def _end_by(self, period: Period, end: End) -> Ending:
        source = period.basis + (period.article or "")
        words = LEVEL_WORDS[period.level]
        months = period.months(end, self.natural_person)
        if months is None:
            whose = "自然人的行政处罚" if period.published else f"{words}失信"
            return Ending(self.decided_on, f"{whose}原则上不公示（{source}）", "unpublished")
        day = months_later(self.decided_on, months)
        reason = f"{words}失信自决定之日起最长 {months} 个月，至 {day} 前一日（{source}）"
        return Ending(day, reason, "term")

    def _later_period(self, rules: PeriodRules) -> Period | None:
        transition = rules.transition
        if not transition.applies or self.decided_on >= transition.in_force_from:
            return None
        return rules.period_of(transition.regime, self.level)

    def _bounded(self, end: Ending, transition: Transition, own: Period | None) -> Ending:
        """A later regime cannot end a record before it came into force itself."""
        if own is None or end.day is None or end.day >= transition.in_force_from:
            return end
        day = transition.in_force_from
        return Ending(day, f"{end.reason}，自 {day} 起适用", end.kind)

    def _declared(self, period: Period | None) -> list[Ending]:
        """The delivered end, where it lies beyond the shortest period that the rule allows."""
        if self.declared_until is None or period is None:
            return []
        if self.declared_until < months_later(self.decided_on, period.min_months):
            return []
        return [Ending(self.declared_until, f"公示截止期 {self.declared_until}", "term")]

    def _gsxt(self, rules: PeriodRules) -> Ending | None:
        """The end of publication in 国家企业信用信息公示系统 (令45), which counts from publication."""
        rows = [] if self.publication_class is None or self.natural_person else rules.channels
        governing = (
            row
            for row in rows
            if row.channel == "gsxt"
            and self.publication_class is not None
            and row.governs(self.authority, self.publication_class, self.decided_on)
        )
        row = next(governing, None)
        if row is None:
            return None
        return self._annulled() if self.annulled_on else _earliest([self._by_channel(row), *self._released()])

    def _by_channel(self, row: ChannelPeriod) -> Ending:
        source = f"{CHANNEL_WORDS[row.channel]}，{row.basis}{row.article or ''}"
        if not row.published:
            return Ending(self.decided_on, f"不予公示（{source}）", "unpublished")
        begun = self.published_on or self.decided_on
        day = months_later(begun, row.months)
        since = "公示之日" if self.published_on else "决定之日（公示日期未见）"
        return Ending(day, f"自{since}起 {row.months} 个月，至 {day} 前一日（{source}）", "term")


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _earliest(ends: list[Ending]) -> Ending:
    """The ending with the earliest day; the first named of several on one day."""
    return min(ends, key=lambda ending: ending.day or date.max)
