"""Who stands behind a subject and what it stands behind: shares, control, controllers, beneficial owners."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.control.beneficial import Beneficial, beneficial
from graph_service.answers.control.controllers import Controllers, controllers
from graph_service.answers.control.controls import Controls, controls
from graph_service.answers.control.ownership_facts import ownership_facts
from graph_service.answers.control.proved_ownership import OwnershipProofs
from graph_service.answers.control.research import Research, research
from graph_service.answers.control.stakes import Side, holders, investments
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.freshness import SourceState, sources_held, suppliers
from graph_service.answers.facts.ledger import Ledger
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.relations import Relation
from graph_service.answers.matching.identify import known_subject
from graph_service.answers.profiles.finding import looked_in
from graph_service.errors import NotFound
from graph_service.snapshot.held import HeldSnapshot
from graph_service.snapshot.holdings import OwnershipGraph
from graph_service.store.store import Store

FIGURE_KINDS = (
    "直接：登记的持股；穿透：各简单路径比例相乘后相加；综合：计入循环持股的全部路径，环内精确求解。"
    "未披露的比例按区间计算，不按零计算。"
)


@dataclass(frozen=True)
class Ownership:
    """The ownership and control of one subject on one day, in `words` first.

    Lines name parties by id (`parties`) and holdings and posts by their number in `relations`, from 0; each
    has its source and line. `restated` are statements of a holding that another source made as well and
    that are not counted (see `ledger.Book`). `controllers` and `beneficial` are null for natural persons, and
    the latter on days before its rule was in force. `research` is null where it was not asked for.
    """

    words: str
    as_of: AsOf
    subject: Party
    holders: Side
    investments: Side
    control: Controls
    controllers: Controllers | None
    beneficial: Beneficial | None
    research: Research | None
    parties: Mapping[str, Party]
    relations: tuple[Relation, ...]
    restated: tuple[Relation, ...]
    sources: tuple[SourceState, ...]
    figure_kinds: str = FIGURE_KINDS

    @property
    def cuts(self) -> tuple[Cut, ...]:
        """What was not shown or counted in full."""
        more = self.research.cuts if self.research else ()
        return (*self.holders.cuts, *self.investments.cuts, *self.control.cuts, *more)


def ownership(
    store: Store,
    held: HeldSnapshot,
    said: str,
    moment: AsOf | None = None,
    *,
    with_research: bool = False,
) -> Ownership:
    """The ownership of the subject of this code, registration number, id or name.

    The figures of research are worked out on request: in a company of thousands they take a second.

    Raises:
        NotFound, SeveralSubjects: as `find_subject`.
    """
    moment = moment or as_of()
    graph = held.on(moment.true_on)
    subject = known_subject(graph.snapshot, store, said, moment)
    node = subject_number(graph, subject)
    ledger = Ledger(graph)
    up, down, control = holders(ledger, node), investments(ledger, node), controls(ledger, node)
    by_theory = by_rule = None
    if not subject.is_person:
        facts = ownership_facts(graph, node)
        by_theory, by_rule = controllers(ledger, node, facts), beneficial(ledger, node, facts)
    figures = research(ledger, node) if with_research and not subject.is_person else None
    ledger.party(node)
    book = ledger.read()
    sources = sources_held(held)
    given = OwnershipProofs(store, moment, subject.id, book.relations)
    return Ownership(
        words=_words(subject, up, down, by_theory, by_rule, sources),
        as_of=moment,
        subject=subject,
        holders=given.side(up, "up"),
        investments=given.side(down, "down"),
        control=control,
        controllers=given.controllers(by_theory),
        beneficial=given.beneficial(by_rule),
        research=figures,
        parties=book.parties,
        relations=book.relations,
        restated=book.restated,
        sources=sources,
    )


def subject_number(graph: OwnershipGraph, subject: Party) -> int:
    """The subject's number in the graph. Raises NotFound where a load has just brought it in."""
    node = graph.number(subject.id)
    if node is None:
        raise NotFound(f"“{subject.name}”刚刚装载，尚未进入图快照；请在装载完成后重新查询")
    return node


def _words(
    subject: Party,
    up: Side,
    down: Side,
    by_theory: Controllers | None,
    by_rule: Beneficial | None,
    sources: tuple[SourceState, ...],
) -> str:
    """The finding in one sentence; what was not found is said with where it was looked for."""
    rings = {ring.words for ring in (*up.rings, *down.rings)}
    parts = [
        "" if subject.is_person else _counted("股东（含间接）", up.total, sources),
        _counted("对外投资（含间接）", down.total, sources),
        f"实际控制人（推算）：{by_theory.words}" if by_theory else "",
        by_rule.words if by_rule else "" if subject.is_person else "受益所有人：该日尚无适用的规则",
        "企业申报与推算不一致" if _at_odds(by_theory, by_rule) else "",
        "、".join(sorted(rings)),
        "部分股权归于闭环持股，综合比例合计不足 100%" if up.behind_closed_ring else "",
        "有企业登记比例合计超过 100%，数据待核" if up.over_issued or down.over_issued else "",
    ]
    return "；".join(part for part in parts if part) + "。"


def _at_odds(by_theory: Controllers | None, by_rule: Beneficial | None) -> bool:
    """Whether what the enterprise declared is not what the data show."""
    declared = (
        by_theory.declared_agrees if by_theory else None,
        by_rule.declared.agrees if by_rule else None,
    )
    return False in declared


def _counted(what: str, total: int, sources: tuple[SourceState, ...]) -> str:
    if total:
        return f"{what} {total} 个"
    found = suppliers(sources, "HOLDS")
    return f"未见{what}（{looked_in(found)}）" if found else f"{what}未查：尚未装载股东数据"
