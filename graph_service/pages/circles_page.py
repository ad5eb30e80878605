"""The page of all circular holdings, the most closed first."""

from __future__ import annotations

from analytics.circular_holding import ALARM_WORDS
from graph_service.answers.control.circular import CircularHoldingsAnswer
from graph_service.answers.control.figures import share_text
from graph_service.pages.render import rendered


def circles_page(answer: CircularHoldingsAnswer, *, standalone: bool = False) -> str:
    """The page in HTML; standalone, it is one file that opens with no internet."""
    return rendered(
        "circles.html",
        standalone=standalone,
        a=answer,
        alarm_words=ALARM_WORDS,
        share_text=share_text,
        tone="signal" if any(answer.alarms[name] for name in ALARM_WORDS if name != "none") else "",
    )
