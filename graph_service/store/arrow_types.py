"""How the kinds of property stand in columns."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from graph_service.schema_types import Kind

ARROW: Mapping[Kind, pa.DataType] = {
    "text": pa.string(),
    "texts": pa.list_(pa.string()),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    "datetime": pa.timestamp("us", tz="UTC"),
    "flag": pa.bool_(),
}
