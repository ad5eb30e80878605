"""The pages of leads: each reason with its weight and source, and above all what a lead is not."""

from __future__ import annotations

from analytics.reregistration import ENDED_WORDS
from graph_service.answers.leads.lead import ReregistrationsAnswer, ShellsAnswer
from graph_service.pages.render import rendered


def reregistrations_page(answer: ReregistrationsAnswer, *, standalone: bool = False) -> str:
    """Leads on re-registered firms; standalone, one file that opens with no internet."""
    centre = answer.subject.id if answer.subject else ""
    return rendered("reregistrations.html", standalone=standalone, a=answer, centre=centre, ways=ENDED_WORDS)


def shells_page(answer: ShellsAnswer, *, standalone: bool = False) -> str:
    """Clusters of shells; standalone, one file that opens with no internet."""
    centre = answer.subject.id if answer.subject else ""
    return rendered("shells.html", standalone=standalone, a=answer, centre=centre)
