"""The ultimate controller (实际控制人) by several theories side by side, with their disagreement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.controller_finding import Finding, Outcome, Theory
from analytics.share_range import ShareRange
from analytics.ultimate_controller import ControllerFacts, RoleHolder, UltimateController, ultimate_controller
from graph_service.answers.control.concerts import NOT_PRESUMED, Agreement, agreement
from graph_service.answers.control.figures import share_text
from graph_service.answers.control.ownership_facts import OwnershipFacts
from graph_service.answers.facts.ledger import Ledger
from graph_service.rules.control import control_numbers
from graph_service.snapshot.holdings import Role

CONTROLLER = "actual_controller"

THEORIES = {
    Theory.OWNERSHIP: "所有权（综合持股最大的最终持有人）",
    Theory.VOTES: "表决权（逐层过半数，其次 30% 推定）",
    Theory.LARGEST_HOLDER: "最大股东链",
    Theory.ROLE: "任职（法定代表人或首要负责人）",
    Theory.DECLARED: "企业自行申报",
}
DECLARED = "企业申报，未经核实"
"""What a declaration is: a claim of the enterprise, whatever it says."""

OUTCOMES = {
    Outcome.FOUND: "指向",
    Outcome.PRESUMED: "疑似（表决权超过 30% 且最大，推定）",
    Outcome.TIED: "并列，不能区分",
    Outcome.UNDISCLOSED: "比例未披露，不能判定",
    Outcome.RING: "闭环持股，无最终持有人",
    Outcome.NO_MAJORITY: "无人支配过半数或推定多数表决权",
    Outcome.NO_HOLDER: "未见股东",
    Outcome.NOT_GIVEN: "未见数据",
}
FIGURES = {"integrated": "综合", "votes": "表决权", "direct": "链上最低直接", "": ""}

MOST_NAMED = 5
"""Controllers of one theory that a sentence names; `controllers` has every one."""

CANDIDATE = "由数据推算，供核查，非法律认定"
"""Stands beside every controller that is inferred."""


@dataclass(frozen=True)
class TheoryFinding:
    """What one theory says; `path` runs from the controller down to the company, `steps` are its holdings.

    The first `abreast` of the path stand side by side: one, or those who act in concert.
    """

    theory: str
    theory_zh: str
    outcome: str
    controllers: tuple[str, ...]
    figure_zh: str
    figure: ShareRange | None
    next_figure: ShareRange | None
    path: tuple[str, ...]
    abreast: int
    steps: tuple[int, ...]
    skipped: tuple[str, ...]
    post: str
    agreement: Agreement | None
    words: str
    proof: str | None = None


@dataclass(frozen=True)
class Controllers:
    """Every theory's finding, whether those that name anyone agree, and the sentence that says so.

    `presumption` is the share of votes from which control is presumed, with its basis and the version of the
    rule book; `holders_version` that of the book by which holders for the state and nominees were told.
    `declared_agrees`: whether what the enterprise declared is what votes, else shares, say; null
    where either is missing.
    """

    findings: tuple[TheoryFinding, ...]
    agreed: bool
    declared_agrees: bool | None
    presumption: float
    presumption_basis: str
    rules_version: str
    holders_version: str
    words: str
    note: str = CANDIDATE
    agreements_note: str = NOT_PRESUMED


def controllers(ledger: Ledger, node: int, facts: OwnershipFacts) -> Controllers:
    """The controllers named; the theory of votes is asked of the voting rights where these are stated."""
    numbers = control_numbers(ledger.graph.day)
    found = _found(ledger, node, facts, numbers.presumption)
    return Controllers(
        findings=tuple(_finding(ledger, one, facts) for one in found.findings),
        agreed=found.agreed,
        declared_agrees=_declared_agrees(found),
        presumption=numbers.presumption,
        presumption_basis=numbers.basis[1],
        rules_version=numbers.version,
        holders_version=facts.words.version,
        words=_words(ledger, found),
    )


def _found(ledger: Ledger, node: int, facts: OwnershipFacts, presumption: float) -> UltimateController:
    given = ControllerFacts(
        state=facts.state - {node},
        nominees=facts.nominees,
        groups=facts.concerts,
        roles=tuple(RoleHolder(role.holder, _post(role)) for role in facts.by_rank),
        declared=tuple(one.holder for one in facts.declared if one.declared_kind == CONTROLLER),
    )
    by_shares = ultimate_controller(ledger.graph.shares, node, given, presumption=presumption)
    if ledger.graph.votes is ledger.graph.shares:
        return by_shares
    by_votes = ultimate_controller(ledger.graph.votes, node, given, presumption=presumption)
    voted = next(one for one in by_votes.findings if one.theory is Theory.VOTES)
    return UltimateController(
        node, tuple(voted if one.theory is Theory.VOTES else one for one in by_shares.findings)
    )


def _declared_agrees(found: UltimateController) -> bool | None:
    """Whether the declaration names whom votes name, or where these name nobody, shares."""
    named = {one.theory: one.controllers for one in found.findings}
    computed = named[Theory.VOTES] or named[Theory.OWNERSHIP]
    return named[Theory.DECLARED] == computed if computed and named[Theory.DECLARED] else None


def _finding(ledger: Ledger, one: Finding, facts: OwnershipFacts) -> TheoryFinding:
    return TheoryFinding(
        theory=one.theory.value,
        theory_zh=THEORIES[one.theory],
        outcome=one.outcome.value,
        controllers=ledger.parties(one.controllers),
        figure_zh=FIGURES[one.figure_name],
        figure=one.figure,
        next_figure=one.next_figure,
        path=ledger.parties(one.path),
        abreast=_abreast(one),
        steps=_steps(ledger, one, facts),
        skipped=ledger.parties(one.skipped),
        post=one.post,
        agreement=agreement(ledger, facts.bound, one.concert),
        words=_finding_words(ledger, one),
    )


def _abreast(one: Finding) -> int:
    together = {*one.controllers, *(one.concert.members if one.concert else ())}
    return max(1, sum(node in together for node in one.path))


def _steps(ledger: Ledger, one: Finding, facts: OwnershipFacts) -> tuple[int, ...]:
    """The holdings, the post or the declaration that the finding rests on."""
    if one.theory is Theory.ROLE:
        return tuple(ledger.post(role) for role in facts.by_rank[:1] if role.holder in one.controllers)
    if one.theory is Theory.DECLARED:
        claims = (claim for claim in facts.declared if claim.declared_kind == CONTROLLER)
        return tuple(ledger.declaration(claim) for claim in claims if claim.holder in one.controllers)
    return ledger.vote_steps(one.edges) if one.theory is Theory.VOTES else ledger.share_steps(one.edges)


def _finding_words(ledger: Ledger, one: Finding) -> str:
    named = _names(ledger, one.controllers)
    outcome = DECLARED if one.theory is Theory.DECLARED and named else OUTCOMES[one.outcome]
    together = "一致行动，表决权合并计算" if one.concert else ""
    figure = f"{FIGURES[one.figure_name]} {share_text(one.figure)}" if one.figure else ""
    runner_up = f"次大 {share_text(one.next_figure)}" if one.next_figure else ""
    skipped = "、".join(ledger.graph.name(node) for node in one.skipped)
    parts = (
        f"{named}：{outcome}" if named else outcome,
        one.post,
        together,
        figure,
        runner_up,
        f"名义持有人 {skipped} 不作为控制人" if skipped else "",
    )
    return "，".join(part for part in parts if part)


def _words(ledger: Ledger, found: UltimateController) -> str:
    """Who is named by which theories, in one sentence; those of equal standing are told as such."""
    if not found.named:
        return "各规则均未指向任何人"
    tied = {one.theory for one in found.findings if one.outcome is Outcome.TIED}
    said = [
        f"{_names(ledger, nodes)}（{'、'.join(map(_short, theories))}{'，并列' * tied.issuperset(theories)}）"
        for nodes, theories in found.named.items()
    ]
    if not found.agreed:
        return f"各规则不一致：{'；'.join(said)}"
    silent = [_short(one.theory) for one in found.findings if _names_nobody(one)]
    if silent:
        return f"{said[0]}；{'、'.join(silent)}未指向任何人"
    return said[0] if tied else f"各规则一致指向 {said[0]}"


def _names(ledger: Ledger, nodes: Sequence[int]) -> str:
    """The first few by name, and how many there are: hundreds may hold the same share."""
    names = "、".join(ledger.graph.name(node) for node in nodes[:MOST_NAMED])
    return f"{names}等 {len(nodes)} 个" if len(nodes) > MOST_NAMED else names


def _names_nobody(one: Finding) -> bool:
    """Whether a theory was asked and is silent: one that was given nothing to go by was not asked."""
    return not one.controllers and one.outcome is not Outcome.NOT_GIVEN


def _short(theory: Theory) -> str:
    return THEORIES[theory].split("（")[0]


def _post(role: Role) -> str:
    return "法定代表人" if role.type == "LEGAL_REP_OF" else role.post
