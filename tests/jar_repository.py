"""A Maven repository of a few small jars on loopback, which counts what it is asked for."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from graph_service.server.lockfile import Jar

CONTENTS = {f"org.example:part{number}:1.0": f"jar {number} ".encode() * 500 for number in range(5)}
JARS = tuple(Jar(name, len(body), hashlib.sha256(body).hexdigest()) for name, body in CONTENTS.items())


@dataclass
class Repository:
    """Its address, the paths asked for, bodies by path, and a gate that holds the last jar back."""

    url: str
    bodies: dict[str, bytes]
    asked: list[str] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)


@contextmanager
def jar_repository() -> Iterator[Repository]:
    """Serve the jars until the block ends; the gate is open unless a test closes it."""
    bodies = {f"/{jar.path}": CONTENTS[jar.coordinate] for jar in JARS}
    repository = Repository("", bodies)
    repository.gate.set()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            repository.asked.append(self.path)
            body = repository.bodies.get(self.path)
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            if self.path == f"/{JARS[-1].path}":
                repository.gate.wait(20)
            self.wfile.write(body or b"")

        def log_message(self, format: str, *args: object) -> None:
            """Stay silent."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        repository.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield repository
        finally:
            repository.gate.set()
            server.shutdown()
            thread.join()
