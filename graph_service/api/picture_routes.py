"""Pictures of a subject over HTTP, as SVG and as PNG."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from graph_service.answers.control.ownership_tree import Direction
from graph_service.answers.control.ownership_trees import MOST_PARTIES
from graph_service.answers.network.walk import MOST_HOPS
from graph_service.api.asked import Day, FromHeld, FromStore
from graph_service.api.examples import image_examples
from graph_service.pictures.of_subject import Kind, PictureAsked, subject_picture
from graph_service.pictures.png import picture_png
from graph_service.pictures.svg import picture_svg

picture_routes = APIRouter()


async def _asked(
    kind: Annotated[Kind, Query(description="画什么")] = "ownership",
    direction: Annotated[Direction, Query(description="股权：向上、向下或双向")] = "both",
    hops: Annotated[int, Query(ge=1, le=MOST_HOPS, description="关系网络：层数")] = 1,
    most: Annotated[
        int, Query(ge=1, le=MOST_PARTIES, description="股权：主体上限，先画比例大者")
    ] = MOST_PARTIES,
) -> PictureAsked:
    return PictureAsked(kind, direction, hops, most)


WhichPicture = Annotated[PictureAsked, Depends(_asked)]


@picture_routes.get(
    "/subjects/{id:path}/picture.svg", response_class=Response, responses=image_examples("image/svg+xml")
)
def subject_svg(id: str, store: FromStore, held: FromHeld, asked: WhichPicture, day: Day) -> Response:
    """One of the subject's pictures: ownership (股权穿透图), risk, network, guarantees or group."""
    made = subject_picture(store, held, id, asked, day)
    return Response(str(picture_svg(made)), media_type="image/svg+xml")


@picture_routes.get(
    "/subjects/{id:path}/picture.png", response_class=Response, responses=image_examples("image/png")
)
def subject_png(id: str, store: FromStore, held: FromHeld, asked: WhichPicture, day: Day) -> Response:
    """The same as an image of points, sharp enough for print."""
    made = subject_picture(store, held, id, asked, day)
    return Response(picture_png(made), media_type="image/png")
