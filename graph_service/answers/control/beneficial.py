"""Beneficial owners (受益所有人) of a subject in words: who, by which standard, and what leaves it open."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.beneficial_owner import (
    BeneficialOwner,
    BeneficialOwnerRule,
    BeneficialOwners,
    ControlFact,
    OwnerFacts,
    Reason,
    Standard,
    beneficial_owners,
)
from analytics.control import controllers_of
from analytics.filing_duty import Filing
from analytics.share_range import ShareRange
from graph_service.answers.control.controls import voted_above
from graph_service.answers.control.figures import StakeRoute, share_text
from graph_service.answers.control.ownership_facts import PARTNER, OwnershipFacts, filer_facts
from graph_service.answers.control.stakes import ROUTES
from graph_service.answers.facts.ledger import Ledger
from graph_service.rules.owners import beneficial_owner_rule

NOT_PUBLIC = "企业备案的受益所有人信息不向社会公开，仅供有权机关和依法履行反洗钱义务的机构使用"
"""Stands beside what enterprises filed."""

STANDARDS = {
    Standard.EQUITY: "标准一：最终拥有 25% 以上股权",
    Standard.INCOME_OR_VOTES: "标准二：最终享有 25% 以上收益权或表决权",
    Standard.CONTROL: "标准三：单独或者联合实际控制",
    Standard.SENIOR_MANAGER: "兜底：负责日常经营管理的人员",
    Standard.STATE_LEGAL_REPRESENTATIVE: "国有独资、国有控股公司：法定代表人",
}
FILINGS = {
    Filing.REQUIRED: "应当备案",
    Filing.NOT_REQUIRED: "无须备案",
    Filing.EXEMPT: "已承诺，免予备案",
    Filing.EXEMPT_IF_PROMISED: "承诺后可免予备案",
    Filing.UNKNOWN: "是否免予备案须看股权以外的控制与收益情况，数据未见",
}
REASONS = {
    Reason.UNDISCLOSED_SHARE: "有比例未披露，可能达到 25%",
    Reason.OWNERS_UNKNOWN: "有机构股东的上层股东未见",
    Reason.ROUTES_CUT: "路径过多或过长，未全部计入",
    Reason.NO_SHAREHOLDERS_KNOWN: "未见股东数据",
    Reason.MANAGER_UNKNOWN: "未见负责日常经营管理的人员",
    Reason.LEGAL_REPRESENTATIVE_UNKNOWN: "未见法定代表人",
}
FIGURES = {"penetrated": "穿透", "votes": "表决权", "income": "收益权", "": ""}


@dataclass(frozen=True)
class OpenReason:
    """Why the answer is not the whole answer: the code, and its words."""

    code: str
    words: str


@dataclass(frozen=True)
class OwnerLine:
    """A beneficial owner: the standard met, the figure (0 to 1), the holdings or post that show it."""

    person: str
    name: str
    standard: str
    standard_zh: str
    figure_zh: str
    figure: ShareRange | None
    certain: bool
    how: str
    routes: tuple[StakeRoute, ...]
    steps: tuple[int, ...]
    words: str
    proof: str | None = None


@dataclass(frozen=True)
class DeclaredOwners:
    """Whom the enterprise filed, beside whom the data show; a filing is a claim and settles nothing.

    `agrees` is null where nothing was filed or nobody is certain. `missing` are certain by the data and not
    filed, `unseen` filed and not certain by the data.
    """

    filed: tuple[str, ...]
    steps: tuple[int, ...]
    agrees: bool | None
    missing: tuple[str, ...]
    unseen: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Beneficial:
    """The beneficial owners by the rule as it stands, the duty to file, and what leaves the answer open."""

    rule: BeneficialOwnerRule
    filing: str
    filing_zh: str
    owners: tuple[OwnerLine, ...]
    declared: DeclaredOwners
    reasons: tuple[OpenReason, ...]
    words: str
    note: str = NOT_PUBLIC


def beneficial(ledger: Ledger, node: int, facts: OwnershipFacts) -> Beneficial | None:
    """The beneficial owners of an enterprise, as far as shares, votes and posts tell.

    None on days before the rule was in force.
    """
    rule = beneficial_owner_rule(ledger.graph.day)
    if rule is None:
        return None
    found = beneficial_owners(ledger.graph.shares, node, rule, _facts(ledger, node, facts))
    return Beneficial(
        rule=rule,
        filing=found.filing.value,
        filing_zh=FILINGS[found.filing],
        owners=tuple(_line(ledger, one, facts) for one in found.owners),
        declared=_declared(ledger, found, facts),
        reasons=tuple(OpenReason(reason.value, REASONS[reason]) for reason in found.reasons),
        words=_words(ledger, found),
    )


def _facts(ledger: Ledger, node: int, facts: OwnershipFacts) -> OwnerFacts:
    above = voted_above(ledger, node)
    tops = {int(above.nodes[one.voters[0]]) for one in controllers_of(above.holdings, 0)}
    representatives = facts.representatives
    return OwnerFacts(
        filer=filer_facts(ledger.graph, facts, node, state_controlled=bool(tops & facts.state)),
        votes=None if ledger.graph.votes is ledger.graph.shares else ledger.graph.votes,
        controls=tuple(_partner_control(ledger, role.holder) for role in facts.partners),
        groups=facts.concerts,
        legal_representative=representatives[0].holder if representatives else None,
        managers=tuple(dict.fromkeys(role.holder for role in facts.managers)),
    )


def _partner_control(ledger: Ledger, partner: int) -> ControlFact:
    """A partner who runs the partnership controls it; behind a firm stand those who control that."""
    if ledger.graph.is_person(partner):
        return ControlFact((partner,), PARTNER)
    above = (one.voters for one in controllers_of(ledger.graph.votes, partner))
    persons = tuple(voters[0] for voters in above if len(voters) == 1 and ledger.graph.is_person(voters[0]))
    return ControlFact(persons, f"控制{PARTNER} {ledger.graph.name(partner)}")


def _declared(ledger: Ledger, found: BeneficialOwners, facts: OwnershipFacts) -> DeclaredOwners:
    claims = [claim for claim in facts.declared if claim.declared_kind == "beneficial_owner"]
    filed = list(dict.fromkeys(claim.holder for claim in claims))
    certain = list(dict.fromkeys(one.person for one in found.owners if one.certain))
    missing = [person for person in certain if person not in filed] if filed else []
    unseen = [person for person in filed if person not in certain]
    agrees = not (missing or unseen) if filed and certain else None
    return DeclaredOwners(
        filed=ledger.parties(filed),
        steps=tuple(ledger.declaration(claim) for claim in claims),
        agrees=agrees,
        missing=ledger.parties(missing),
        unseen=ledger.parties(unseen),
        words=_declared_words(ledger, filed, missing, unseen, agrees),
    )


def _declared_words(
    ledger: Ledger, filed: list[int], missing: list[int], unseen: list[int], agrees: bool | None
) -> str:
    if not filed:
        return "未见企业申报的受益所有人"
    said = f"企业申报（未经核实）：{_names(ledger, filed)}"
    if agrees:
        return f"{said}；与推算一致"
    parts = (
        f"推算有而未申报 {_names(ledger, missing)}" if missing else "",
        f"申报而推算未能确定 {_names(ledger, unseen)}" if unseen else "",
    )
    return f"{said}；与推算不一致：{'，'.join(part for part in parts if part)}"


def _names(ledger: Ledger, nodes: list[int]) -> str:
    return "、".join(map(ledger.graph.name, nodes))


def _line(ledger: Ledger, one: BeneficialOwner, facts: OwnershipFacts) -> OwnerLine:
    by_post = one.standard in (Standard.SENIOR_MANAGER, Standard.STATE_LEGAL_REPRESENTATIVE)
    posts = facts.managers if one.standard is Standard.SENIOR_MANAGER else facts.representatives
    if one.standard is Standard.CONTROL and one.how == PARTNER:
        by_post, posts = True, facts.partners
    return OwnerLine(
        person=ledger.party(one.person),
        name=ledger.graph.name(one.person),
        standard=one.standard.value,
        standard_zh=STANDARDS[one.standard],
        figure_zh=FIGURES[one.figure_name],
        figure=one.figure,
        certain=one.certain,
        how=one.how,
        routes=tuple(StakeRoute(r.product, ledger.share_steps(r.edges)) for r in one.routes[:ROUTES]),
        steps=tuple(ledger.post(role) for role in posts if by_post and role.holder == one.person),
        words=_owner_words(ledger, one),
    )


def _owner_words(ledger: Ledger, one: BeneficialOwner) -> str:
    figure = f"，{FIGURES[one.figure_name]} {share_text(one.figure)}" if one.figure else ""
    how = f"，{one.how}" if one.how else ""
    by_share = "比例未披露，可能达到" if one.figure else "上层数据不全"
    open_ = "" if one.certain else f"（{by_share}，不能判定）"
    return f"{ledger.graph.name(one.person)}：{STANDARDS[one.standard]}{figure}{how}{open_}"


def _words(ledger: Ledger, found: BeneficialOwners) -> str:
    certain = dict.fromkeys(ledger.graph.name(one.person) for one in found.owners if one.certain)
    named = f"受益所有人：{'、'.join(certain)}" if certain else "未能确定受益所有人"
    open_ = f"（{'；'.join(REASONS[reason] for reason in found.reasons)}）" if found.reasons else ""
    return f"{named}{open_}"
