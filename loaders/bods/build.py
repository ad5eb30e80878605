"""Subjects and facts from BODS statements: direct holdings and posts; the rest is reported, not taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import pyarrow as pa

from graph_service.store.delivery import FactRows, SubjectRows
from loaders.bods.statements import Statement, day, interests, record_id, share, statements, text_of
from loaders.folding import folded_texts
from loaders.layouts.model import Stated
from loaders.rows import Rows

HOLDINGS = {"shareholding": "shareholding", "votingRights": "voting_rights"}
"""Types of interest that are a share of the company, and our word for each."""
POSTS = frozenset(("boardMember", "boardChair", "seniorManagingOfficial"))
KINDS = {
    "registeredEntity": "enterprise",
    "legalEntity": "legal_entity",
    "arrangement": "arrangement",
    "state": "state",
    "stateBody": "organ",
}
PERSONAL = "自然人的出生日期、国籍、住址、证件号码和政治身份是个人信息，有意不取"


@dataclass
class _Facts:
    """The facts of one kind and label of source, column by column, as they are gathered."""

    columns: dict[str, list[object]] = field(default_factory=dict)

    def add(self, **values: object) -> None:
        """Put one row at the end, with a value for every column."""
        for name, value in values.items():
            self.columns.setdefault(name, []).append(value)


def built(rows: Rows) -> tuple[Rows, tuple[Stated, ...], tuple[SubjectRows, ...]]:
    """The facts and subjects of the statements, with what was not taken among the findings.

    Of several statements of one record the latest counts (by day, then by place in the file). A record that
    is closed keeps its last interests, which end on the day stated, else on the day of the closing statement.
    """
    said = list(statements(rows))
    latest = _latest(said)
    findings = _Findings(superseded=len(said) - len(latest))
    kinds = {one.id: one.kind for one in latest}
    gathered: dict[tuple[str, str], _Facts] = {}
    for one in latest:
        if one.kind == "relationship":
            _relate(one, kinds, gathered, findings, int(rows.lines[one.row]))
    for remark in findings.remarks(any(one.kind == "person" for one in latest)):
        rows = rows.finding(remark)
    return rows, tuple(_stated(*key, facts) for key, facts in gathered.items()), _subjects(latest)


def _latest(said: Iterable[Statement]) -> list[Statement]:
    latest: dict[str, Statement] = {}
    for one in sorted(said, key=lambda one: (one.stated_on, one.row)):
        latest[one.id] = one
    return sorted(latest.values(), key=lambda one: one.row)


@dataclass
class _Findings:
    """What the statements say that the graph does not take, counted."""

    superseded: int
    not_taken: Counter[str] = field(default_factory=Counter)
    undisclosed: list[str] = field(default_factory=list)

    def remarks(self, persons: bool) -> list[str]:
        """What was not taken and why, a line each, in Chinese."""
        lines = [PERSONAL] if persons else []
        if self.superseded:
            lines.append(f"{self.superseded} 条陈述已被同一文件中同一记录较晚的陈述取代")
        lines += [f"未取的权益：{what}，{count} 项" for what, count in sorted(self.not_taken.items())]
        return lines + self.undisclosed


def _relate(
    one: Statement,
    kinds: Mapping[str, str],
    gathered: dict[tuple[str, str], _Facts],
    findings: _Findings,
    line: int,
) -> None:
    party = one.details["interestedParty"]
    target = record_id(one.publisher, str(one.details["subject"]))
    if not isinstance(party, str):
        reason = text_of(one.details, "interestedParty", "reason")
        findings.undisclosed.append(f"{target}：申报方未披露权益人，理由 {reason}（记录 {one.record}）")
        return
    source = record_id(one.publisher, party)
    label = "Person" if kinds[source] == "person" else "Enterprise"
    stated = interests(one)
    if not stated:
        findings.not_taken["未写明任何权益"] += 1
    for interest in stated:
        taken = _taken(interest)
        if taken is None:
            findings.not_taken[_described(interest)] += 1
            continue
        facts = gathered.setdefault((taken, label), _Facts())
        facts.add(source=source, target=target, **_values(taken, interest), **_clock(one, interest), row=line)


def _taken(interest: Mapping[str, object]) -> str | None:
    """The kind of edge that an interest is; None where the graph does not take it."""
    kind = interest.get("type")
    if interest.get("directOrIndirect") != "direct":
        return None
    if kind in HOLDINGS:
        return "HOLDS"
    return "EXECUTIVE_OF" if kind in POSTS else None


def _described(interest: Mapping[str, object]) -> str:
    kind = text_of(interest, "type") or "类型未写明"
    directness = {"direct": "直接", "indirect": "间接"}.get(
        str(interest.get("directOrIndirect")), "直接或间接未写明"
    )
    return f"{kind}（{directness}）"


def _values(kind: str, interest: Mapping[str, object]) -> dict[str, object]:
    if kind == "EXECUTIVE_OF":
        return {"position": str(interest["type"])}
    held = share(interest)
    return {
        "ratio": held.exact,
        "ratio_min": held.low,
        "ratio_max": held.high,
        "interest": HOLDINGS[str(interest["type"])],
    }


def _clock(one: Statement, interest: Mapping[str, object]) -> dict[str, date | None]:
    ended = day(interest.get("endDate"))
    if ended is None and one.status == "closed":
        ended = one.stated_on
    return {"valid_from": day(interest.get("startDate")), "valid_to": ended}


_TYPES = {
    "ratio": pa.float64(),
    "ratio_min": pa.float64(),
    "ratio_max": pa.float64(),
    "valid_from": pa.date32(),
    "valid_to": pa.date32(),
    "row": pa.int64(),
}


def _stated(name: str, label: str, facts: _Facts) -> Stated:
    columns = {
        column: pa.array(values, _TYPES.get(column, pa.string())) for column, values in facts.columns.items()
    }
    return Stated(FactRows(name, label, "Enterprise", pa.table(columns)), derived=False)


def _subjects(latest: list[Statement]) -> tuple[SubjectRows, ...]:
    entities = [one for one in latest if one.kind == "entity"]
    persons = [one for one in latest if one.kind == "person"]
    found = []
    if entities:
        names = pa.array([_entity_name(one) for one in entities], pa.string())
        kinds = [KINDS.get(text_of(one.details, "entityType", "type") or "", "other") for one in entities]
        table = {**_identity(entities), "kind": kinds, "name": names, "names_folded": folded_texts(names)}
        found.append(SubjectRows("Enterprise", pa.table(table)))
    if persons:
        named = {**_identity(persons), "name": [_person_name(one) for one in persons]}
        found.append(SubjectRows("Person", pa.table(named)))
    return tuple(found)


def _identity(records: list[Statement]) -> dict[str, list[str]]:
    return {"id": [one.id for one in records], "identity": ["bods"] * len(records)}


def _entity_name(one: Statement) -> str:
    return text_of(one.details, "name") or _undisclosed(one, "unspecifiedEntityDetails", "主体")


def _person_name(one: Statement) -> str:
    """The first full name; a person whom the source does not name is called that, and is nobody else."""
    names = one.details.get("names")
    listed = [name for name in names if isinstance(name, dict)] if isinstance(names, list) else []
    full = next((text for text in (text_of(name, "fullName") for name in listed) if text), None)
    return full or _undisclosed(one, "unspecifiedPersonDetails", "自然人")


def _undisclosed(one: Statement, details: str, what: str) -> str:
    reason = text_of(one.details, details, "reason")
    return f"（未披露的{what}：{reason}）" if reason else f"（未披露的{what}）"
