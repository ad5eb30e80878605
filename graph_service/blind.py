"""Codes hidden under a shared key, so that two sides find out whom both know and no more (盲查).

HMAC-SHA256 (RFC 2104) of the code as it is compared. Codes can be enumerated: whoever has the key can try
every code there is. What this does and does not protect against: docs/decisions/credit-review.md.
"""

from __future__ import annotations

import csv
import hmac
import os
import secrets
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from analytics.codes import normal_code, uscc_fault
from graph_service.errors import BadInput

__all__ = ["blind_hash", "hashes_in", "new_key", "read_key", "valid_codes", "write_hashes"]

_BYTES = 32
_PREFIX = "uscc:"
_HASH = 64


def new_key(path: Path) -> str:
    """Make a key in a file that only its owner can read; its fingerprint, to be compared by telephone.

    Raises:
        BadInput: there is a file already: a key that is overwritten opens no answer any more.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as fault:
        raise BadInput(f"{path} 已存在；密钥不覆盖，请另取文件名") from fault
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(_BYTES) + "\n")
    return fingerprint(read_key(path))


def read_key(path: Path) -> bytes:
    """The key in the file.

    Raises:
        BadInput: it is no key.
    """
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as fault:
        raise BadInput(f"{path} 不是密钥文件；应为 xinmai blind key 生成的文件") from fault
    if len(key) != _BYTES:
        raise BadInput(f"{path} 中的密钥为 {len(key)} 字节；应为 {_BYTES} 字节")
    return key


def fingerprint(key: bytes) -> str:
    """What tells two keys apart and gives neither away."""
    return hmac.new(key, b"fingerprint", sha256).hexdigest()[:12]


def blind_hash(key: bytes, code: str) -> str:
    """The code under the key, as 64 hex digits; however it was typed, it comes out alike."""
    return hmac.new(key, (_PREFIX + normal_code(code)).encode(), sha256).hexdigest()


def valid_codes(codes: Iterable[str]) -> tuple[list[str], int]:
    """The distinct valid codes, and how many cells were none: a wrong code can only miss."""
    told = [normal_code(code) for code in codes]
    valid = dict.fromkeys(code for code in told if uscc_fault(code) is None)
    return list(valid), sum(1 for code in told if code not in valid)


def write_hashes(path: Path, key: bytes, codes: Iterable[str]) -> int:
    """Write the codes' hashes, sorted, so that the file's order tells nothing; how many there are."""
    hashes = sorted({blind_hash(key, code) for code in codes})
    with path.open("w", encoding="ascii", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow([_heading(key)])
        out.writerows([one] for one in hashes)
    return len(hashes)


def hashes_in(path: Path, key: bytes) -> frozenset[str]:
    """The hashes in a file that was made with the same key.

    Raises:
        BadInput: made with another key, or a line is no hash.
    """
    try:
        first, *rest = path.read_text(encoding="ascii").split()
    except (OSError, ValueError) as fault:
        raise BadInput(f"{path} 不是 xinmai blind hash 生成的文件：{fault}") from fault
    if first != _heading(key):
        raise BadInput(f"{path} 首行为 {first[:40]}；应为 {_heading(key)}：双方的密钥不同")
    for line, one in enumerate(rest, 2):
        if len(one) != _HASH or set(one) - set("0123456789abcdef"):
            raise BadInput(f"{path}:{line} 得到 {one[:20]}；应为 {_HASH} 位十六进制摘要")
    return frozenset(rest)


def _heading(key: bytes) -> str:
    return f"hmac-sha256:{fingerprint(key)}"
