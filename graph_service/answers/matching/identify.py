"""Which subject somebody means: by code, registration number, id, or exact name."""

from __future__ import annotations

from collections.abc import Mapping

from analytics.codes import normal_code, uscc_fault
from analytics.names import folded
from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.parties import Party, party
from graph_service.answers.facts.ties import parties
from graph_service.answers.facts.values import a_map
from graph_service.answers.matching.named import enterprises_named, placed
from graph_service.errors import BadInput, NotFound, SeveralSubjects
from graph_service.snapshot.tables import Snapshot
from graph_service.store.store import Store

RECORD_CAP = 200
"""Records of one kind shown on a profile."""

REGISTRATION_NO = 15
"""Characters of a registration number, which several enterprises may bear."""

LONGEST = 300
"""Characters of a code or name that are still looked up."""


def find_subject(store: Store, said: str, moment: AsOf) -> Party:
    """The one subject of this code, registration number, id or name (folded, present or former).

    Raises:
        BadInput: nothing was said, or too much.
        NotFound: nobody answers to it.
        SeveralSubjects: several do.
    """
    row = subject_row(store, said, moment)
    return party(str(row["label"]), a_map(row["subject"]))


def known_subject(snapshot: Snapshot, store: Store, said: str, moment: AsOf) -> Party:
    """As `find_subject`; a code or id that the snapshot has is looked up there. Raises as `find_subject`."""
    wanted = said.strip()
    for key in dict.fromkeys((wanted, normal_code(wanted))):
        number = snapshot.directory.number(key) if len(key) != REGISTRATION_NO else None
        if number is not None:
            return parties(snapshot, [number])[key]
    return find_subject(store, said, moment)


def subject_row(store: Store, said: str, moment: AsOf) -> Mapping[str, object]:
    """The row of `subject_records` for that subject. Raises as `find_subject` does."""
    wanted = said.strip()
    if not wanted or len(wanted) > LONGEST:
        raise BadInput(f"得到 {len(wanted)} 个字符；应为 1 至 {LONGEST} 个字符的代码、注册号或名称")
    for key in dict.fromkeys((wanted, normal_code(wanted))):
        rows = _by_key(store, key, moment)
        if rows:
            return _only(store, said, rows, moment)
    return _by_name(store, wanted, moment)


def _by_key(store: Store, key: str, moment: AsOf) -> list[Mapping[str, object]]:
    return list(store.rows("subject_records", key=key, row_cap=RECORD_CAP + 1, **moment.clocks))


def _by_name(store: Store, wanted: str, moment: AsOf) -> Mapping[str, object]:
    named = enterprises_named(store, [wanted]).get(folded(wanted), [])
    if not named:
        raise NotFound(_not_seen(wanted))
    if len(named) > 1:
        raise _several(store, wanted, named, moment)
    return _by_key(store, named[0].id, moment)[0]


def _only(store: Store, said: str, rows: list[Mapping[str, object]], moment: AsOf) -> Mapping[str, object]:
    if len(rows) > 1:
        parties = [party(str(row["label"]), a_map(row["subject"])) for row in rows]
        raise _several(store, said, parties, moment)
    return rows[0]


def _several(store: Store, said: str, parties: list[Party], moment: AsOf) -> SeveralSubjects:
    candidates = [
        {"id": one.party.id, "name": one.party.name, "region_code": one.region_code, "status": one.status}
        for one in placed(store, parties, moment)
    ]
    listed = "；".join(
        f"{c['name']} {c['id']}（地区 {c['region_code'] or '未见'}，{c['status'] or '状态未见'}）"
        for c in candidates
    )
    return SeveralSubjects(f"“{said}”对应 {len(candidates)} 个主体，请用代码指明：{listed}", candidates)


def _not_seen(wanted: str) -> str:
    code = normal_code(wanted)
    fault = uscc_fault(code) if len(code) == 18 and code.isascii() else None
    reason = f"（作为统一社会信用代码有误：{fault}）" if fault else ""
    return f"未见“{wanted}”{reason}：已按代码、注册号、主体标识、现名和曾用名查找；请核对，或按部分名称搜索"
