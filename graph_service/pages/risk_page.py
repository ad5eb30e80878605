"""The page of a subject's associated-party signal, in the service or as one file."""

from __future__ import annotations

from analytics.risk_signal import MEASURED
from graph_service.answers.risk.risk import MOST_TOP
from graph_service.answers.risk.risk_signal import RiskAnswer
from graph_service.pages.render import rendered
from graph_service.pictures.risk_picture import risk_picture
from graph_service.pictures.svg import picture_svg


def risk_page(answer: RiskAnswer, *, standalone: bool = False) -> str:
    """The page in HTML: the signal in its own dashed look, the subject's own records apart from it."""
    drawn = picture_svg(risk_picture(answer), live=True, linked=not standalone)
    return rendered(
        "risk.html",
        standalone=standalone,
        figure=drawn if answer.signal.sources else None,
        answer=answer,
        measured=MEASURED,
        most_top=MOST_TOP,
    )
