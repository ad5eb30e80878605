"""The register that one process matches against: made ready once, renewed as soon as a load has come."""

from __future__ import annotations

from threading import Lock

from graph_service.crossmatch.register import GraphRegister, graph_register
from graph_service.snapshot.held import HeldSnapshot


class HeldRegister:
    """Hands out the register of the snapshot as it stands.

    Args:
        held: where the snapshot comes from.
    """

    def __init__(self, held: HeldSnapshot) -> None:
        self.held = held
        self._lock = Lock()
        self._register: GraphRegister | None = None

    def current(self) -> GraphRegister:
        """The register of today's graph."""
        snapshot = self.held.current()
        with self._lock:
            if self._register is None or self._register.snapshot.last_load != snapshot.last_load:
                self._register = graph_register(snapshot)
            return self._register
