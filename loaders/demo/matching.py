"""The planted entries that lists deliver by name alone, asked of the graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from graph_service.answers.as_of import AsOf
from graph_service.answers.matching.same_pairs import same_pairs
from graph_service.answers.profiles.subject import profile
from graph_service.store.store import Store
from loaders.demo.parties import Case, person_id

GRADES = ("A", "B", "C", "RELATED")


def _meant(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """Whom the listed name means, with which grade, and that the profile shows grade B and no more."""
    answer = case["answer"]
    pairs = same_pairs(store, moment, subject=str(answer["same"]), grades=GRADES)
    found = {(one.source.name, one.grade) for one in pairs}
    shown = {one.party.name for one in profile(store, str(answer["same"]), moment).same}
    expected = {answer["listed"]} if answer["grade"] == "B" else set()
    return ({(answer["listed"], answer["grade"])}, expected), (found, shown)


def _meant_person(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """Whom a masked number means, and that the profile of that person shows it as another's."""
    answer = case["answer"]
    same = person_id(str(answer["same"]), moment.true_on)
    pairs = same_pairs(store, moment, subject=same, grades=GRADES)
    shown = [one.party.id_masked for one in profile(store, same, moment).same]
    expected = [(answer["listed"], answer["grade"])], [answer["listed"]]
    return expected, ([(one.source.id_masked, one.grade) for one in pairs], shown)


def _named_otherwise(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """That the record stands with whom its code names, and that the other name is shown beside it."""
    answer, found = case["answer"], profile(store, str(case["parties"]["firm"]), moment)
    shown = [(one.stated_name, one.grade) for one in found.names_at_odds]
    return ([(answer["stated"], answer["grade"])], 1), (shown, len(found.constraints))


MATCHES_ASKED: Mapping[str, Callable[[Store, Case, AsOf], tuple[object, object]]] = dict.fromkeys(
    (
        "listed_by_name_written_otherwise",
        "listed_by_variant",
        "listed_before_renaming",
        "listed_neighbour_one_character_apart",
        "listed_branch",
    ),
    _meant,
) | {
    "listed_by_masked_number": _meant_person,
    "listed_code_beside_another_name": _named_otherwise,
}
"""How each planted case of matching is asked."""
