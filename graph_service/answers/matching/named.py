"""Enterprises by exact name, folded: the present name or one borne before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analytics.names import folded
from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.parties import Party, party
from graph_service.answers.facts.values import a_map
from graph_service.answers.profiles.profile import Namesake
from graph_service.store.store import Store

NAME_CAP = 200
"""Full-text candidates looked at for one exact name."""


def enterprises_named(store: Store, names: Iterable[str]) -> dict[str, list[Party]]:
    """The enterprises of each name that has any, by the folded name."""
    asked = [{"name": name, "phrase": phrase(name)} for name in sorted({folded(n) for n in names} - {""})]
    found: dict[str, list[Party]] = {}
    if asked:
        for row in store.rows("enterprises_named", names=asked, row_cap=NAME_CAP):
            found.setdefault(str(row["name"]), []).append(party("Enterprise", a_map(row["subject"])))
    return found


def namesakes(store: Store, subject: Party, moment: AsOf) -> tuple[Namesake, ...]:
    """Other enterprises that bear the subject's name now or bore it before."""
    if subject.is_person:
        return ()
    same = enterprises_named(store, [subject.name]).get(folded(subject.name), [])
    return placed(store, [other for other in same if other.id != subject.id], moment)


def placed(store: Store, parties: Sequence[Party], moment: AsOf) -> tuple[Namesake, ...]:
    """The parties with their region and status in the register."""
    if not parties:
        return ()
    rows = store.rows("registrations_of", ids=[one.id for one in parties], **moment.clocks)
    where = {row["id"]: (_text(row["region_code"]), _text(row["status"])) for row in rows}
    return tuple(Namesake(one, *where.get(one.id, (None, None))) for one in parties)


def phrase(name: str) -> str:
    """A folded name as a phrase in the full-text index's language."""
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
