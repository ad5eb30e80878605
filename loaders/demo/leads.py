"""The planted leads, asked of the graph: shells in one room, firms founded anew, an agent's address."""

from __future__ import annotations

from collections.abc import Callable

from graph_service.answers.as_of import AsOf
from graph_service.answers.leads.reregistered import reregistered
from graph_service.answers.leads.shells import shells
from graph_service.answers.profiles.subject import profile
from graph_service.store.store import Store
from loaders.demo.parties import Case, texts


def _shells(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """The firms of the cluster and what they share; the older firm in the room is in none."""
    answer = case["answer"]
    firms = texts(answer["firms"])
    expected = [(sorted(firms), set(texts(answer["shared"])), answer["days"])], 0
    found = [
        (
            sorted(firm.party.id for firm in one.firms),
            {burst.kind for burst in one.bursts},
            max((burst.last - burst.first).days for burst in one.bursts),
        )
        for one in shells(store, firms[0], moment).clusters
    ]
    return expected, (found, shells(store, str(answer["apart"]), moment).total)


def _listed(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """The lead with its reasons and days; no list reaches the new firm."""
    answer = case["answer"]
    old, new = str(answer["old"]), str(answer["new"])
    marks = set(texts(answer["shared"]))
    expected = [(old, new, answer["ended"], marks, answer["days_between"])], answer["legal_effect_on_new"]
    found = [
        (one.old.id, one.new.id, one.ended, {reason.mark for reason in one.reasons}, one.days_after)
        for one in reregistered(store, new, moment).leads
    ]
    return expected, (found, list(profile(store, new, moment).constraints))


def _repaired(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """No lead from either side."""
    found = [one for which in ("old", "new") for one in _leads(store, str(case["answer"][which]), moment)]
    return case["answer"]["leads"], found


def _agent(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """The agent's address joins nobody and is named among what was left out."""
    answer = case["answer"]
    code = str(case["parties"]["firm"])
    found = shells(store, code, moment)
    named = [one.declared for one in found.left_out if one.words in str(answer["address"])]
    return (answer["related_by_hub"], [True]), (bool(found.total or _leads(store, code, moment)), named)


def _leads(store: Store, code: str, moment: AsOf) -> tuple[object, ...]:
    return reregistered(store, code, moment).leads


LEADS_ASKED: dict[str, Callable[[Store, Case, AsOf], tuple[object, object]]] = {
    "hub_registration_agent": _agent,
    "shell_cluster_in_one_room": _shells,
    "listed_and_founded_anew": _listed,
    "repaired_and_founded_anew": _repaired,
}
