"""The service's own thread that runs reviews, one at a time, in the order in which they were released."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Condition, Thread

from graph_service.checks.job import Job, jobs
from graph_service.checks.run import run
from graph_service.crossmatch.register import GraphRegister
from graph_service.errors import GraphServiceError
from graph_service.store.store import Store

__all__ = ["Worker"]

_log = logging.getLogger(__name__)


class Worker:
    """Runs what waits; sleeps where nothing does.

    Args:
        store: the graph.
        register: the register of today's graph.
    """

    def __init__(self, store: Store, register: Callable[[], GraphRegister]) -> None:
        self._store, self._register = store, register
        self._called = Condition()
        self._waiting = 0
        self._thread: Thread | None = None

    def wake(self) -> None:
        """Look for reviews that wait, or that a process before this one did not finish."""
        with self._called:
            self._waiting += 1
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._work, name="checks", daemon=True)
                self._thread.start()
            self._called.notify()

    def _work(self) -> None:
        while True:
            with self._called:
                self._called.wait_for(lambda: self._waiting > 0)
                self._waiting = 0
            while (job := next_job()) is not None:
                self._run(job)

    def _run(self, job: Job) -> None:
        try:
            run(self._store, self._register(), job)
        except GraphServiceError as fault:
            _log.warning("review %s failed: %s", job.order.id, fault)
        finally:
            # a fault of our own ends the thread, and is not to be met again at the next start
            if job.state.stage != "done":
                job.fail(job.state.fault or "服务内部出错，已记入日志")


def next_job() -> Job | None:
    """The review that the service is to run next; the one released first."""
    waiting = [job for job in jobs() if job.order.served and job.state.stage in ("waiting", "running")]
    return waiting[-1] if waiting else None
