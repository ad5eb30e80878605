"""Forms of our own pages that carry a list: pasted into a text field, or sent as a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile

from graph_service.answers.matching.match import MatchQuery
from graph_service.answers.matching.subject_lists import pasted_rows, uploaded_rows

PASTED, UPLOADED = "list", "file"
"""The names of the two fields."""


@dataclass(frozen=True)
class ListForm:
    """A form as it was sent: the list's rows, and the other fields' values that are not blank."""

    rows: list[MatchQuery]
    values: Mapping[str, list[str]]

    def fields(self, *names: str) -> list[tuple[str, str]]:
        """Name and value of each of these fields, in this order, for an address."""
        return [(name, value) for name in names for value in self.values.get(name, ())]


async def sent_form(request: Request) -> ListForm:
    """The form, urlencoded or multipart; the file counts before the text field.

    Raises:
        BadInput, UnknownLayout, UnreadableFile: as `file_rows`.
    """
    async with request.form(max_files=1, max_fields=2000) as form:
        values = {name: _texts(form, name) for name in form if name != UPLOADED}
        sent = form.get(UPLOADED)
        if isinstance(sent, UploadFile) and sent.filename:
            rows = await run_in_threadpool(uploaded_rows, sent.filename, await sent.read())
        else:
            rows = pasted_rows("\n".join(values.get(PASTED, ())))
    return ListForm(rows, values)


def _texts(form: FormData, name: str) -> list[str]:
    return [value.strip() for value in form.getlist(name) if isinstance(value, str) and value.strip()]
