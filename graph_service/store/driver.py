"""The database driver, imported here and nowhere else: connecting, retrying, and errors in our own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import cast

from graph_service.store.absent import absent

with absent("pandas"):  # the driver imports it for conversions that nobody here asks for: 0.5 s a command
    import neo4j
    from neo4j import READ_ACCESS, Driver, GraphDatabase, Query
    from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError, ServiceUnavailable
    from neo4j.time import Date, DateTime

from graph_service.errors import GraphServiceError, QueryTimeout, SchemaViolation, ServerUnavailable
from graph_service.store.temporal import take_over

Row = dict[str, object]

_TIMED_OUT = "TransactionTimedOut"


@dataclass(frozen=True)
class Connection:
    """An open connection pool to one server."""

    driver: Driver

    def read(self, text: str, params: Mapping[str, object], timeout: float) -> list[Row]:
        """Run a reading query in a transaction of its own; `timeout` in seconds."""
        with _our_errors(), self.driver.session(default_access_mode=READ_ACCESS) as session:
            result = session.run(Query(cast("neo4j.LiteralString", text), timeout=timeout), dict(params))
            return [_row(record) for record in result]

    def read_columns(self, text: str, params: Mapping[str, object], timeout: float) -> Row:
        """Run a query that returns one record of collected lists, which are left as the driver made them."""
        with _our_errors(), self.driver.session(default_access_mode=READ_ACCESS) as session:
            result = session.run(Query(cast("neo4j.LiteralString", text), timeout=timeout), dict(params))
            record = result.single(strict=True)
            return dict(zip(record.keys(), record.values(), strict=True))

    def stream(self, text: str, params: Mapping[str, object] | None = None) -> Iterator[Row]:
        """The rows of a reading statement one by one, for whole-graph passes; values as they come."""
        with _our_errors(), self.driver.session(default_access_mode=READ_ACCESS, fetch_size=1000) as session:
            for record in session.run(cast("neo4j.LiteralString", text), dict(params or {})):
                yield dict(zip(record.keys(), record.values(), strict=True))

    def write(self, statements: Sequence[tuple[str, Mapping[str, object]]]) -> list[list[Row]]:
        """Run statements in one transaction; a transient failure is tried again by the driver."""

        def work(transaction: neo4j.ManagedTransaction) -> list[list[Row]]:
            """Run every statement and read its rows; the driver may call this more than once."""
            return [
                [_row(r) for r in transaction.run(cast("neo4j.LiteralString", text), dict(params))]
                for text, params in statements
            ]

        with _our_errors(), self.driver.session() as session:
            return session.execute_write(work)

    def write_once(
        self, guard: tuple[str, Mapping[str, object]], statements: Sequence[tuple[str, Row]]
    ) -> None:
        """Run the statements in one transaction behind a guard; when the guard returns no row, none is run.

        The guard marks the work as done in the same transaction, so a commit whose answer was lost is not
        repeated when the driver tries again.
        """

        def work(transaction: neo4j.ManagedTransaction) -> None:
            """Run the statements if the guard still gives a row; the driver may call this more than once."""
            text, params = guard
            if transaction.run(cast("neo4j.LiteralString", text), dict(params)).single() is None:
                return
            for text, params in statements:
                transaction.run(cast("neo4j.LiteralString", text), dict(params)).consume()

        with _our_errors(), self.driver.session() as session:
            session.execute_write(work)

    def run(self, text: str, params: Mapping[str, object] | None = None) -> None:
        """Run one statement outside a managed transaction (schema, CALL … IN TRANSACTIONS)."""
        with _our_errors(), self.driver.session() as session:
            session.run(cast("neo4j.LiteralString", text), dict(params or {})).consume()

    def close(self) -> None:
        """Close the pool."""
        self.driver.close()


def connect(uri: str, username: str, password: str | None) -> Connection:
    """A verified connection. Raises ServerUnavailable, saying where and why."""
    take_over()
    driver = GraphDatabase.driver(
        uri,
        auth=None if password is None else (username, password),
        max_connection_lifetime=3000,
        liveness_check_timeout=60,
        connection_timeout=10,
        max_transaction_retry_time=30,
        notifications_min_severity="OFF",
        user_agent="xinmai",
    )
    try:
        driver.verify_connectivity()
    except (AuthError, DriverError, Neo4jError, ValueError) as fault:
        driver.close()
        raise ServerUnavailable(f"no database at {uri}: {fault}; see `xinmai server status`") from fault
    return Connection(driver)


def plain(value: object) -> object:
    """The value with the driver's own dates and times turned into the standard library's."""
    if isinstance(value, (Date, DateTime)):
        return value.to_native()
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def _row(record: neo4j.Record) -> Row:
    return {key: plain(value) for key, value in zip(record.keys(), record.values(), strict=True)}


@contextmanager
def _our_errors() -> Iterator[None]:
    try:
        yield
    except ServiceUnavailable as fault:
        raise ServerUnavailable(f"the database went away: {fault}") from fault
    except ClientError as fault:
        if _TIMED_OUT in (fault.code or ""):
            raise QueryTimeout(f"the database stopped the query: {fault.message}") from fault
        raise SchemaViolation(f"the database refused our statement: {fault.message}") from fault
    except (Neo4jError, DriverError) as fault:
        raise GraphServiceError(f"the database failed: {fault}") from fault
