"""The parties of a lot as a file has them: a row each, with its role."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from analytics.matters import Matter
from graph_service.answers.checks.lot_facts import ROLES, Lot
from graph_service.answers.matching.crossmatch_files import NUMBER_HEADINGS, heading_of
from graph_service.answers.matching.match_files import CODE_HEADINGS, NAME_HEADINGS, table_of
from graph_service.errors import BadInput, UnknownLayout

__all__ = ["lot_of"]

ROLE_HEADINGS = ("角色", "参与方类型", "类型", "role")
_CALLED: Mapping[str, str] = {
    **{words: role for role, words in ROLES.items()},
    **{role: role for role in ROLES},
    "投标人": "supplier",
    "代理机构": "agency",
    "招标代理机构": "agency",
    "专家": "expert",
    "评标专家": "expert",
}


def lot_of(path: Path, matter: Matter) -> Lot:
    """The lot in a CSV or XLSX file with columns of roles, codes or names, and numbers of persons.

    Raises:
        UnreadableFile, UnknownLayout: it has no such columns.
        BadInput: a role that nobody knows; as `Lot`.
    """
    table = table_of(path)
    role, code, name, number = (
        heading_of(table, path.name, None, known)
        for known in (ROLE_HEADINGS, CODE_HEADINGS, NAME_HEADINGS, NUMBER_HEADINGS)
    )
    if role is None or (code is None and name is None):
        raise UnknownLayout(
            f"{path.name} 的表头为 {'、'.join(map(str, table.columns))}；应有 角色，及代码或名称"
        )
    found: dict[str, list[str]] = {one: [] for one in ROLES}
    for line, row in enumerate(table.to_dict("records"), 2):
        said = str(row[role]).strip()
        if said not in _CALLED:
            raise BadInput(f"{path.name}:{line} 角色“{said}”；应为 {'、'.join(ROLES.values())} 之一")
        wanted = (number, code) if _CALLED[said] == "expert" else (code, name)
        words = (str(row[heading]).strip() for heading in wanted if heading is not None)
        found[_CALLED[said]].append(next((word for word in words if word), ""))
    return Lot(tuple(found["supplier"]), tuple(found["agency"]), tuple(found["expert"]), matter, path.stem)
