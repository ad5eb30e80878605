"""Planted cases as the answer file has them, and the ids that their persons bear in the graph."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pyarrow as pa

from graph_service.secret_key import id_key
from loaders.person_numbers import RESIDENT, person_ids

Case = Mapping[str, dict[str, object]]
"""A planted case: among others its `parties` and its `answer`."""


def person_id(number: str, today: date) -> str:
    """The id of the person of this number."""
    ids = person_ids(pa.array([number]), pa.array([RESIDENT]), id_key(), today).ids
    return str(ids[0].as_py())


def party_id(party: str, today: date) -> str:
    """The id of a party of the answer file: an enterprise's code, or a person's number, which looks alike."""
    return party if party[0] == "9" else person_id(party, today)


def texts(value: object) -> list[str]:
    """A list of texts in an answer."""
    assert isinstance(value, list)
    return [str(item) for item in value]
