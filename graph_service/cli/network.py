"""`xinmai network`: the relations around one subject, in sentences and as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph_service.answers.network.network import Network
from graph_service.answers.network.networks import network as around
from graph_service.answers.network.walk import WALKED_TYPES, Bounds
from graph_service.answers.profiles.finding import period
from graph_service.cli.reading import AsAudit, Authorisation, Purpose, named, reader, say_audit
from graph_service.cli.terminal import STYLES, AsJson, KnownOn, TrueOn, moment, print_json, say, table
from graph_service.pages.network_page import write_network
from graph_service.pages.words import count, day
from graph_service.store.open import open_store


def network(
    subject: Annotated[str, typer.Argument(help="Code, registration number, id, or exact name.")],
    hops: Annotated[int, typer.Option(min=1, max=4, help="How far to go.")] = 2,
    types: Annotated[
        list[str] | None, typer.Option("--type", help="Only this type of relation; may repeat.")
    ] = None,
    hub: Annotated[int, typer.Option(min=1, help="Do not go through parties with more neighbours.")] = 50,
    nodes: Annotated[int, typer.Option(min=1, max=2000, help="Stop at this many parties.")] = 300,
    html: Annotated[
        Path | None, typer.Option(help="Write picture and table as one file that opens offline.")
    ] = None,
    as_json: AsJson = False,
    true_on: TrueOn = None,
    known_on: KnownOn = None,
    audit: AsAudit = False,
    purpose: Purpose = None,
    authorisation: Authorisation = None,
) -> None:
    """Show who is related to a subject and how, level by level (关联网络)."""
    bounds = Bounds(hops=hops, types=tuple(types or WALKED_TYPES), hub=hub, nodes=nodes)
    when = moment(true_on, known_on, reader(audit, purpose, authorisation))
    with open_store() as store:
        found = around(store, subject, bounds, when)
    if html is not None:
        write_network(html, found)
    if as_json:
        print_json(found)
        return
    _print(found)
    if html is not None:
        say(f"图已写入 {html}")


def _print(found: Network) -> None:
    say(f"{found.subject.name}  {found.subject.id}  {found.hops} 层内", "bold")
    say_audit(found.as_of)
    say(f"结论  {found.finding.sentence}", STYLES[found.finding.tone])
    signals = (
        (
            s.party.name,
            s.hop,
            named(s.entry),
            period(s.entry),
            s.entry.authority or "未见",
        )
        for s in found.signals
    )
    table(f"提示（{found.disclaimer}）", ("关联方", "层>", "名单", "起止", "认定机关"), signals)
    rows = (
        (
            one.sentence,
            one.type_zh,
            day(one.provenance.valid_from, ""),
            f"{one.provenance.source} 第 {one.provenance.row} 行",
        )
        for one in found.relations
    )
    table(f"关系 {len(found.relations)}", ("关系", "类型", "自", "来源"), rows)
    for cut in found.cuts:
        say(
            f"{cut.what}：显示 {count(cut.shown)}" + (f"，共 {count(cut.total)}" if cut.total else ""),
            "yellow",
        )
