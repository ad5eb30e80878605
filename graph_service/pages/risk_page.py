"""The page of a subject's associated-party signal, in the service or as one file."""

from __future__ import annotations

from graph_service.answers.risk_signal import RiskAnswer
from graph_service.pages.render import rendered


def risk_page(answer: RiskAnswer, *, standalone: bool = False) -> str:
    """The page in HTML: the signal in its own dashed look, the subject's own records apart from it."""
    return rendered("risk.html", standalone=standalone, answer=answer)
