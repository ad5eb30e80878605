"""Subscriptions as they are kept: one file each, only ever added to, for proof of acknowledgements."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from graph_service.answers.json_text import Json
from graph_service.errors import BadInput, NotFound
from graph_service.register.chain import append, lines
from graph_service.settings import Settings, settings

__all__ = ["Subscription", "acknowledge", "close", "open_subscription", "subscription", "subscriptions"]

FOLDER = "subscriptions"
_NAME = re.compile(r"[\w-]{1,64}")


@dataclass(frozen=True)
class Subscription:
    """Who is told, of which subjects (None: of all), and which events were acknowledged when."""

    name: str
    since: datetime
    subjects: frozenset[str] | None
    acknowledged: dict[str, datetime]


def open_subscription(
    name: str, subjects: Iterable[str] | None, chosen: Settings | None = None
) -> Subscription:
    """Begin to tell this subscriber of what ends from now on.

    Args:
        name: letters, digits, _ and -, at most 64.
        subjects: ids of the subjects; None: all.
        chosen: the installation's settings.

    Raises:
        BadInput: the name is no name or taken, or no subject is named.
    """
    path = _path(name, chosen)
    if path.is_file():
        raise BadInput(f"订阅 {name} 已存在；请先 xinmai subscribe remove {name}")
    ids = None if subjects is None else sorted(set(subjects))
    if ids is not None and not ids:
        raise BadInput("没有可订阅的主体；请给出主体文件，或用 --all 订阅全部")
    append(path, {"kind": "opened", "at": _now(), "all": ids is None, "subjects": list(ids or ())})
    return subscription(name, chosen)


def subscription(name: str, chosen: Settings | None = None) -> Subscription:
    """The subscription of this name.

    Raises:
        NotFound: there is none.
    """
    path = _path(name, chosen)
    if not path.is_file():
        known = "、".join(one.name for one in subscriptions(chosen)) or "无"
        raise NotFound(f"未见订阅 {name}；已有 {known}")
    first, *others = lines(path)
    subjects = None if first["all"] else frozenset(_texts(first["subjects"]))
    acknowledged = {
        event: datetime.fromisoformat(str(line["at"])) for line in others for event in _texts(line["events"])
    }
    return Subscription(name, datetime.fromisoformat(str(first["at"])), subjects, acknowledged)


def subscriptions(chosen: Settings | None = None) -> tuple[Subscription, ...]:
    """Every subscription, by name."""
    names = sorted(path.stem for path in _folder(chosen).glob("*.jsonl"))
    return tuple(subscription(name, chosen) for name in names)


def acknowledge(name: str, events: Iterable[str], by: str, chosen: Settings | None = None) -> int:
    """Take down that the subscriber has carried these events out; how many were not acknowledged before.

    Raises:
        NotFound: there is no such subscription.
    """
    before = subscription(name, chosen)
    new = sorted(set(events) - before.acknowledged.keys())
    if new:
        append(
            _path(name, chosen), {"kind": "acknowledged", "at": _now(), "by": by, "events": list[Json](new)}
        )
    return len(new)


def close(name: str, chosen: Settings | None = None) -> None:
    """End the subscription; its file is kept under another name, for what was acknowledged.

    Raises:
        NotFound: there is no such subscription.
    """
    subscription(name, chosen)
    path = _path(name, chosen)
    path.rename(path.with_suffix(f".{datetime.now(UTC):%Y%m%dT%H%M%S%f}.closed"))


def _path(name: str, chosen: Settings | None) -> Path:
    if not _NAME.fullmatch(name):
        raise BadInput(f"订阅名称 {name!r} 无效；应为 1 至 64 个字母、数字、_ 或 -")
    return _folder(chosen) / f"{name}.jsonl"


def _folder(chosen: Settings | None) -> Path:
    return (chosen or settings()).data_dir / FOLDER


def _texts(value: Json) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _now() -> str:
    return datetime.now(UTC).isoformat()
