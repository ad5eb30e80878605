"""How many others each subject was joined to on the day of a release, as data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.arrays import Nodes
from graph_service.beijing import beijing_minute


@dataclass(frozen=True, eq=False)
class FrozenCounts:
    """Counts of one day by subjects' ids, with the load they stand for and when they were frozen."""

    day: date
    load: str
    moment: datetime
    ids: pa.Array
    joined: Nodes

    @property
    def words(self) -> str:
        """Where the counts come from, as every answer that rests on them says it."""
        return f"{self.day} 装载 {self.load}（{beijing_minute(self.moment)} 冻结）"

    def among(self, subjects: pa.Table, live: Nodes) -> Nodes:
        """The count of each of the subjects: as frozen; of those that came since, as they are now."""
        places = pc.fill_null(pc.index_in(subjects["id"], value_set=self.ids), -1).to_numpy()
        return np.where(places >= 0, self.joined[places], live).astype(np.int32) if len(self.ids) else live
