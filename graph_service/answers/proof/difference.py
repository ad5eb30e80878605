"""What differs in a subject between two moments (变化比对), as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from graph_service.answers.as_of import AsOf
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.provenance import Provenance

__all__ = ["GROUPS", "ChangeLine", "FieldChange", "Group", "SubjectDiff"]

Group = Literal[
    "became_true", "became_known", "changed", "ended", "withdrawn", "corrected", "undated", "reassessed"
]

GROUPS: Mapping[Group, tuple[str, str]] = {
    "became_true": ("新发生", "现实中在两日之间开始"),
    "changed": ("变更", "现实中在两日之间变更，原为后为并列"),
    "ended": ("终止", "现实中在两日之间终止"),
    "became_known": ("新获知", "此前已发生，两个时点之间才获知"),
    "corrected": ("更正", "现实未变，来源更正了同一期间的内容"),
    "withdrawn": ("来源不再载明", "来源此后的报送中没有，未说明何时终止"),
    "undated": ("内容不同（日期未说明）", "来源未说明何时起，不能分辨变更与更正"),
    "reassessed": ("重新认定", "来源内容未变，按规则或异议等事项重新确定"),
}
"""The groups of changes in the order in which they are read: their name, and what they mean."""


@dataclass(frozen=True)
class FieldChange:
    """A field that says another thing; null where one side says nothing."""

    name: str
    zh: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class ChangeLine:
    """One fact that differs.

    `began_on` and `ended_on` are days in the world (发生), null where not said; `learnt_at` is when the
    database learnt what makes the difference (获知). `before` and `after` are the sources of both sides, null
    where the fact does not stand.
    """

    group: Group
    group_zh: str
    kind: str
    kind_zh: str
    words: str
    began_on: date | None
    ended_on: date | None
    learnt_at: datetime
    fields: tuple[FieldChange, ...]
    before: Provenance | None
    after: Provenance | None


@dataclass(frozen=True)
class SubjectDiff:
    """Two states of a subject held against each other; a change in the world is told from a correction.

    `counts` are by group. What has ended and may not be seen is in neither state.
    """

    sentence: str
    subject: Party
    first: AsOf
    second: AsOf
    counts: Mapping[str, int]
    changes: tuple[ChangeLine, ...]
    cuts: tuple[Cut, ...]
