"""Running a review: chunk by chunk, from where it was stopped, taken down before anybody sees it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

from graph_service.answers.as_of import as_of
from graph_service.answers.checks.check import Checks, Terms, counted
from graph_service.answers.checks.check_book import write_checks
from graph_service.answers.checks.check_run import CHUNK, chunks, prepared, registered
from graph_service.beijing import beijing_today
from graph_service.checks.job import Job, State
from graph_service.crossmatch.register import GraphRegister
from graph_service.errors import GraphServiceError
from graph_service.store.store import Store

__all__ = ["Told", "checks_of", "run"]

Told = Callable[[State], None]
"""Told how far it is, after each chunk."""


def run(store: Store, register: GraphRegister, job: Job, told: Told = lambda state: None) -> Checks:
    """Run the review to its end, or on to it: rows that are done are kept where they rest on the same.

    A review that was stopped goes on at the moment that it began with, so that its rows are those of one
    that was never stopped. Where a load has come or a rule was changed since, it begins anew.

    Raises:
        GraphServiceError: it failed; the state says why, and what is done is kept.
    """
    try:
        with job.alone():
            return _run(store, register, job, told)
    except GraphServiceError as fault:
        told(job.fail(str(fault)))
        raise


def checks_of(job: Job) -> Checks:
    """The review as it is kept."""
    return Checks(job.terms, job.state.counts, tuple(job.rows()))


def _run(store: Store, register: GraphRegister, job: Job, told: Told) -> Checks:
    if job.state.stage == "done":
        return checks_of(job)
    asked, read, kept = job.asked(), job.read(), job.state
    moment = job.terms.as_of if kept.basis else as_of()
    review, terms = prepared(store, register.snapshot, asked, moment)
    basis = _basis(terms, register.snapshot.last_load)
    if kept.basis not in ("", basis):
        job.drop_rows()
        review, terms = prepared(store, register.snapshot, asked, as_of())
    job.keep_terms(terms)
    state = _begun(job, basis)
    told(job.keep_state(state))
    first = len(job.chunks())
    for place, rows in enumerate(chunks(review, store, register, read, first), first):
        job.keep_rows(place, rows)
        total = {name: state.counts[name] + count for name, count in counted(rows).items()}
        state = replace(state, done=state.done + len(rows), counts=total)
        told(job.keep_state(state))
    found = Checks(terms, state.counts, tuple(job.rows()))
    digest = job.digest()
    write_checks(job.workbook, read, found)
    registered(found, asked, digest)
    told(job.keep_state(replace(state, stage="done", ended=datetime.now(UTC), digest=digest)))
    return found


def _basis(terms: Terms, last_load: str) -> str:
    """What the rows rest on besides the input: today, the loads, the rules, the policy."""
    rules = sorted(terms.rule_versions.items())
    said = (beijing_today(), last_load, terms.policy_version, rules, CHUNK)
    return sha256(repr(said).encode()).hexdigest()


def _begun(job: Job, basis: str) -> State:
    """The state from which it goes on: what is done counts."""
    rows = list(job.rows())
    return replace(
        job.state,
        stage="running",
        done=len(rows),
        counts=counted(rows),
        basis=basis,
        began=datetime.now(UTC),
        fault="",
    )
