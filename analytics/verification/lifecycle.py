"""Worked examples of how long a record is in force."""

from __future__ import annotations

from datetime import date

from analytics.record_life import LEVEL_WORDS, Level, PeriodRules, RecordLife
from analytics.verification.check import Check, same_check
from analytics.verification.fields import records, text

_LEVELS: dict[str, Level] = {word: level for level, word in LEVEL_WORDS.items()} | {
    level: level for level in LEVEL_WORDS
}


def check(vector: dict[str, object], rules: PeriodRules) -> list[Check]:
    """Say of each case whether the record is in force on the day `as_of`, by the rules given."""
    as_of = date.fromisoformat(text(vector["as_of"], "as_of"))
    return [
        same_check(
            f"{text(case['level'], 'level')} {case['decided']}",
            _life(case).in_force(as_of, rules).in_force,
            case["active"],
        )
        for case in records(vector["cases"], "cases")
    ]


def _life(case: dict[str, object]) -> RecordLife:
    level = text(case["level"], "level")
    if level not in _LEVELS:
        raise ValueError(f"got level {level!r}, expected one of {', '.join(_LEVELS)}")
    return RecordLife(
        decided_on=date.fromisoformat(text(case["decided"], "decided")),
        level=_LEVELS[level],
        repaired_on=_day(case, "repaired"),
        annulled_on=_day(case, "annulled"),
        removed_on=_day(case, "removed"),
    )


def _day(case: dict[str, object], name: str) -> date | None:
    value = case.get(name)
    return None if value is None else date.fromisoformat(text(value, name))
