"""A register made ready to be matched against: its codes and names hashed, its former names beside them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa

from analytics.arrays import Bools, Nodes
from analytics.matching.chance import Commonness, commonness
from analytics.matching.codes import CodeColumn, code_column
from analytics.matching.columns import NO_DAY, Listed, Register
from analytics.matching.hashes import Hashes, whole_hashes
from analytics.matching.name_columns import NameColumns, name_columns
from analytics.matching.texts import Texts, folded_texts


@dataclass(frozen=True)
class Index:
    """The register as hashes.

    Name k is the present one of subject k; those behind are former names. `owners` has the subject of each
    name, `until` the day up to which it was borne (NO_DAY for a present name or where not known).
    """

    codes: CodeColumn
    numbers: CodeColumn
    regions: Nodes
    founded: Nodes
    texts: Texts
    hashes: Hashes
    owners: Nodes
    until: Nodes

    @property
    def subjects(self) -> int:
        """How many subjects there are."""
        return self.regions.size

    @property
    def named(self) -> Bools:
        """Which names are there."""
        return np.asarray(self.texts.sizes > 0)

    @cached_property
    def parts(self) -> NameColumns:
        """The names taken apart."""
        return name_columns(self.texts)

    @cached_property
    def commonness(self) -> Commonness:
        """How common the parts of names are."""
        return commonness(self.parts, self.subjects)


@dataclass(frozen=True)
class ListIndex:
    """A list as hashes, a row a name."""

    codes: CodeColumn
    regions: Nodes
    days: Nodes
    texts: Texts
    hashes: Hashes

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def named(self) -> Bools:
        """Which rows have a name."""
        return np.asarray(self.texts.sizes > 0)

    @cached_property
    def parts(self) -> NameColumns:
        """The names taken apart."""
        return name_columns(self.texts)


def index(register: Register) -> Index:
    """The register made ready; one index serves any number of lists."""
    former = register.former
    texts = folded_texts(pa.concat_arrays([_one(register.names), _one(former.names)]))
    own = np.arange(len(register), dtype=np.int32)
    return Index(
        codes=code_column(register.codes),
        numbers=code_column(register.registration_numbers),
        regions=register.regions,
        founded=register.founded,
        texts=texts,
        hashes=whole_hashes(texts),
        owners=np.append(own, former.places).astype(np.int32),
        until=np.append(np.full(len(register), NO_DAY), former.until).astype(np.int32),
    )


def list_index(listed: Listed) -> ListIndex:
    """The list made ready."""
    texts = folded_texts(listed.names)
    return ListIndex(code_column(listed.codes), listed.regions, listed.days, texts, whole_hashes(texts))


def _one(column: pa.Array | pa.ChunkedArray) -> pa.Array:
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    return whole.cast(pa.large_string())
