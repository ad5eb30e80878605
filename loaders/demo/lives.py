"""The planted lives of records, asked of the graph: how they ended; honours, promises, grades."""

from __future__ import annotations

from collections.abc import Callable

from graph_service.answers.as_of import AsOf
from graph_service.answers.profiles.subject import profile
from graph_service.answers.risk.risk import risk
from graph_service.store.store import Store
from loaders.demo.parties import Case


def _in_use(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """How many records of the enterprise may be used."""
    found = profile(store, str(case["parties"]["firm"]), moment)
    used = len(found.penalties) + len(found.constraints) + len(found.notices)
    return case["answer"]["records_in_use"], used


def _disputed(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """The marks of the firm's own records, and whether its subsidiary has a signal from it."""
    answer, firm = case["answer"], str(case["parties"]["firm"])
    expected = answer["records_in_use"], answer["disputed"], answer["overdue"], answer["signal_on_neighbour"]
    own = profile(store, firm, moment).penalties
    around = risk(store, str(case["parties"]["neighbour"]), moment, top=100).signal.sources
    marked = [one for one in own if one.disputed]
    overdue = any(one.dispute is not None and one.dispute.overdue for one in marked)
    return expected, (len(own), len(marked), overdue, firm in {one.party.id for one in around})


def _red_conflict(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """The red lists of the firm, and whether they are void beside a serious one."""
    found = profile(store, str(case["parties"]["firm"]), moment).honours
    expected = case["answer"]["honours"], case["answer"]["red_conflict"]
    return expected, ([one.entry.list_code for one in found], all(one.red_conflict for one in found))


def _grades(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """The grades as they were given, and the pairs that contradict each other."""
    found = profile(store, str(case["parties"]["firm"]), moment)
    grades = {one.scheme: one.grade for one in found.evaluations}
    return (case["answer"]["grades"], case["answer"]["conflicts"]), (grades, len(found.evaluation_conflicts))


def _promises(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """How many commitments were kept and broken, and what followed."""
    answer = case["answer"]
    found = profile(store, str(case["parties"]["firm"]), moment).commitments
    broken = [one for one in found if one.breached]
    expected = answer["kept"], answer["broken"], [answer["consequence"]]
    return expected, (len(found) - len(broken), len(broken), [one.consequence for one in broken])


LIVES_ASKED: dict[str, Callable[[Store, Case, AsOf], tuple[object, object]]] = {
    "repaired_by_decision": _in_use,
    "annulled_by_decision": _in_use,
    "expired_yesterday": _in_use,
    "disputed_penalty": _disputed,
    "red_conflict": _red_conflict,
    "industry_a_under_public_d": _grades,
    "broken_commitment": _promises,
}
