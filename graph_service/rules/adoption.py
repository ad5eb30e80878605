"""Adopting a rule book (规则启用): the file becomes the installation's own; who, when and why are kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from graph_service.errors import BadInput, BadRule
from graph_service.rules.book import Book, BookKind, RuleRow, failed_examples, joint_version, read_book
from graph_service.rules.books import BOOKS, DECIDE_ENDS, checked_books
from graph_service.rules.installed import book, laid_over, own_file, packaged_book, rules_folder

__all__ = ["Adoption", "adopt", "adoptions", "ends_version", "kind_named", "proposed"]

_REGISTER = "adoptions.jsonl"


@dataclass(frozen=True)
class Adoption:
    """One adoption: a line of the register, which is only ever added to.

    `packaged_version` is that of the file that the package brought then: where the package brings another
    one later, the installation's own may have to follow.
    """

    book: str
    version_before: str
    version_after: str
    packaged_version: str
    who: str
    why: str
    at: str

    @property
    def moment(self) -> datetime:
        """When it was adopted."""
        return datetime.fromisoformat(self.at)


def kind_named(name: str) -> BookKind[RuleRow]:
    """The kind of book of this name.

    Raises:
        BadInput: there is none.
    """
    found = next((kind for kind in BOOKS if kind.name == name), None)
    if found is None:
        raise BadInput(f"得到规则簿“{name}”；应为 {'、'.join(kind.name for kind in BOOKS)} 之一")
    return found


def proposed(path: Path) -> tuple[BookKind[RuleRow], Book[RuleRow]]:
    """The book in a file named as its book, held against the others in force and its own worked examples.

    Raises:
        BadInput: the file cannot be read, or its name is no book's.
        BadRule: the book is not whole, contradicts another, or an example of it comes out otherwise.
    """
    kind = kind_named(path.stem)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} 不能读取：{error}；应为 UTF-8 的 YAML 文件") from error
    found = read_book(kind, text, str(path))
    with laid_over(found):
        checked_books()
        faults = failed_examples(kind, found)
    if faults:
        raise BadRule(f"{path} 的例未通过，不能启用：{'；'.join(faults)}")
    return kind, found


def adopt(path: Path, who: str, why: str, at: datetime) -> Adoption:
    """Make the file the installation's own; the one before it is kept, and the register gets a line.

    What is stored is not touched: see `graph_service.life.rule_change.re_end`.

    Raises:
        BadInput, BadRule: as `proposed`; or nobody, or no reason, is named.
    """
    if not who.strip() or not why.strip():
        raise BadInput("启用规则须写明何人（--who）和何故（--why）")
    kind, found = proposed(path)
    before = book(kind)
    line = Adoption(
        book=kind.name,
        version_before=before.version,
        version_after=found.version,
        packaged_version=packaged_book(kind).version,
        who=who.strip(),
        why=why.strip(),
        at=at.isoformat(timespec="seconds"),
    )
    _keep(own_file(kind.name), before)
    _put(own_file(kind.name), path.read_text(encoding="utf-8"))
    with (rules_folder() / _REGISTER).open("a", encoding="utf-8") as register:
        register.write(json.dumps(asdict(line), ensure_ascii=False) + "\n")
    return line


def adoptions() -> Iterator[Adoption]:
    """Every adoption, the first first."""
    path = rules_folder() / _REGISTER
    if path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            yield Adoption(**json.loads(line))


def ends_version() -> str:
    """One version of all books that decide the level and the ends of stored records."""
    return joint_version(book(kind) for kind in DECIDE_ENDS)


def _keep(own: Path, before: Book[RuleRow]) -> None:
    """The file that is replaced, under its version; the packaged one comes with the package."""
    history = rules_folder() / "history"
    history.mkdir(parents=True, exist_ok=True)
    if own.is_file():
        _put(history / f"{before.name}-{before.version}.yaml", own.read_text(encoding="utf-8"))


def _put(path: Path, text: str) -> None:
    """Whole or not at all: a service may read it meanwhile."""
    made = path.with_suffix(".new")
    made.write_text(text, encoding="utf-8")
    made.replace(path)
