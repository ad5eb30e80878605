"""Files of records and of what befalls them, for tests of the life of a record."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from loader_cases import HUASHENG, written

from graph_service.store.store import Store
from loaders import LoadReport, load_file

PENALTIES = (
    "行政相对人名称,行政相对人类别,统一社会信用代码,行政处罚决定书文号,处罚类别,"
    "处罚决定日期,失信程度,修复日期"
)
ENTRIES = "统一社会信用代码,市场主体名称,列入日期,列入决定文书号,移出日期"
ABNORMAL = "统一社会信用代码,市场主体名称,列入日期,列入经营异常名录原因"
REPAIRS = (
    "主体名称,统一社会信用代码,行政处罚决定书文号,名单代码,列入决定书文号,列入日期,修复日期,修复决定机关"
)
DISPUTES = (
    "主体名称,统一社会信用代码,行政处罚决定书文号,名单代码,列入决定书文号,异议编号,异议提出日期,办结日期"
)
ANNULMENTS = "主体名称,统一社会信用代码,行政处罚决定书文号,名单代码,列入决定书文号,撤销日期,撤销文书号"

LIFE = (
    "MATCH (r:Penalty|ListEntry) WHERE r.known_to IS NULL"
    " RETURN coalesce(r.decision_no, r.entry_no, toString(r.listed_on)) AS number, r.use_until AS use_until,"
    " r.end_kind AS end_kind, coalesce(r.disputed, false) AS disputed, r.content AS content"
    " ORDER BY number"
)


def penalty(number: str, decided: str = "2026-05-01", repaired: str = "", code: str = HUASHENG) -> str:
    """A general fine."""
    return f"华盛,法人及非法人组织,{code},{number},罚款,{decided},一般,{repaired}"


class Desk:
    """Files loaded one after another into one store, each under a name of its own."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self.folder, self.loads = store, folder, 0

    def load(self, headings: str, *rows: str, full: bool = False) -> LoadReport:
        """Load a file of these rows."""
        self.loads += 1
        path = written(self.folder, f"{self.loads}.csv", headings, *rows)
        return load_file(path, store=self.store, full=full, rejects=self.folder / "rejects")

    def life(self) -> dict[str, tuple[date | None, str, bool]]:
        """Use end, its kind and the dispute of every open record by its number."""
        rows = self.store.connection.read(LIFE, {}, 30)
        return {row["number"]: (row["use_until"], row["end_kind"], row["disputed"]) for row in rows}
