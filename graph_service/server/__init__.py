"""The database launcher: gives a running Neo4j and is the only place that knows of Java and Maven."""

from graph_service.server.address import ServerAddress
from graph_service.server.find import running_server

__all__ = ["ServerAddress", "running_server"]
