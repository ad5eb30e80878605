"""The secret key under which identity numbers are digested: from the settings, or made once and kept."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from graph_service.errors import BadInput
from graph_service.settings import Settings, settings

FILE = "id.key"
_BYTES = 32
_SHORTEST = 16


def id_key(chosen: Settings | None = None) -> bytes:
    """The key of this installation; a file only its owner can read holds it unless `XINMAI_ID_KEY` is set.

    Whoever has the key can test guesses of numbers against the graph, and with another key nobody is
    recognised again: it belongs into a backup, and not beside the data.

    Raises:
        BadInput: the key set is too short, or the key file is empty.
    """
    found = chosen or settings()
    if found.id_key is not None:
        return _long_enough(found.id_key.get_secret_value().encode(), "XINMAI_ID_KEY")
    path = found.data_dir / FILE
    if not path.exists():
        _make(path)
    return _long_enough(bytes.fromhex(path.read_text(encoding="ascii").strip()), str(path))


def _make(path: Path) -> None:
    """Write a new key; of two processes that do so at once, one wins and both read its key."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{FILE}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(_BYTES) + "\n")
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()


def _long_enough(key: bytes, where: str) -> bytes:
    if len(key) < _SHORTEST:
        raise BadInput(f"{where} holds a key of {len(key)} bytes, expected at least {_SHORTEST}")
    return key
