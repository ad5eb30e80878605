"""The planted legal effects, asked of the graph: whom a record reaches, on which day, and whom not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.law.effects import effects, effects_in_lot, matter_of
from graph_service.answers.law.legal_effect import EffectLine, EffectsAnswer
from graph_service.answers.matching.identify import find_subject
from graph_service.store.store import Store
from loaders.demo.parties import Case, party_id, texts


def _by_party(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """The rules that may be acted on against each party of the case in its matter."""
    answer, today = case["answer"], moment.true_on
    matter = matter_of(str(answer["matter"]))
    named = {name: str(party) for name, party in case["parties"].items()}
    found = {
        name: _rules(effects(store, party_id(party, today), matter, moment)) for name, party in named.items()
    }
    return {name: texts(answer[name]) for name in named}, found


def _superseded(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """No effect, and the rows that are named as superseded."""
    answer = case["answer"]
    found = effects(store, str(case["parties"]["firm"]), matter_of(str(answer["matter"])), moment)
    named = [one.rule.id for one in found.without_basis if one.why == "superseded" and one.rule]
    return (texts(answer["firm"]), texts(answer["superseded"])), (_rules(found), named)


def _by_day(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """The rules on the day before the listing and on its day."""
    answer, firm = case["answer"], str(case["parties"]["firm"])
    matter, listed = matter_of(str(answer["matter"])), date.fromisoformat(str(answer["listed_on"]))
    days = (listed - timedelta(1), listed)
    found = [_rules(effects(store, firm, matter, as_of(day, reader=moment.reader))) for day in days]
    return [texts(answer["before"]), texts(answer["since"])], found


def _one_lot(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """Who may not take part beside another, and whose head only bears the same name."""
    answer = case["answer"]
    lot = [find_subject(store, str(code), moment) for code in case["parties"].values()]
    found = effects_in_lot(store, lot, matter_of(str(answer["matter"])), moment)
    barred = sorted(
        one.subject.id for one in found if any(line.ground.kind == "relation" for line in one.must)
    )
    same = {w.ground.subject.id for one in found for w in one.without_basis if w.why == "not_identified"}
    only = sorted(same - set(barred))
    return (texts(answer["barred"]), texts(answer["same_name_only"])), (barred, only)


def _rules(found: EffectsAnswer) -> list[str]:
    return sorted(_ids((*found.must, *found.may)))


def _ids(lines: Iterable[EffectLine]) -> set[str]:
    return {line.rule.id for line in lines if line.rule}


EFFECTS_ASKED: dict[str, Callable[[Store, Case, AsOf], tuple[object, object]]] = {
    "listed_firm_representative_not_reached": _by_party,
    "wage_arrears_reaches_representative": _by_party,
    "superseded_memorandum": _superseded,
    "repaired_entry_binds_nobody": _by_party,
    "effect_on_an_earlier_day": _by_day,
    "one_head_in_one_lot": _one_lot,
}
