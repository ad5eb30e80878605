"""What holds for every request and response: known host, bounded body, headers that keep a page to itself."""

from __future__ import annotations

from contextlib import suppress

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph_service.api.problems import problem

MOST_BODY = 4 * 1024 * 1024
"""Bytes of a request's body; 5,000 rows to match fit in."""

MOST_AT = {"/checks": 128 * 1024 * 1024}
"""Bytes where a file is sent that is read from the disk; a million rows to review fit in."""

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""Sent with every response. `Cache-Control: no-store` is added where a response says nothing of caching:
an answer kept in a cache would outlive a repair."""


class TooLarge(Exception):
    """The body of a request went past the most that its address takes."""


class Guard:
    """ASGI middleware: checks the host, counts the body, sets the headers."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        guarded = _with_headers(send)
        if _host(headers.get("host", "")) not in self.hosts:
            refusal = problem(421, "unknown host", "请求的主机名不在允许之列；启动服务时用 --allow-host 指明")
            await refusal(scope, receive, guarded)
            return
        most = MOST_AT.get(scope["path"], MOST_BODY)
        if _length(headers) > most:
            await _too_large(most)(scope, receive, guarded)
        else:
            await self._answer(scope, receive, guarded, most)

    async def _answer(self, scope: Scope, receive: Receive, send: Send, most: int) -> None:
        body = _Body(receive, send, most)
        with suppress(TooLarge):
            await self.app(scope, body.receive, body.send)
        if body.too_large:
            await _too_large(most)(scope, receive, send)


def _too_large(most: int) -> ASGIApp:
    return problem(413, "body too large", f"请求正文超过 {most:,} 字节；请分批提交")


def _host(header: str) -> str:
    """The host without its port: 127.0.0.1:8000, [::1]:8000."""
    name = header.strip().lower()
    if name.startswith("["):
        return name[1:].split("]", 1)[0]
    return name.rsplit(":", 1)[0] if ":" in name else name


def _length(headers: Headers) -> int:
    told = headers.get("content-length", "0")
    return int(told) if told.isdecimal() else 0


class _Body:
    """One request's body, counted; past the most the reader gets TooLarge and its answer is dropped."""

    def __init__(self, receive: Receive, send: Send, most: int) -> None:
        self._receive = receive
        self._send = send
        self._most = most
        self._seen = 0

    @property
    def too_large(self) -> bool:
        """Whether more bytes came than the most; once true, it stays so."""
        return self._seen > self._most

    async def receive(self) -> Message:
        """The next message, its bytes counted. Raises TooLarge past the most."""
        message = await self._receive()
        self._seen += len(message.get("body", b""))
        if self.too_large:
            raise TooLarge
        return message

    async def send(self, message: Message) -> None:
        """Send a message on, unless the body was too large: who refuses it answers in its place."""
        if not self.too_large:
            await self._send(message)


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        """Send the message on, the start of an answer with the headers put in."""
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return sending
