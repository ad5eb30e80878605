"""One review as a folder: the input as it came, what was asked, how far it is, and the rows that are done.

    checks/ID/order.json     what was asked, by whom, what for
              input.xlsx     the file; policy.yaml beside it where the caller brought one
              preview.json   how the file was understood
              state.json     how far it is
              terms.json     on which terms the rows were made
              00000.json …   rows that are done, a chunk a file
              result.xlsx    all of it, once it is done

Every file is put in its place whole, so that a process that dies leaves nothing half-written.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypeVar

from filelock import FileLock
from pydantic import TypeAdapter

from graph_service.answers.checks.check import CheckedRow, Terms
from graph_service.answers.checks.check_file import CheckFile, Preview, check_file, preview
from graph_service.answers.checks.check_run import SITE, Asked
from graph_service.errors import NotFound
from graph_service.rules.policies import policy_book, policy_of
from graph_service.settings import settings

__all__ = ["Job", "Order", "Stage", "State", "begin", "job_named", "jobs", "unfinished"]

Stage = Literal["held", "waiting", "running", "done", "failed"]
"""held: laid down, and not to be run before somebody has looked at the preview."""

T = TypeVar("T")

_ID = re.compile(r"[0-9a-f]{16}")
_CHUNK = "[0-9]" * 5 + ".json"


@dataclass(frozen=True)
class Order:
    """What somebody asked for; `key` is a digest of the input and of all that makes the result.

    `served` says that the service runs it, and goes on with it after a restart.
    """

    id: str
    key: str
    file: str
    matter: str
    caller: str
    purpose: str
    authorisation: str | None
    columns: Mapping[str, str]
    own_policy: bool
    site: str
    created: datetime
    served: bool


@dataclass(frozen=True)
class State:
    """How far a review is: rows done of all, and counts by outcome so far.

    `basis` stands for the loads and rules that the rows rest on, empty until it has begun; `fault` says why
    it failed; `digest` is that of the rows as kept, which the query register has too.
    """

    stage: Stage
    rows: int
    done: int
    counts: Mapping[str, int]
    basis: str = ""
    began: datetime | None = None
    ended: datetime | None = None
    fault: str = ""
    digest: str = ""


class Job:
    """The folder of one review."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.order = _read(Order, folder / "order.json")

    @property
    def input(self) -> Path:
        """The file as it came."""
        return self.folder / f"input{Path(self.order.file).suffix.lower()}"

    @property
    def preview(self) -> Preview:
        """How the file was understood when it came."""
        return _read(Preview, self.folder / "preview.json")

    @property
    def workbook(self) -> Path:
        """The result as an Excel file; there once it is done."""
        return self.folder / "result.xlsx"

    @property
    def state(self) -> State:
        """How far it is."""
        return _read(State, self.folder / "state.json")

    @property
    def terms(self) -> Terms:
        """On which terms the rows were made; there as soon as it has begun."""
        return _read(Terms, self.folder / "terms.json")

    def asked(self) -> Asked:
        """What was asked, with the policy as it was then brought or is in force now."""
        order, policy = self.order, policy_of(self.order.matter)
        own = self.folder / "policy.yaml" if order.own_policy else None
        book = policy_book(policy, own)
        return Asked(policy, book, order.caller, order.purpose, order.authorisation, order.site)

    def read(self) -> CheckFile:
        """The input, under the name that it came by."""
        return check_file(self.input, self.order.columns, self.order.file)

    def chunks(self) -> list[Path]:
        """The files of the rows that are done, in their order."""
        return sorted(self.folder.glob(_CHUNK))

    def rows(self) -> Iterator[CheckedRow]:
        """The rows that are done, in the input's order."""
        return (row for path in self.chunks() for row in _ROWS.validate_json(path.read_bytes()))

    def keep_state(self, state: State) -> State:
        """Note how far it is."""
        _keep(self.folder / "state.json", state)
        return state

    def keep_terms(self, terms: Terms) -> None:
        """Note on which terms the rows are made."""
        _keep(self.folder / "terms.json", terms)

    def release(self) -> State:
        """Let it be run, for the first time or again after a failure; one that is under way is left alone."""
        state = self.state
        if state.stage not in ("held", "failed"):
            return state
        return self.keep_state(replace(state, stage="waiting", fault=""))

    def fail(self, fault: str) -> State:
        """Note why it cannot go on; what is done is kept."""
        return self.keep_state(replace(self.state, stage="failed", fault=fault))

    def keep_rows(self, place: int, rows: list[CheckedRow]) -> None:
        """Keep the rows of a chunk."""
        _put(self.folder / f"{place:05d}.json", _ROWS.dump_json(rows))

    def drop_rows(self) -> None:
        """Forget what is done: it rests on other loads or rules than are there now."""
        for path in self.chunks():
            path.unlink()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Wait until nobody else runs it."""
        with FileLock(self.folder / "run.lock", mode=0o600):
            yield

    def digest(self) -> str:
        """The digest of the rows as they are kept."""
        found = sha256()
        for path in self.chunks():
            found.update(path.read_bytes())
        return found.hexdigest()


_ROWS = TypeAdapter(list[CheckedRow])


def begin(
    file: Path,
    *,
    name: str,
    matter: str,
    caller: str,
    purpose: str,
    authorisation: str | None = None,
    columns: Mapping[str, str] | None = None,
    policy: Path | None = None,
    site: str = SITE,
    served: bool = False,
) -> Job:
    """Lay a review down so that it can be run; the file is copied, and everything is checked first.

    Args:
        file: the input; `name` is what it is called.
        matter, purpose, authorisation, columns, policy, site: as `xinmai check` takes them.
        caller: who asks.
        served: whether the service is to run it, once it is released.

    Raises:
        BadInput, BadRule: as `check_file`, `policy_book` and `Asked`.
    """
    found = policy_of(matter)
    book = policy_book(found, policy)
    Asked(found, book, caller, purpose, authorisation, site)
    read = check_file(file, columns or {}, name)
    said = (file.read_bytes(), matter, book.version, caller, purpose, authorisation, columns or {}, site)
    folder = jobs_folder() / secrets.token_hex(8)
    folder.mkdir(parents=True, mode=0o700)
    order = Order(
        id=folder.name,
        key=sha256(repr(said).encode()).hexdigest(),
        file=name,
        matter=found.word,
        caller=caller,
        purpose=purpose.strip(),
        authorisation=authorisation,
        columns=dict(columns or {}),
        own_policy=policy is not None,
        site=site,
        created=datetime.now(UTC),
        served=served,
    )
    shutil.copyfile(file, folder / f"input{Path(name).suffix.lower()}")
    if policy is not None:
        shutil.copyfile(policy, folder / "policy.yaml")
    _keep(folder / "preview.json", preview(read))
    _keep(folder / "state.json", State("held" if served else "waiting", len(read), 0, {}))
    _keep(folder / "order.json", order)
    return Job(folder)


def jobs_folder() -> Path:
    """Where the reviews of this installation are kept."""
    return settings().data_dir / "checks"


def jobs() -> list[Job]:
    """Every review that was laid down whole, the latest first."""
    found = (Job(path.parent) for path in jobs_folder().glob("*/order.json"))
    return sorted(found, key=lambda job: job.order.created, reverse=True)


def job_named(id_: str) -> Job:
    """The review of this id.

    Raises:
        NotFound: there is none.
    """
    folder = jobs_folder() / id_
    if not _ID.fullmatch(id_) or not (folder / "order.json").is_file():
        raise NotFound(f"未见审查任务“{id_}”")
    return Job(folder)


def unfinished(like: Job) -> Job | None:
    """An earlier review that asked for the very same and was not finished; the latest of them."""
    same = (job for job in jobs() if job.order.key == like.order.key and job.order.id != like.order.id)
    return next((job for job in same if job.state.stage != "done"), None)


def _read(kind: type[T], path: Path) -> T:
    return TypeAdapter(kind).validate_json(path.read_bytes())


def _keep(path: Path, value: object) -> None:
    _put(path, TypeAdapter(type(value)).dump_json(value, indent=1))


def _put(path: Path, content: bytes) -> None:
    """Write the file whole and put it in the place of the one before."""
    made = path.with_suffix(f".{os.getpid()}.part")
    made.write_bytes(content)
    made.replace(path)
