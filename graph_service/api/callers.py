"""Who calls: known by a token once any is registered, and as whom they read."""

from __future__ import annotations

import binascii
from base64 import b64decode
from typing import Annotated

from fastapi import Depends, Query, Request

from graph_service.answers.reader import Reader, audit_reader
from graph_service.errors import CallerUnknown, NotAllowed
from graph_service.tokens import Token, token_of, tokens

OPEN_PATHS = ("/healthz", "/readyz")
"""What anybody may ask: whether the service lives."""


async def caller(request: Request) -> Token | None:
    """The token of whoever asks; None where no token is registered and nobody has to show one.

    Raises:
        CallerUnknown: tokens are registered, and this request shows none of them.
    """
    registered = tokens()
    if not registered or request.url.path in OPEN_PATHS or request.url.path.startswith("/static/"):
        return None
    found = token_of(_shown(request.headers.get("authorization", "")), registered)
    if found is None:
        raise CallerUnknown("本服务需要令牌：请求头 Authorization: Bearer 令牌，或在浏览器中以令牌为密码")
    return found


def _shown(header: str) -> str:
    """The token in the header: after Bearer, or as the password of Basic, which browsers ask for."""
    scheme, _, text = header.partition(" ")
    if scheme.lower() != "basic":
        return text.strip() if scheme.lower() == "bearer" else ""
    try:
        return b64decode(text, validate=True).decode().partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return ""


async def ordinary(known: Annotated[Token | None, Depends(caller)]) -> Reader:
    """An ordinary reader, by name where tokens are registered."""
    return _named(known)


async def reader(
    known: Annotated[Token | None, Depends(caller)],
    audit: Annotated[bool, Query(description="以审计身份查询：显示已终止的记录；须有审计令牌和用途")] = False,
    purpose: Annotated[str | None, Query(max_length=300, description="用途；审计查询必填，登记在册")] = None,
    authorisation: Annotated[str | None, Query(max_length=100, description="授权号")] = None,
) -> Reader:
    """As whom the answer is asked for.

    Raises:
        NotAllowed: audit is asked for without a token of that role.
        BadInput: audit is asked for without a purpose.
    """
    if not audit:
        return _named(known)
    if known is None or known.role != "audit":
        raise NotAllowed("审计查询需要审计角色的令牌（xinmai token add 名称 --role audit）")
    return audit_reader(known.name, purpose, authorisation)


def _named(known: Token | None) -> Reader:
    return Reader("ordinary", known.name if known else None)
