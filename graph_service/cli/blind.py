"""`xinmai blind`: two sides find out whom both know, and no more (盲查)."""

from __future__ import annotations

import csv
import getpass
from pathlib import Path
from typing import Annotated

import typer

from analytics.check_outcome import Outcome
from graph_service.answers.as_of import as_of
from graph_service.answers.checks.blind import BlindCheck, blind_check
from graph_service.answers.checks.check_file import check_file
from graph_service.answers.checks.check_run import Asked
from graph_service.blind import (
    blind_hash,
    fingerprint,
    hashes_in,
    new_key,
    read_key,
    valid_codes,
    write_hashes,
)
from graph_service.cli.terminal import AsJson, print_json, say, table
from graph_service.errors import BadInput
from graph_service.rules.policies import policy_book, policy_of
from graph_service.settings import settings
from graph_service.snapshot.held import snapshot_folder
from graph_service.snapshot.kept import current_snapshot
from graph_service.store.open import open_store

blind = typer.Typer(
    help="Check codes hidden under a shared key: only hits go out (盲查).",
    no_args_is_help=True,
    add_completion=False,
)
Key = Annotated[Path, typer.Option("--key", help="The key file that both sides have.")]
Given = Annotated[Path, typer.Argument(help="CSV or XLSX with a column of codes.")]
ALLOWED: tuple[Outcome, ...] = ("restricted", "attention")
HEADINGS = ("hash", "outcome", "outcome_zh", "consequence", "recommended", "basis")


@blind.command("key")
def key_new(file: Annotated[Path, typer.Argument(help="The file to make.")]) -> None:
    """Make a key; hand it over by a way of its own, and compare its fingerprint."""
    say(f"密钥已写入 {file}；指纹 {new_key(file)}，请与对方核对")


@blind.command("hash")
def hashed(file: Given, key: Key, out: Annotated[Path, typer.Option("--out", "-o")]) -> None:
    """Hide the codes of a list: sorted hashes, from which no code can be read without the key."""
    codes, wrong = valid_codes(check_file(file).listed.codes.to_pylist())
    count = write_hashes(out, read_key(key), codes)
    say(f"{count:,} 个代码的摘要已写入 {out}；{wrong:,} 行没有有效代码，未列入")


@blind.command()
def check(
    hashes: Annotated[Path, typer.Argument(help="What the other side made with `blind hash`.")],
    key: Key,
    matter: Annotated[str, typer.Option(help="subsidy, procurement, licence, loan, …")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The hits, as CSV, for the other side.")],
    purpose: Annotated[str, typer.Option(help="What it is for; kept in the query register.")] = "",
    authorisation: Annotated[str | None, typer.Option(help="Number of the authorisation (授权号).")] = None,
    policy: Annotated[Path | None, typer.Option(help="The policy that was agreed.")] = None,
    outcome: Annotated[
        list[str] | None, typer.Option(help="Outcomes that may go out: restricted, attention.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Find the hits among hashes, with the outcome that the agreed policy allows, and no more."""
    found, secret = policy_of(matter), read_key(key)
    sent = hashes_in(hashes, secret)
    asked = Asked(found, policy_book(found, policy), getpass.getuser(), purpose, authorisation)
    with open_store() as store:
        snapshot = current_snapshot(store, snapshot_folder(settings()))
        answer = blind_check(
            store, snapshot, asked, as_of(), key=secret, hashes=sent, allowed=_allowed(outcome)
        )
    _write(out, answer)
    if as_json:
        print_json(answer)
        return
    say(f"收到摘要 {answer.sent:,} 个，命中 {len(answer.hits):,} 个，已写入 {out}；已登记")


@blind.command()
def rows(
    hits: Annotated[Path, typer.Argument(help="What the other side found.")], file: Given, key: Key
) -> None:
    """Show whom of one's own list the hits mean."""
    secret = read_key(key)
    with hits.open(encoding="utf-8-sig", newline="") as found:
        by_hash = {row["hash"]: row for row in csv.DictReader(found)}
    read = check_file(file)
    told = (
        (row + 1, code, read.said("name", row), hit["outcome_zh"], hit["consequence"], hit["basis"])
        for row, code in enumerate(read.listed.codes.to_pylist())
        if (hit := by_hash.get(blind_hash(secret, code)))
    )
    table(
        f"命中（密钥指纹 {fingerprint(secret)}）", ("行>", "代码", "名称", "结果", "处理意见", "依据"), told
    )


def _allowed(said: list[str] | None) -> tuple[Outcome, ...]:
    chosen = tuple(one for one in ALLOWED if one in (said or ["restricted"]))
    if set(said or ()) - set(ALLOWED):
        raise BadInput(f"得到 --outcome {' '.join(said or ())}；应为 {'、'.join(ALLOWED)}")
    return chosen


def _write(path: Path, answer: BlindCheck) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.DictWriter(file, HEADINGS, lineterminator="\n")
        out.writeheader()
        out.writerows({name: getattr(hit, name) for name in HEADINGS} for hit in answer.hits)
