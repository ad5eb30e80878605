"""Credit reviews over HTTP (信用审查): a file or rows in, how far it is, rows by outcome, the workbook."""

from __future__ import annotations

from fastapi import APIRouter

check_routes = APIRouter()
