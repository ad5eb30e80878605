"""The forms that a report is given in, each the same bytes whenever it is made of the same content."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from graph_service.answers.json_text import json_text
from graph_service.answers.profiles.portrait import Portrait
from graph_service.errors import BadInput
from graph_service.pages.report_page import report_page
from graph_service.reports.layout import laid
from graph_service.reports.markdown import markdown
from graph_service.reports.seal import seal

Form = Literal["pdf", "md", "json", "html"]


def report_bytes(portrait: Portrait, form: Form) -> bytes:
    """The report in this form."""
    return _MADE[form](portrait)


def form_of(path: Path) -> Form:
    """The form that a file's ending names. Raises BadInput for any other."""
    form = path.suffix.lower().removeprefix(".")
    if form not in _MADE:
        raise BadInput(f"{path} 的格式“{path.suffix}”无效；应为 {'、'.join(f'.{one}' for one in _MADE)}")
    return form


def form_in(content: bytes) -> Form:
    """The form that a file's content is in."""
    return next((form for start, form in _STARTS if content.startswith(start)), "md")


def _json(portrait: Portrait) -> bytes:
    return (json_text(portrait, indent=1) + "\n").encode()


def _markdown(portrait: Portrait) -> bytes:
    return markdown(laid(portrait), seal(portrait)).encode()


def _pdf(portrait: Portrait) -> bytes:
    from graph_service.reports.pdf import pdf  # the typesetter is large, and only a PDF needs it

    return pdf(portrait, laid(portrait), seal(portrait))


def _page(portrait: Portrait) -> bytes:
    return report_page(portrait, laid(portrait), seal(portrait)).encode()


_MADE: dict[Form, Callable[[Portrait], bytes]] = {"pdf": _pdf, "md": _markdown, "json": _json, "html": _page}
_STARTS: tuple[tuple[bytes, Form], ...] = ((b"%PDF", "pdf"), (b"{", "json"), (b"<!doctype", "html"))
