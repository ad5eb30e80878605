"""Working a finding out again by the id of its proof (复验): on the same two days, by the rules of then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import cast

from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.audited import audited
from graph_service.answers.facts.freshness import layout_words
from graph_service.answers.json_text import Json, jsonable
from graph_service.answers.matching.identify import find_subject
from graph_service.answers.proof.asked_again import OF_THE_GRAPH, Again, Answered, asked_again, finding_words
from graph_service.answers.proof.replayed import LineFact, Outcome, Reason, Replay, RuleThen, SourceRow
from graph_service.answers.reader import ORDINARY, Reader
from graph_service.beijing import beijing_day, beijing_minute, beijing_today
from graph_service.proofs.claim import Claim
from graph_service.proofs.given import program_version
from graph_service.proofs.kept import kept_claim
from graph_service.proofs.kinds import KINDS, Kind
from graph_service.rules.adoption import adoptions, kind_named
from graph_service.rules.history import rules_of
from graph_service.rules.installed import book
from graph_service.schema import fact
from graph_service.snapshot.held import HeldSnapshot, held_for
from graph_service.snapshot.past import held_then, in_use_now
from graph_service.store.store import Store

__all__ = ["replay", "replayed_claim"]

WITHHELD = "所依据的记录此后已终止，或已不在本库，按规定不再向本读者显示，本项不能复现"


def replay(store: Store, said: str, reader: Reader = ORDINARY, held: HeldSnapshot | None = None) -> Replay:
    """The finding of this proof as it comes out today, held against what was shown.

    A finding that rests on a record which has ended since is withheld from ordinary readers; audit has it.

    Raises:
        BadInput: this is no id of a proof.
        NotFound: this installation has given no such proof.
    """
    claim = kept_claim(said)
    moment = as_of(claim.question.true_on, claim.question.known_on, reader)
    found = replayed_claim(store, claim, moment, held or held_for(store))
    return audited(found, "replay", claim.question.subject, moment)


def replayed_claim(store: Store, claim: Claim, moment: AsOf, held: HeldSnapshot) -> Replay:
    """As `replay`, of a claim at hand."""
    kept = in_use_now(store, list(claim.records))
    if not moment.reader.audits and kept < frozenset(claim.records):
        return _withheld(claim, moment)
    kind = cast(Kind, claim.question.kind)
    with rules_of(claim.question.rules) as lost:
        found = asked_again(Again(store, _graph(store, held, claim, moment), claim, moment))
    rules = tuple(_rule(name, then, name in lost) for name, then in claim.question.rules.items())
    same = found is not None and found.claim.value == claim.value
    lines = _lines(store, claim, found, moment)
    reasons = () if same else tuple(_reasons(claim, found, rules, lines))
    return Replay(
        id=claim.id,
        outcome="identical" if same else "changed",
        sentence=_sentence("identical" if same else "changed", claim, reasons),
        as_of=moment,
        kind=kind,
        kind_zh=KINDS[kind].zh,
        subject=find_subject(store, claim.question.subject, moment),
        words=finding_words(found.finding) if found else None,
        known_on=claim.question.known_on,
        digest=claim.value,
        digest_now=found.claim.value if found else None,
        rules=rules,
        program_then=claim.question.program,
        program_now=program_version(),
        lines=lines,
        reasons=reasons,
        finding=cast(Mapping[str, object], jsonable(found.finding)) if found else None,
    )


def _graph(store: Store, held: HeldSnapshot, claim: Claim, moment: AsOf) -> HeldSnapshot:
    """The graph of then; the one at hand for kinds that do not ask it."""
    if claim.question.kind not in OF_THE_GRAPH:
        return held
    return held_then(store, held, claim.question.known_on, with_ended=moment.reader.audits)


def _rule(name: str, then: str, lost: bool) -> RuleThen:
    kind = kind_named(name)
    now = book(kind).version
    return RuleThen(name, kind.title, then, now, now if lost else then)


def _withheld(claim: Claim, moment: AsOf) -> Replay:
    return Replay(
        id=claim.id,
        outcome="withheld",
        sentence=_sentence("withheld", claim, ()),
        as_of=moment,
        kind=None,
        kind_zh=None,
        subject=None,
        words=None,
        known_on=claim.question.known_on,
        digest=claim.value,
        digest_now=None,
        rules=(),
        program_then=claim.question.program,
        program_now=program_version(),
        lines=(),
        reasons=(Reason("withheld", WITHHELD),),
        finding=None,
    )


def _reasons(
    claim: Claim, found: Answered | None, rules: tuple[RuleThen, ...], lines: tuple[SourceRow, ...]
) -> Iterator[Reason]:
    """What explains that another thing came out; the last resort is that nothing explains it."""
    told = [*_rule_reasons(rules), *_line_reasons(claim, found, lines), *_frozen_reasons(claim, found)]
    if claim.question.program != program_version():
        told.append(Reason("program", f"程序版本：当时 {claim.question.program}，现为 {program_version()}"))
    if found is None:
        told.append(Reason("not_found", "按同样的时点和参数，答案中已没有这一项"))
    yield from told or [_unexplained(claim)]


def _rule_reasons(rules: tuple[RuleThen, ...]) -> Iterator[Reason]:
    """Books whose version of then is nowhere to be had any more."""
    for one in rules:
        if one.used != one.version_then:
            adopted = [a for a in adoptions() if a.book == one.book and a.version_before == one.version_then]
            when = f"，{beijing_day(adopted[0].moment)} 由 {adopted[0].who} 启用新版" if adopted else ""
            yield Reason(
                "rules", f"规则簿“{one.title}”：当时 {one.version_then}，现为 {one.version_now}{when}"
            )


def _line_reasons(claim: Claim, found: Answered | None, lines: tuple[SourceRow, ...]) -> Iterator[Reason]:
    known = {one.load_id for one in lines}
    gone = sorted({line.load_id for line in claim.lines} - known)
    if gone:
        yield Reason("load_gone", f"本库已没有当时的装载批次 {'、'.join(gone)}：数据已重新装载")
    elif found and (others := set(found.claim.lines) ^ set(claim.lines)):
        named = "、".join(f"装载 {one.load_id} 第 {one.row} 行" for one in sorted(others)[:3])
        yield Reason("lines", f"所依据的来源行与当时不同：{named} 等 {len(others)} 行")


def _frozen_reasons(claim: Claim, found: Answered | None) -> Iterator[Reason]:
    """The numbers at hubs were frozen anew; those of then are not kept."""
    then = claim.question.parameters
    now = found.claim.question.parameters if found else then
    if "frozen" in then and then["frozen"] != now["frozen"]:
        yield Reason(
            "frozen",
            f"枢纽关联数已重新冻结：当时{_frozen_words(then['frozen'])}，现{_frozen_words(now['frozen'])}，"
            "关联提示按现有的关联数重算",
        )


def _frozen_words(frozen: Json) -> str:
    return f"取自 {beijing_minute(datetime.fromisoformat(str(frozen)))} 的冻结" if frozen else "未冻结"


def _unexplained(claim: Claim) -> Reason:
    if claim.question.kind in OF_THE_GRAPH:
        return Reason(
            "ended_elsewhere",
            "来源行、规则与程序均与当时相同；图中另有记录此后终止，按规定不再计入，结果因此不同",
        )
    return Reason("value", "来源行、规则与程序均与当时相同，结果却不同：库中内容可能被改动，请核查")


def _lines(store: Store, claim: Claim, found: Answered | None, moment: AsOf) -> tuple[SourceRow, ...]:
    """The lines that the finding rested on, with their files, as far as the graph still has them."""
    parties = found.parties if found else frozenset((claim.question.subject,))
    loads = {
        str(row["id"]): row
        for row in store.rows("loads_by_id", ids=sorted({one.load_id for one in claim.lines}))
    }
    facts = _facts(store, claim, parties, moment)
    return tuple(
        SourceRow(
            source=str(load["source"]),
            layout=str(load["layout"]),
            layout_zh=layout_words(str(load["layout"])),
            file=str(load["file"]),
            sha256=str(load["sha256"]),
            load_id=one.load_id,
            row=one.row,
            facts=tuple(facts.get(f"{one.load_id} {one.row}", ())),
        )
        for one in claim.lines
        if (load := loads.get(one.load_id))
    )


def _facts(store: Store, claim: Claim, parties: frozenset[str], moment: AsOf) -> dict[str, list[LineFact]]:
    asked = [f"{one.load_id} {one.row}" for one in claim.lines]
    rows = store.rows("facts_of_lines", ids=sorted(parties), lines=asked, known_on=moment.known_on)
    found: dict[str, list[LineFact]] = {}
    for row in rows:
        until = row["use_until"]
        if moment.reader.audits or not (isinstance(until, date) and until <= beijing_today()):
            found.setdefault(str(row["line"]), []).append(_line_fact(row))
    return found


def _line_fact(row: Mapping[str, object]) -> LineFact:
    kind = str(row["kind"])
    return LineFact(
        kind=kind,
        kind_zh=fact(kind).zh,
        content=str(row["content"]),
        valid_from=cast("date | None", row["valid_from"]),
        valid_to=cast("date | None", row["valid_to"]),
    )


def _sentence(outcome: Outcome, claim: Claim, reasons: tuple[Reason, ...]) -> str:
    asked = claim.question
    view = f"按 {asked.true_on} 的情形、{beijing_minute(asked.known_on)} 已获知的信息重算"
    if outcome == "identical":
        return f"{view}，与出具时逐字节一致（摘要 {claim.value[:16]}）。"
    if outcome == "withheld":
        return f"{WITHHELD}。"
    return f"{view}，与出具时不一致：{'；'.join(one.words for one in reasons)}。"
