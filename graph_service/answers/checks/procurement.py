"""The silent check of one lot (静默查询): may these take part, yes or no, with the evidence that this needs.

Nobody's profile is shown and no signal: effects in law for the matter, who of the suppliers may not both
take part, and ties of agency and experts to suppliers, at which who asks has to look. Calls are registered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Literal

from analytics.codes import masked_id, normal_code, resident_id_fault
from analytics.lot_effects import HEADS
from analytics.matters import MATTER_WORDS, Matter
from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.freshness import SourceState, sources_loaded, suppliers
from graph_service.answers.facts.offices_held import Held, offices_of
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.relations import Relation
from graph_service.answers.facts.ties import stored_parties
from graph_service.answers.law.cited_rules import effect_versions
from graph_service.answers.law.effects import LOT_MATTERS, effects_in_lot, effects_of
from graph_service.answers.law.legal_effect import EffectLine, EffectsAnswer
from graph_service.answers.law.lot import stakes_among
from graph_service.answers.matching.subject_lists import find_subjects
from graph_service.crossmatch.persons import match_persons
from graph_service.errors import BadInput
from graph_service.register.queries import Query, register_query, result_digest
from graph_service.store.store import Store

__all__ = ["Lot", "LotCheck", "LotEvidence", "LotParty", "LotTie", "lot_check"]

Role = Literal["supplier", "agency", "expert"]
ROLES: dict[Role, str] = {"supplier": "供应商", "agency": "采购代理机构", "expert": "评审专家"}
MOST = 200
"""Parties of one lot."""


@dataclass(frozen=True)
class Lot:
    """Who takes part in a lot: suppliers and agencies by code or name, experts by number or person's id.

    Raises:
        BadInput: nobody, too many, or a person by name alone; a matter in which there are no lots.
    """

    suppliers: tuple[str, ...]
    agencies: tuple[str, ...] = ()
    experts: tuple[str, ...] = ()
    matter: Matter = Matter.PROCUREMENT
    called: str = ""

    def __post_init__(self) -> None:
        if self.matter not in LOT_MATTERS:
            raise BadInput(f"得到事项 {self.matter.value}；静默查询只用于 procurement、bidding")
        if not 1 <= len(self.suppliers) + len(self.agencies) + len(self.experts) <= MOST:
            raise BadInput(f"应给出 1 至 {MOST} 个供应商、代理机构或评审专家")
        for said in self.experts:
            if not said.startswith("p:") and resident_id_fault(normal_code(said), date.today()):
                raise BadInput("评审专家须以完整的证件号码或主体标识（p:…）指明；只凭姓名不查，也不认定")


@dataclass(frozen=True)
class LotEvidence:
    """One effect in law: what follows, by which article, on which record; `check` is for who asks to do."""

    words: str
    basis: str
    rule: str | None
    confidence: str
    check: str | None
    other: str | None
    document: str | None
    authority: str | None
    since: date
    until: date | None
    source: str
    load_id: str
    row: int


@dataclass(frozen=True)
class LotParty:
    """One party: `barred` yes or no, null where the party was not found; a number is shown masked.

    `evidence` bars it, of suppliers alone; `to_verify` bars nobody before somebody has looked.
    """

    role: Role
    role_zh: str
    said: str
    id: str | None
    name: str | None
    barred: bool | None
    evidence: tuple[LotEvidence, ...]
    to_verify: tuple[str, ...]
    why_not: str


@dataclass(frozen=True)
class LotTie:
    """A tie of agency or expert to a supplier: no bar by itself, whoever asks looks at it (回避由其核实)."""

    one: str
    supplier: str
    words: str
    source: str
    load_id: str
    row: int


@dataclass(frozen=True)
class LotCheck:
    """The answer for a lot; `yes` says that somebody is barred."""

    sentence: str
    yes: bool
    lot: str
    matter: str
    matter_zh: str
    as_of: AsOf
    parties: tuple[LotParty, ...]
    ties: tuple[LotTie, ...]
    sources: tuple[SourceState, ...]
    rule_versions: Mapping[str, str]


@dataclass(frozen=True)
class _Said:
    """One that takes part, as it was said and as it was found."""

    role: Role
    said: str
    party: Party | None
    why_not: str


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


def _units(store: Store, lot: Lot, moment: AsOf) -> Iterator[_Said]:
    roles: tuple[tuple[Role, tuple[str, ...]], ...] = (("supplier", lot.suppliers), ("agency", lot.agencies))
    for role, every in roles:
        for said in dict.fromkeys(every):
            found, unfound = find_subjects(store, [said], moment)
            party = next(iter(found.values()), None)
            if party is not None and party.is_person:
                party, unfound = None, ()
            yield _Said(role, said, party, unfound[0].reason if unfound else "" if party else "不是单位")


def _experts(store: Store, lot: Lot) -> Iterator[_Said]:
    numbers = [said for said in lot.experts if not said.startswith("p:")]
    matched = match_persons(store, [""] * len(numbers), numbers, date.today()) if numbers else None
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
        yield _Said("expert", shown, party, "" if party else "未见此人的记录")


def _answered(store: Store, lot: Lot, said: Sequence[_Said], moment: AsOf) -> dict[str, EffectsAnswer]:
    """The effects in the matter: of suppliers beside each other, of the others by their own records."""
    bidders = {one.party.id: one.party for one in said if one.party and one.role == "supplier"}
    others = [one.party for one in said if one.party and one.role != "supplier"]
    answers = effects_in_lot(store, list(bidders.values()), lot.matter, moment) if bidders else []
    answers += effects_of(store, others, lot.matter, moment) if others else []
    return {answer.subject.id: answer for answer in reversed(answers)}


def _answer(
    store: Store, lot: Lot, said: Sequence[_Said], found: Mapping[str, EffectsAnswer], moment: AsOf
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
        ties=tuple(_ties(store, said, moment)),
        sources=sources,
        rule_versions=effect_versions(),
    )


def _party(one: _Said, found: Mapping[str, EffectsAnswer]) -> LotParty:
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


def _ties(store: Store, said: Sequence[_Said], moment: AsOf) -> Iterator[LotTie]:
    """Offices and direct holdings that join an agency or an expert with a supplier."""
    bidders = {one.party.id: one.party for one in said if one.party and one.role == "supplier"}
    others = {one.party.id: one.party for one in said if one.party and one.role != "supplier"}
    if not bidders or not others:
        return
    _, within = offices_of(store, [*bidders, *others], moment)
    heads = {id_: [one for one in offices if _now(one, moment.true_on)] for id_, offices in within.items()}
    for other, bidder in product(others, bidders):
        for one in heads.get(bidder, ()):
            holder = one.office.holder
            if holder == other:
                yield _tie(other, bidder, one.relation.sentence, one.relation)
            elif any(theirs.office.holder == holder for theirs in heads.get(other, ())):
                yield _tie(other, bidder, f"单位负责人同为 {one.relation.source.name}", one.relation)
    for stake, relation in stakes_among(store, {**others, **bidders}, moment).values():
        for end, far in ((stake.owner, stake.company), (stake.company, stake.owner)):
            if end in others and far in bidders:
                yield _tie(end, far, relation.sentence, relation)


def _now(one: Held, on: date) -> bool:
    office = one.office
    return office.target in HEADS and office.since <= on and (office.until is None or on < office.until)


def _tie(one: str, supplier: str, words: str, relation: Relation) -> LotTie:
    origin = relation.provenance
    return LotTie(one, supplier, words, origin.source, origin.load_id, origin.row)


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
