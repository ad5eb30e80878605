"""The silent check of one lot (静默查询): may these take part, yes or no, with the evidence that this needs.

Nobody's profile is shown and no signal: effects in law for the matter, who of the suppliers may not both
take part, and ties of agency and experts to suppliers, at which who asks has to look. Calls are registered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from analytics.codes import masked_id, normal_code
from analytics.matters import MATTER_WORDS
from graph_service.answers.as_of import AsOf
from graph_service.answers.checks.lot_facts import (
    ROLES,
    Lot,
    LotCheck,
    LotEvidence,
    LotParty,
    Role,
    Said,
)
from graph_service.answers.checks.lot_ties import lot_ties
from graph_service.answers.facts.freshness import SourceState, sources_loaded, suppliers
from graph_service.answers.facts.ties import stored_parties
from graph_service.answers.law.cited_rules import effect_versions
from graph_service.answers.law.effects import effects_in_lot, effects_of
from graph_service.answers.law.legal_effect import EffectLine, EffectsAnswer
from graph_service.answers.matching.subject_lists import find_subjects
from graph_service.beijing import beijing_today
from graph_service.crossmatch.persons import match_persons
from graph_service.errors import BadInput
from graph_service.register.queries import Query, register_query, result_digest
from graph_service.store.store import Store

__all__ = ["lot_check"]


def lot_check(
    store: Store, lot: Lot, moment: AsOf, *, caller: str, purpose: str, authorisation: str | None = None
) -> LotCheck:
    """The answer, taken down in the query register before it is given.

    Raises:
        BadInput: no purpose or no caller is named.
    """
    if not purpose.strip() or not caller.strip():
        raise BadInput("静默查询须写明用途（purpose），并逐次登记")
    said = [*_units(store, lot, moment), *_experts(store, lot)]
    found = _answered(store, lot, said, moment)
    parties = [one.party for one in said if one.party]
    records = {line.ground.record_id for answer in found.values() for line in answer.effects}
    answer = _answer(store, lot, said, found, moment)
    register_query(
        Query(
            caller=caller,
            role="ordinary",
            question="procurement",
            purpose=purpose.strip(),
            authorisation=authorisation,
            subjects=tuple(dict.fromkeys(one.id for one in parties)),
            records=tuple(sorted(records - {""})),
            result=result_digest(answer),
        )
    )
    return answer


def _units(store: Store, lot: Lot, moment: AsOf) -> Iterator[Said]:
    roles: tuple[tuple[Role, tuple[str, ...]], ...] = (("supplier", lot.suppliers), ("agency", lot.agencies))
    for role, every in roles:
        for said in dict.fromkeys(every):
            found, unfound = find_subjects(store, [said], moment)
            party = next(iter(found.values()), None)
            if party is not None and party.is_person:
                party, unfound = None, ()
            yield Said(role, said, party, unfound[0].reason if unfound else "" if party else "不是单位")


def _experts(store: Store, lot: Lot) -> Iterator[Said]:
    numbers = [said for said in lot.experts if not said.startswith("p:")]
    matched = match_persons(store, [""] * len(numbers), numbers, beijing_today()) if numbers else None
    ids = {said: said for said in lot.experts if said.startswith("p:")}
    if matched:
        hits = zip(
            matched.hits.rows.tolist(), matched.hits.places.tolist(), matched.hits.by_number, strict=True
        )
        ids |= {numbers[row]: matched.ids[place] for row, place, by_number in hits if by_number}
    known = stored_parties(store, ids.values())
    for said in dict.fromkeys(lot.experts):
        party = known.get(ids.get(said, ""))
        shown = said if said.startswith("p:") else masked_id(normal_code(said))
        yield Said("expert", shown, party, "" if party else "未见此人的记录")


def _answered(store: Store, lot: Lot, said: Sequence[Said], moment: AsOf) -> dict[str, EffectsAnswer]:
    """The effects in the matter: of suppliers beside each other, of the others by their own records."""
    bidders = {one.party.id: one.party for one in said if one.party and one.role == "supplier"}
    others = [one.party for one in said if one.party and one.role != "supplier"]
    answers = effects_in_lot(store, list(bidders.values()), lot.matter, moment) if bidders else []
    answers += effects_of(store, others, lot.matter, moment) if others else []
    return {answer.subject.id: answer for answer in reversed(answers)}


def _answer(
    store: Store, lot: Lot, said: Sequence[Said], found: Mapping[str, EffectsAnswer], moment: AsOf
) -> LotCheck:
    parties = tuple(_party(one, found) for one in said)
    barred = [one for one in parties if one.barred]
    sources = sources_loaded(store, moment)
    return LotCheck(
        sentence=_sentence(lot, parties, sources),
        yes=bool(barred),
        lot=lot.called,
        matter=lot.matter.value,
        matter_zh=MATTER_WORDS[lot.matter],
        as_of=moment,
        parties=parties,
        ties=tuple(lot_ties(store, said, moment)),
        sources=sources,
        rule_versions=effect_versions(),
    )


def _party(one: Said, found: Mapping[str, EffectsAnswer]) -> LotParty:
    party = one.party
    answer = found[party.id] if party else None
    bars = answer is not None and one.role == "supplier"
    return LotParty(
        role=one.role,
        role_zh=ROLES[one.role],
        said=one.said,
        id=party.id if party else None,
        name=party.name if party else None,
        barred=bars and bool(answer.must) if answer else None,
        evidence=tuple(map(_evidence, answer.must)) if answer and bars else (),
        to_verify=tuple(_to_verify(answer, one.role)) if answer else (),
        why_not=one.why_not,
    )


def _to_verify(answer: EffectsAnswer, role: Role) -> Iterator[str]:
    """Rules nobody has read, measures that may be taken, and heads of whom only the name is known.

    The rules speak of suppliers and bidders; whether one reaches an agency or an expert is not for us to say.
    """
    if role != "supplier":
        doubt = f"规则就供应商、投标人规定，是否及于{ROLES[role]}须核实："
        yield from (doubt + line.sentence for line in answer.must)
    yield from (line.sentence for line in (*answer.may, *answer.to_verify))
    yield from (none.sentence for none in answer.without_basis if none.why == "not_identified")


def _evidence(line: EffectLine) -> LotEvidence:
    origin, related = line.ground.provenance, line.ground.kind == "relation"
    return LotEvidence(
        words=line.sentence,
        basis=line.basis,
        rule=line.rule.id if line.rule else None,
        confidence=line.rule.confidence_zh if line.rule else "措施决定载明",
        check=line.rule.check if line.rule else None,
        other=line.ground.subject.id if related else None,
        document=line.ground.document,
        authority=line.ground.authority,
        since=line.starts_on,
        until=line.ends_on,
        source=origin.source,
        load_id=origin.load_id,
        row=origin.row,
    )


def _sentence(lot: Lot, parties: Sequence[LotParty], sources: tuple[SourceState, ...]) -> str:
    barred = [one for one in parties if one.barred]
    missing = [one for one in parties if one.barred is None]
    looked = all(suppliers(sources, kind) for kind in ("ListEntry", "Penalty"))
    told = (
        f"{MATTER_WORDS[lot.matter]}：应当限制 {len(barred)} 方"
        if barred
        else f"{MATTER_WORDS[lot.matter]}：未见应当限制的情形"
        if looked
        else f"{MATTER_WORDS[lot.matter]}：未查，名单记录或行政处罚尚未装载"
    )
    return told + (f"；{len(missing)} 方未能确定主体，未查" if missing else "") + "。"
