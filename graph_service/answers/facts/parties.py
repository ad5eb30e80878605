"""A party: one enterprise or person as it stands in an answer, and the words for its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph_service.answers.facts.values import filled, text

IDENTITIES = {
    "uscc": "统一社会信用代码",
    "registration_no": "工商注册号",
    "name_region": "仅凭名称和地区识别，可能不唯一",
    "resident_id": "居民身份证号码（已加密）",
    "other_document": "其他证件号码（已加密）",
    "masked_number": "仅凭姓名和遮盖的证件号码识别，可能不唯一",
    "within_enterprise": "无证件号码，仅在所在企业内识别，不与同名者合并",
}
"""How a subject is told from others, in words; other values are schemes declared by a source."""


@dataclass(frozen=True)
class Party:
    """An enterprise or a person: its id, how it is told from others, and its name as last registered."""

    id: str
    label: str
    name: str
    identity: str
    kind: str | None
    uscc: str | None
    registration_no: str | None
    id_masked: str | None
    within: str | None
    registered: bool

    @property
    def is_person(self) -> bool:
        """Whether the party is a natural person."""
        return self.label == "Person"

    @property
    def known_by(self) -> str:
        """How the party is told from others, in Chinese."""
        return IDENTITIES.get(self.identity, f"来源自定标识（{self.identity}）")


def party(label: str, values: Mapping[str, object]) -> Party:
    """The party of a node's properties; a subject that nobody has named yet bears its id."""
    name = text(values, "name") or text(values, "id")
    return filled(Party, values, label=label, name=name, registered=values.get("registered") is True)
