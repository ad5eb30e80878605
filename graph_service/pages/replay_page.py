"""The page that says what came of checking a report."""

from __future__ import annotations

from graph_service.answers.profiles.report_replay import Outcome, ReportReplay
from graph_service.pages.render import rendered

TONES: dict[Outcome, str] = {
    "identical": "clear",
    "rebuilt": "unknown",
    "withheld": "unknown",
    "altered": "signal",
    "changed": "signal",
}
"""How the outcome looks; the sentence says it as well."""


def replay_page(replay: ReportReplay) -> str:
    """The page in HTML."""
    return rendered("report_replay.html", replay=replay, tone=TONES[replay.outcome])
