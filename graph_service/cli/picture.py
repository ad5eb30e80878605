"""`xinmai picture`: one of a subject's pictures as a file for print, Word or a report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph_service.answers.control.ownership_tree import Direction
from graph_service.answers.control.ownership_trees import MOST_PARTIES
from graph_service.cli.terminal import TrueOn, moment, say
from graph_service.pictures.of_subject import Kind, PictureAsked, subject_picture
from graph_service.pictures.show import picture_format, write_picture
from graph_service.settings import settings
from graph_service.snapshot.held import HeldSnapshot, snapshot_folder
from graph_service.store.open import open_store


def picture(
    subject: Annotated[str, typer.Argument(help="Code, registration number, id, or exact name.")],
    out: Annotated[Path, typer.Option(help="The file to write; .svg or .png.")],
    kind: Annotated[Kind, typer.Option(help="What is drawn.")] = "ownership",
    direction: Annotated[
        Direction, typer.Option(help="Of ownership: holders (up), investments (down), or both.")
    ] = "both",
    hops: Annotated[int, typer.Option(min=1, max=4, help="Of a network: how far to go.")] = 1,
    most: Annotated[
        int, typer.Option(min=1, max=MOST_PARTIES, help="Of ownership: parties drawn, largest shares first.")
    ] = MOST_PARTIES,
    true_on: TrueOn = None,
) -> None:
    """Draw ownership, signal, network, guarantees or group of a subject (股权穿透图、关联传导图等)."""
    picture_format(out)
    asked = PictureAsked(kind, direction, hops, most)
    with open_store() as store:
        held = HeldSnapshot(store, snapshot_folder(settings()))
        made = subject_picture(store, held, subject, asked, moment(true_on, None))
    write_picture(out, made)
    say(f"图已写入 {out}")
    say(made.sentence)
    for note in made.notes:
        say(note, "dim")
