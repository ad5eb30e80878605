"""The page of a subject's network, in the service or as one file."""

from __future__ import annotations

from pathlib import Path

from markupsafe import escape

from graph_service.answers.network.network import Network
from graph_service.answers.network.walk import MOST_HOPS, WALKED_TYPES
from graph_service.pages.render import rendered
from graph_service.pictures.drawing import drawing
from graph_service.pictures.network_picture import network_picture
from graph_service.pictures.svg import picture_svg
from graph_service.schema import fact


def network_page(network: Network) -> str:
    """The page in HTML, with a form to change hops and types."""
    return _rendered(network, standalone=False)


def network_file(network: Network) -> str:
    """The same as one file that opens with no internet."""
    return _rendered(network, standalone=True)


def network_frame(network: Network, height: int = 720) -> str:
    """The file inside a sandboxed frame, for a notebook's output; `height` in pixels."""
    return (
        f'<iframe sandbox="allow-scripts" srcdoc="{escape(network_file(network))}" '
        f'style="width:100%;height:{height}px;border:0"></iframe>'
    )


def write_network(path: Path, network: Network) -> None:
    """Write the file in UTF-8, whatever the machine's own encoding is."""
    path.write_text(network_file(network), encoding="utf-8")


def _rendered(network: Network, *, standalone: bool) -> str:
    listed = [node for node in network.nodes if node.signals]
    return rendered(
        "network.html",
        standalone=standalone,
        picture=True,
        still=picture_svg(network_picture(network), linked=not standalone),
        network=network,
        drawing=drawing(network),
        listed=listed,
        marked={n.party.id: "、".join(dict.fromkeys(one.entry.called for one in n.signals)) for n in listed},
        choices=[(name, fact(name).zh, name in network.types) for name in WALKED_TYPES],
        most_hops=MOST_HOPS,
    )
