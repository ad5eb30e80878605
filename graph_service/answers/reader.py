"""Who reads an answer: an ordinary reader, or audit, the one role to which ended records are shown."""

from __future__ import annotations

from dataclasses import dataclass

from graph_service.errors import BadInput
from graph_service.register.queries import Role

__all__ = ["ORDINARY", "Reader", "audit_reader"]


@dataclass(frozen=True)
class Reader:
    """As whom an answer is asked for, by whom, what for, and on which authorisation (授权)."""

    role: Role = "ordinary"
    caller: str | None = None
    purpose: str | None = None
    authorisation: str | None = None

    @property
    def audits(self) -> bool:
        """Whether ended and annulled records are shown, as of any day; every such query is registered."""
        return self.role == "audit"


ORDINARY = Reader()
"""Sees what is in use today; looking back brings nothing else into view."""


def audit_reader(caller: str, purpose: str | None, authorisation: str | None = None) -> Reader:
    """Audit, for this purpose.

    Raises:
        BadInput: no purpose is named.
    """
    if not purpose or not purpose.strip():
        raise BadInput("审计查询须写明用途（purpose），并逐次登记")
    return Reader("audit", caller, purpose.strip(), authorisation)
