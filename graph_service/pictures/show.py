"""Pictures outside pages: shown by a notebook, or written to a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph_service.errors import BadInput
from graph_service.pictures.picture import Picture
from graph_service.pictures.png import picture_png
from graph_service.pictures.svg import picture_svg


@dataclass(frozen=True)
class Shown:
    """A picture as the value of a notebook's cell: drawn there, and kept in the notebook's file."""

    picture: Picture

    def _repr_svg_(self) -> str:
        return str(picture_svg(self.picture))


def picture_format(path: Path) -> str:
    """The format that the file's ending names. Raises BadInput where it is neither .svg nor .png."""
    if path.suffix.lower() not in (".svg", ".png"):
        raise BadInput(f"{path} 的格式“{path.suffix}”无效；应为 .svg 或 .png")
    return path.suffix.lower()


def write_picture(path: Path, picture: Picture) -> None:
    """Write the picture in the format of the file's ending. Raises BadInput as `picture_format`."""
    if picture_format(path) == ".png":
        path.write_bytes(picture_png(picture))
    else:
        path.write_text(f"{picture_svg(picture)}\n", encoding="utf-8")
