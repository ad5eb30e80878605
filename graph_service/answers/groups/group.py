"""A group (集团) as data: its tree, and apart from it minority holdings and holders for the state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph_service.answers.as_of import AsOf
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.freshness import SourceState
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.relations import Relation

BASIS = (
    "按控制（表决权过半，逐层认定，一致行动人按协议合并计算）划分：控制、被控制或同受第三方控制"
    "（商业银行集团客户授信业务风险管理指引第三条）；仅同受国家控股不构成关联（公司法第二百六十五条第四项）"
)

Tie = Literal["self", "controls", "controlled", "common"]

TIES: dict[Tie, str] = {
    "self": "本主体",
    "controls": "控制本主体",
    "controlled": "受本主体控制",
    "common": "与本主体同受控制",
}
"""How a member stands to the subject asked about."""


@dataclass(frozen=True)
class Member:
    """A member, below the member that holds most of it; shares are 0 to 1, null where not disclosed.

    `group_share` is what all members hold of it; `level` counts steps below the top; `tie` is seen from the
    subject asked about.
    """

    party: Party
    sentence: str
    tie: Tie
    tie_zh: str
    parent: Party | None
    parent_share: float | None
    group_share: float
    level: int
    holdings: tuple[Relation, ...]


@dataclass(frozen=True)
class Fringe:
    """A company of which the group holds a fifth and more, yet does not control; no member."""

    company: Party
    group_share: float
    holders: tuple[Party, ...]


@dataclass(frozen=True)
class StateHolder:
    """Who holds for the state and controls `members` of the group; all it controls are `controlled`.

    Being held by the same state joins none of them.
    """

    party: Party
    sentence: str
    members: int
    controlled: int


@dataclass(frozen=True)
class GroupAnswer:
    """The group of a subject; `members` holds only the subject itself where it is in none."""

    sentence: str
    as_of: AsOf
    subject: Party
    tops: tuple[Party, ...]
    members: tuple[Member, ...]
    total: int
    fringe: tuple[Fringe, ...]
    state_holders: tuple[StateHolder, ...]
    sources: tuple[SourceState, ...]
    cuts: tuple[Cut, ...]
    basis: str = BASIS
