"""Whether questions can be answered at all."""

from __future__ import annotations

from graph_service.errors import GraphServiceError, ServerUnavailable
from graph_service.store.store import Store


def ready(store: Store) -> None:
    """Return where the database answers and the schema is there. Raises ServerUnavailable otherwise."""
    try:
        answered = store.rows("ready")
    except GraphServiceError as fault:
        raise ServerUnavailable("数据库未应答，或图谱的索引尚未建立；见 `xinmai server status`") from fault
    if not answered:
        raise ServerUnavailable("数据库未给出应答；见 `xinmai server status`")
