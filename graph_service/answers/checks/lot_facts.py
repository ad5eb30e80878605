"""A lot and the answer for it, as data: who takes part, what bars whom, and ties that are to be looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from analytics.codes import normal_code, resident_id_fault
from analytics.matters import Matter
from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.freshness import SourceState
from graph_service.answers.facts.parties import Party
from graph_service.answers.law.effects import LOT_MATTERS
from graph_service.beijing import beijing_today
from graph_service.errors import BadInput

__all__ = ["ROLES", "Lot", "LotCheck", "LotEvidence", "LotParty", "LotTie", "Role", "Said"]

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
            if not said.startswith("p:") and resident_id_fault(normal_code(said), beijing_today()):
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
class Said:
    """One that takes part, as it was said and as it was found."""

    role: Role
    said: str
    party: Party | None
    why_not: str
