"""The page of a subject's timeline."""

from __future__ import annotations

from itertools import groupby

from graph_service.answers.proof.timeline import Timeline, TimelineEvent
from graph_service.beijing import beijing_day
from graph_service.pages.render import rendered


def timeline_page(found: Timeline, *, standalone: bool = False) -> str:
    """The page in HTML, year by year; standalone, one file that opens offline."""
    years = [(year, list(events)) for year, events in groupby(found.events, _year)]
    return rendered("timeline.html", standalone=standalone, found=found, years=years)


def _year(event: TimelineEvent) -> int:
    """The year under which an event stands: that in the world, else that in which it was learnt."""
    return (event.happened_on or beijing_day(event.learnt_at)).year
