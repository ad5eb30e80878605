"""Period rules of three regimes, small enough to work out ends by hand."""

from __future__ import annotations

from datetime import date

from analytics.record_life import Period, PeriodRules, Transition

SWITCH = date(2026, 4, 1)


def row(regime: str, level: str, months: tuple[int, int], days: tuple[date | None, date | None]) -> Period:
    return Period(
        id=f"{regime}.{level}",
        regime=regime,
        level=level,
        published=months[1] > 3,
        min_months=months[0],
        max_months=months[1],
        valid_from=days[0],
        valid_to=days[1],
        basis=regime,
        article=None,
        confidence="page_seen",
    )


NEW, OLD, OLDEST = (SWITCH, None), (date(2023, 5, 1), SWITCH), (None, date(2023, 5, 1))
RULES = PeriodRules(
    version="test",
    periods=(
        row("new", "minor", (0, 3), NEW),
        row("new", "general", (3, 12), NEW),
        row("new", "serious", (12, 36), NEW),
        row("old", "minor", (0, 0), OLD),
        row("old", "general", (3, 36), OLD),
        row("old", "serious", (3, 36), OLD),
        row("oldest", "general", (3, 12), OLDEST),
        row("oldest", "serious", (6, 36), OLDEST),
    ),
    transition=Transition("switch", "new", True, SWITCH, "new", "from_memory"),
)
