"""Leads (线索) as data: re-registered firms and clusters of shells; a reason to look, never a finding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NoReturn

from analytics.reregistration import Ended
from graph_service.answers.as_of import AsOf
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.freshness import SourceState
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.provenance import Provenance
from graph_service.answers.facts.relations import Relation
from graph_service.answers.window import Window

NOTICE = (
    "线索（提示）：由登记信息的相同之处推出，供核查人员查证，不是认定；"
    "不得据此限制权益、拒绝办理或对外公示，名单和处罚不及于新企业。"
)
"""Shown with every lead."""


@dataclass(frozen=True)
class LeadReason:
    """One mark that reappears, with its weight (0 to 1), what is shared, and where each side is stated.

    `persons` are shared persons with their `relations` to either firm; of other marks `registrations` says
    where the old and the new firm's registration comes from.
    """

    mark: str
    mark_zh: str
    weight: float
    shared: tuple[str, ...]
    persons: tuple[Party, ...]
    relations: tuple[Relation, ...]
    registrations: tuple[Provenance, ...]


@dataclass(frozen=True)
class Lead:
    """A new firm that bears marks of one that has ended, or that stands on a list in force.

    `score` is 1 − Π(1 − weight), 0 to 1: it orders a reviewer's queue and is no probability. `days_after`
    counts from the old firm's end or listing to the new one's founding, negative where it came before.
    """

    old: Party
    new: Party
    sentence: str
    ended: Ended
    ended_zh: str
    ended_on: date
    founded_on: date
    days_after: int
    score: float
    reasons: tuple[LeadReason, ...]
    kind: Literal["lead"] = "lead"

    def __bool__(self) -> NoReturn:
        """Refuse to be a condition: a lead is for people to look at."""
        raise TypeError("a lead is no yes or no; look at its reasons")


@dataclass(frozen=True)
class LeftOut:
    """What joins nobody: more `firms` share it than the `cap`; `declared`: a rule row sets the cap."""

    kind: str
    kind_zh: str
    words: str
    firms: int
    cap: int
    declared: bool


@dataclass(frozen=True)
class ReregistrationsAnswer:
    """Leads on re-registered firms (换壳), of one subject or (`subject` null) of the whole register.

    `leads` are those in the window, by score, of `total`; `left_out` the commonest of `left_out_total`.
    `undated` counts firms that ended on a day nobody delivered; they could not be compared.
    """

    sentence: str
    as_of: AsOf
    subject: Party | None
    ended: Ended | None
    window: Window
    total: int
    leads: tuple[Lead, ...]
    left_out: tuple[LeftOut, ...]
    left_out_total: int
    undated: int
    rule_version: str
    sources: tuple[SourceState, ...]
    cuts: tuple[Cut, ...]
    notice: str = NOTICE


@dataclass(frozen=True)
class ShellFirm:
    """A firm of a cluster, as the register has it; `insured_staff` null where not reported."""

    party: Party
    founded_on: date
    status: str | None
    insured_staff: int | None


@dataclass(frozen=True)
class ShellBurst:
    """Firms founded within days of each other that share one trait: its kind, and what it is."""

    kind: str
    kind_zh: str
    words: str
    agent: Party | None
    firms: tuple[str, ...]
    first: date
    last: date


@dataclass(frozen=True)
class ShellLead:
    """A cluster: firms joined by bursts, `firms` by founding, `bursts` largest first; firms named by id.

    `executive_overlap` is the mean Jaccard index of two firms' executives, 0 to 1, null where not comparable.
    """

    sentence: str
    firms: tuple[ShellFirm, ...]
    total: int
    bursts: tuple[ShellBurst, ...]
    executive_overlap: float | None
    staff_unknown: int
    kind: Literal["lead"] = "lead"

    def __bool__(self) -> NoReturn:
        """Refuse to be a condition: a lead is for people to look at."""
        raise TypeError("a lead is no yes or no; look at its reasons")


@dataclass(frozen=True)
class ShellsAnswer:
    """Clusters of shells (空壳集群), around one subject or (`subject` null) in the whole register.

    `clusters` are those in the window, of `total`: most kinds of trait first, then the largest; `left_out`
    the commonest traits of `left_out_total`, of the subject alone where one is asked for.
    """

    sentence: str
    as_of: AsOf
    subject: Party | None
    window: Window
    total: int
    clusters: tuple[ShellLead, ...]
    left_out: tuple[LeftOut, ...]
    left_out_total: int
    rule_version: str
    sources: tuple[SourceState, ...]
    cuts: tuple[Cut, ...]
    notice: str = NOTICE
