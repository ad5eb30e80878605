"""The child process that is the database: starts it, says where it is, stops it when idle or told to."""

from __future__ import annotations

import logging
import os
import secrets
import signal
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from graph_service.errors import GraphServiceError, ServerUnavailable
from graph_service.server.address import ServerFolder, ServerRecord, write_record
from graph_service.server.jvm import EmbeddedNeo4j, bolt_answers, end_java, start_neo4j
from graph_service.server.launch import Launch

END_SECONDS = 120.0
LOCK_SECONDS = 5.0  # another process may hold the lock for a moment to see whether we live


def run(launch: Launch) -> None:
    """Be the one server of the data folder until told to stop, or idle for too long."""
    folder = ServerFolder(Path(launch.data_dir))
    folder.create()
    stopping = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopping.set())
    with _life_lock(folder):
        folder.record.unlink(missing_ok=True)
        neo4j = start_neo4j(folder.home, launch.jars, launch.heap, launch.page_cache, Path(launch.cache_dir))
        try:
            record = _announce(neo4j, launch.origin)
            folder.used.touch()
            write_record(folder.record, record)
            _serve(neo4j, folder, record, launch.idle_seconds, stopping)
        finally:
            folder.record.unlink(missing_ok=True)
            neo4j.shutdown()


def _life_lock(folder: ServerFolder) -> FileLock:
    lock = FileLock(folder.life_lock)
    try:
        lock.acquire(timeout=LOCK_SECONDS)
    except Timeout as error:
        raise ServerUnavailable(f"{folder.data_dir} already has a running server") from error
    return lock


def _announce(neo4j: EmbeddedNeo4j, origin: str) -> ServerRecord:
    password = secrets.token_urlsafe(24)
    neo4j.set_password(password)
    port = neo4j.port
    if not bolt_answers(port):
        raise ServerUnavailable(f"Bolt on port {port} refuses the handshake")
    return ServerRecord(port, password, os.getpid(), datetime.now(UTC).isoformat(timespec="seconds"), origin)


def _serve(
    neo4j: EmbeddedNeo4j, folder: ServerFolder, record: ServerRecord, idle: float, stopping: threading.Event
) -> None:
    last_busy = time.time()
    while not stopping.wait(min(5.0, idle / 4)):
        if neo4j.open_connections() or folder.keep.exists():
            last_busy = time.time()
        elif time.time() - _last_use(folder, last_busy) > idle and _withdraw(folder, record, last_busy):
            return


def _withdraw(folder: ServerFolder, record: ServerRecord, last_busy: float) -> bool:
    """Take the address away, then look once more: whoever read it before has touched `used` before."""
    before = _last_use(folder, last_busy)
    folder.record.unlink(missing_ok=True)
    if _last_use(folder, last_busy) == before:
        return True
    write_record(folder.record, record)
    return False


def _last_use(folder: ServerFolder, last_busy: float) -> float:
    return max(folder.used.stat().st_mtime if folder.used.exists() else 0.0, last_busy)


def main() -> None:
    """Run as `python -m graph_service.server.child` with a Launch on standard input."""
    status = 1
    try:
        launch = Launch.from_json(sys.stdin)
        run(launch)
        _end(launch)
        status = 0
    except GraphServiceError as error:
        print(error, file=sys.stderr)
    except Exception:
        logging.exception("the database's process has failed")
    sys.stderr.flush()
    # Threads of a half-started Java machine would keep a normal exit waiting for ever.
    os._exit(status)


def _end(launch: Launch) -> None:
    """End Java, which may write its class archive now; the data folder is free already."""
    guard = threading.Timer(END_SECONDS, os._exit, [1])
    guard.daemon = True
    guard.start()
    end_java(launch.jars, Path(launch.cache_dir))


if __name__ == "__main__":
    main()
