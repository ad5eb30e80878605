"""The pages of credit review: the form with earlier reviews, and one review from preview to result."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from graph_service.answers.checks.check import ROW_OUTCOMES
from graph_service.answers.checks.check_job import CheckJob, CheckResults
from graph_service.answers.window import Window
from graph_service.pages.render import rendered
from graph_service.rules.policies import POLICIES

MARKS = {"restricted": "law", "attention": "signal"}
"""Which outcomes are marked, and how: law is solid, all else is a hint."""


def checks_page(found: Sequence[CheckJob]) -> str:
    """The form, and the caller's reviews."""
    return rendered("checks.html", jobs=found, policies=POLICIES)


def check_page(found: CheckJob, results: CheckResults | None, window: Window) -> str:
    """One review; without results it is not done, and the page comes again by itself while it runs."""
    return rendered(
        "check.html",
        job=found,
        results=results,
        outcomes=ROW_OUTCOMES,
        marks=MARKS,
        window=window,
        moving=found.stage in ("waiting", "running"),
        turn=_turn,
    )


def _turn(results: CheckResults, window: Window, step: int) -> str:
    """The address of the window before or behind; empty where there is none."""
    start = window.offset + step * window.limit
    if start < 0 or start >= results.total:
        return ""
    asked = {"outcome": results.outcome, "offset": start, "limit": window.limit}
    return "?" + urlencode({name: value for name, value in asked.items() if value is not None})
