"""From the numbers of a snapshot to the ids that files have."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from analytics.arrays import Bools, Nodes
from graph_service.snapshot.tables import Snapshot


class Ids:
    """The ids of a snapshot's subjects, and which of them are enterprises."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._ids: pa.Array = pa.concat_arrays(snapshot.subjects["id"].chunks or [pa.array([], pa.string())])
        self.is_enterprise: Bools = ~snapshot.directory.persons
        self.enterprises: Nodes = np.flatnonzero(self.is_enterprise).astype(np.int32)

    def __len__(self) -> int:
        return len(self._ids)

    def of(self, numbers: NDArray[np.integer]) -> pa.Array:
        """The ids of these numbers; null for numbers of no subject, such as -1 and concerts."""
        known = (numbers >= 0) & (numbers < len(self))
        return self._ids.take(pa.array(numbers) if known.all() else pa.array(numbers, mask=~known))

    def concert(self, numbers: NDArray[np.integer]) -> pa.Array:
        """Which concert holds a number beyond those of subjects, from 0; null for subjects."""
        return pa.array((numbers - len(self)).astype(np.int32), mask=numbers < len(self))
