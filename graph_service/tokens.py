"""Tokens by which callers of the service are known: each a name and a role; only its digest is kept."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path

from graph_service.errors import BadInput
from graph_service.register.queries import Role
from graph_service.settings import Settings, settings

__all__ = ["Token", "add_token", "revoke_token", "token_of", "tokens"]

FILE = "tokens.json"
_BYTES = 32


@dataclass(frozen=True)
class Token:
    """A registered token: whose, as whom its holder reads, since when, and the sha256 of its text."""

    name: str
    role: Role
    created: str
    digest: str


def tokens(chosen: Settings | None = None) -> tuple[Token, ...]:
    """The tokens that are registered here, by name."""
    kept = _kept(_path(chosen))
    return tuple(kept[name] for name in sorted(kept))


def add_token(name: str, role: Role, chosen: Settings | None = None) -> str:
    """Register a new token under this name; its text is told this once and not kept.

    Raises:
        BadInput: the name is empty, or a token bears it.
    """
    path = _path(chosen)
    kept = _kept(path)
    if not name.strip() or name in kept:
        raise BadInput(f"令牌名称 {name!r} 为空或已登记；已登记 {'、'.join(sorted(kept)) or '无'}")
    text = secrets.token_urlsafe(_BYTES)
    token = Token(name, role, datetime.now(UTC).isoformat(timespec="seconds"), _digest(text))
    _write(path, {**kept, name: token})
    return text


def revoke_token(name: str, chosen: Settings | None = None) -> None:
    """Take the token of this name away; whoever holds it is not known any more.

    Raises:
        BadInput: no token bears the name.
    """
    path = _path(chosen)
    kept = _kept(path)
    if name not in kept:
        raise BadInput(f"没有名为 {name} 的令牌；已登记 {'、'.join(sorted(kept)) or '无'}")
    _write(path, {other: token for other, token in kept.items() if other != name})


def token_of(text: str, registered: tuple[Token, ...]) -> Token | None:
    """The registered token with this text; every one is compared, whichever it is."""
    digest = _digest(text)
    found = [token for token in registered if compare_digest(token.digest, digest)]
    return found[0] if found else None


def _path(chosen: Settings | None) -> Path:
    return (chosen or settings()).data_dir / FILE


def _kept(path: Path) -> dict[str, Token]:
    if not path.is_file():
        return {}
    found: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return {name: _token(values) for name, values in found.items()}


def _token(values: Mapping[str, str]) -> Token:
    role: Role = "audit" if values["role"] == "audit" else "ordinary"
    return Token(values["name"], role, values["created"], values["digest"])


def _write(path: Path, kept: Mapping[str, Token]) -> None:
    """Put the file in place whole, readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{FILE}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump({name: asdict(token) for name, token in kept.items()}, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
