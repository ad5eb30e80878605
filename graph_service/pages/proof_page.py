"""The page of a proof: a finding worked out again, with its rows, rules and digests."""

from __future__ import annotations

from graph_service.answers.proof.replayed import Outcome, Replay
from graph_service.pages.render import rendered

TONES: dict[Outcome, str] = {"identical": "clear", "changed": "constraint", "withheld": "unknown"}


def proof_page(found: Replay, *, standalone: bool = False) -> str:
    """The page in HTML; standalone, one file that opens offline."""
    return rendered("proof.html", standalone=standalone, found=found, tone=TONES[found.outcome])
