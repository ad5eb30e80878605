"""The planted cases of signals and guarantees, asked of the graph."""

from __future__ import annotations

from collections.abc import Callable

from graph_service.answers.as_of import AsOf
from graph_service.answers.guarantees.guarantees import guarantees
from graph_service.answers.leads.reregistered import reregistered
from graph_service.answers.profiles.profile import Profile
from graph_service.answers.profiles.subject import profile
from graph_service.answers.risk.risk import risk
from graph_service.store.store import Store
from loaders.demo.parties import Case, texts


def _neighbours(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """The lists that bind the listed one; of each neighbour its own records in use, and its signal."""
    listed, rows = str(case["answer"]["listed"]), case["answer"]["neighbours"]
    assert isinstance(rows, list)
    expected = {listed: {case["answer"]["list"]}} | {row["id"]: (row["records_in_use"], True) for row in rows}
    own = profile(store, listed, moment)
    found: dict[str, object] = {listed: {one.entry.list_code for one in own.constraints}}
    for row in rows:
        neighbour = profile(store, row["id"], moment)
        found[row["id"]] = (_own_records(neighbour), listed in _signal_sources(store, row["id"], moment))
    return expected, found


def _re_registered(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """The old firm is listed; nothing binds the new one, a signal leads to it, and a lead names the marks."""
    answer = case["answer"]
    marks = {_MARK_OF[one] for one in texts(answer["shared"]) if one in _MARK_OF}
    expected = answer["listed"], answer["legal_effect_on_new"], answer["risk_signal_on_new"], [marks]
    codes = [str(answer[which]) for which in ("old", "new")]
    old, new = (profile(store, code, moment) for code in codes)
    listed = [old.subject.id] if old.constraints else []
    signalled = codes[0] in _signal_sources(store, codes[1], moment)
    leads = reregistered(store, codes[1], moment).leads
    found = [{reason.mark for reason in one.reasons} for one in leads if one.old.id == codes[0]]
    return expected, (listed, list(new.constraints), signalled, found)


_MARK_OF = {"address": "address", "phone": "phone", "industry": "business", "supervisor": "people"}
"""The marks of a lead by the answer file's words; a surname is none."""


def _circle(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """Members, exposure and cycle of the circle; those outside it are in none."""
    answer = case["answer"]
    members = answer["members"]
    assert isinstance(members, list)
    expected = [(sorted(members), answer["exposure"], 1, len(members))], 0
    circles = guarantees(store, members[0], moment).circles
    outside = [str(answer[which]) for which in ("outside_guarantor", "outside_debtor")]
    found = [
        (sorted(p.id for p in one.members), one.exposure.amount, len(one.cycles), len(one.cycles[0]))
        for one in circles
    ]
    return expected, (found, sum(len(guarantees(store, one, moment).circles) for one in outside))


def _signal_sources(store: Store, code: str, moment: AsOf) -> set[str]:
    return {one.party.id for one in risk(store, code, moment, top=100).signal.sources}


def _own_records(found: Profile) -> int:
    return len(found.penalties) + len(found.constraints) + len(found.notices)


SIGNALS_ASKED: dict[str, Callable[[Store, Case, AsOf], tuple[object, object]]] = {
    "listed_enterprise_with_neighbours": _neighbours,
    "re_registered_under_a_relative": _re_registered,
    "guarantee_circle": _circle,
}
