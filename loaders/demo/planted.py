"""The planted cases of a sample county, asked of the graph and held against the answer file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.profiles.profile import Profile
from graph_service.answers.profiles.subject import profile
from graph_service.beijing import beijing_today
from graph_service.crossmatch.lists import match_lists
from graph_service.errors import SeveralSubjects
from graph_service.snapshot.held import HeldSnapshot
from graph_service.store.store import Store
from loaders.demo.effects import EFFECTS_ASKED
from loaders.demo.groups import GROUPS_ASKED
from loaders.demo.leads import LEADS_ASKED
from loaders.demo.lives import LIVES_ASKED
from loaders.demo.matching import MATCHES_ASKED
from loaders.demo.ownership import OWNERSHIP_ASKED
from loaders.demo.parties import Case, person_id, texts
from loaders.demo.reports import REPORTS_ASKED
from loaders.demo.signals import SIGNALS_ASKED


@dataclass(frozen=True)
class PlantedAnswer:
    """One planted case: the rule it stands for, what was expected and what the graph says."""

    case: str
    rule: str
    expected: object
    found: object

    @property
    def right(self) -> bool:
        """Whether the graph's answer is the planted one."""
        return self.expected == self.found


def planted_answers(store: Store, folder: Path) -> list[PlantedAnswer]:
    """Ask every planted case that a profile or the ownership answers; the days are the answer file's."""
    answers = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
    day = date.fromisoformat(answers["today"])
    held = HeldSnapshot(store)
    match_lists(store, held.current(), min(day, beijing_today()))
    moment = as_of(true_on=min(day, beijing_today()))
    found = []
    for case in answers["cases"]:
        name, rule = case["name"], case["rule"]
        if name in _ASKED:
            found.append(PlantedAnswer(name, rule, *_ASKED[name](store, case, moment)))
        elif name in _ASKED_OF_HELD:
            found.append(PlantedAnswer(name, rule, *_ASKED_OF_HELD[name](held, case, moment)))
        if name in REPORTS_ASKED:
            found.append(PlantedAnswer(f"{name}（报告）", rule, *REPORTS_ASKED[name](store, case, moment)))
    return found


def _same_name(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """The ids of the persons of that name in the two enterprises."""
    name, given = case["answer"]["name"], texts(case["answer"]["persons"])
    expected = {number if "@" in number else person_id(number, moment.true_on) for number in given}
    found = [_people(profile(store, str(code), moment), str(name)) for code in case["parties"].values()]
    return expected, set().union(*found)


def _renamed(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """Asked for by the name it bore before, the enterprise answers with the records of both names."""
    answer = case["answer"]
    [former] = texts(answer["former_names"])
    found = profile(store, former, moment)
    expected = (
        answer["id"],
        answer["name"],
        set(texts(answer["penalties"])),
        set(texts(answer["licences"])),
    )
    numbers = {p.decision_no for p in found.penalties}, {x.decision_no for x in found.licences}
    return expected, (found.subject.id, found.subject.name, *numbers)


def _two_of_one_name(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """A name that two enterprises bear is answered by naming both."""
    expected = set(texts(case["answer"]["ambiguous"]))
    try:
        return expected, {profile(store, str(case["answer"]["name"]), moment).subject.id}
    except SeveralSubjects as several:
        return expected, {candidate["id"] for candidate in several.candidates}


def _in_use(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """How many records of the enterprise may be used."""
    found = profile(store, str(case["parties"]["firm"]), moment)
    return case["answer"]["records_in_use"], _records(found)


_ASKED: dict[str, Callable[[Store, Case, AsOf], tuple[object, object]]] = {
    "same_name_different_numbers": _same_name,
    "same_name_without_numbers": _same_name,
    "one_person_in_two_enterprises": _same_name,
    "renamed_enterprise": _renamed,
    "two_enterprises_of_one_name": _two_of_one_name,
    "repaired_record": _in_use,
    "expired_record": _in_use,
    "annulled_record": _in_use,
    "removed_record": _in_use,
    "records_in_use": _in_use,
    **SIGNALS_ASKED,
    **LIVES_ASKED,
    **EFFECTS_ASKED,
    **LEADS_ASKED,
    **MATCHES_ASKED,
}

_ASKED_OF_HELD: dict[str, Callable[[HeldSnapshot, Case, AsOf], tuple[object, object]]] = {
    **OWNERSHIP_ASKED,
    **GROUPS_ASKED,
}


def _records(found: Profile) -> int:
    return len(found.penalties) + len(found.constraints) + len(found.notices)


def _people(found: Profile, name: str) -> set[str]:
    groups = (found.related.legal_representatives, found.related.executives, found.related.holders)
    return {one.source.id for group in groups for one in group.shown if one.source.name == name}
