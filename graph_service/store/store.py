"""The store: one graph behind named queries and one writer."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from graph_service.errors import SchemaViolation
from graph_service.schema_cypher import definitions
from graph_service.schema_cypher_columns import count_of
from graph_service.store.driver import Connection, Row
from graph_service.store.query_file import QueryFile, query

TIMEOUT = 30.0
"""Seconds that a reading query may take."""


class Store:
    """A graph with the schema made; close it or use it in a with statement."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back."""
        self.connection.close()

    def rows(self, name: str, /, **params: object) -> list[Row]:
        """The rows of cypher/<name>.cypher; dates are standard library dates.

        Raises:
            SchemaViolation: a parameter is missing or unknown.
            QueryTimeout: no answer in TIMEOUT seconds.
        """
        return self.connection.read(_checked(name, params).text, params, TIMEOUT)

    def columns(self, name: str, /, **params: object) -> dict[str, list[object]]:
        """The collected columns of a query whose single row holds lists of one length."""
        row = self.connection.read_columns(_checked(name, params).text, params, TIMEOUT * 10)
        return {key: value for key, value in row.items() if isinstance(value, list)}

    def size(self, name: str) -> int:
        """How many nodes of a label or edges of a type there are, whatever they say; at once."""
        [row] = self.connection.read(count_of(name), {}, TIMEOUT)
        size = row["size"]
        assert isinstance(size, int)
        return size

    def make_schema(self) -> None:
        """Create every constraint and index that is not there, and wait until they are online."""
        for statement in definitions():
            self.connection.run(statement)
        self.connection.run("CALL db.awaitIndexes(300)")


def _checked(name: str, params: dict[str, object]) -> QueryFile:
    found = query(name)
    declared = {field.name for field in found.params}
    if declared != params.keys():
        raise SchemaViolation(f"{name}.cypher takes {sorted(declared)}, got {sorted(params)}")
    return found
