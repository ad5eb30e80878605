"""Every error that the service raises for its caller, in one tree under GraphServiceError.

GraphServiceError
├── BadInput            the caller's value is wrong                    422
│   ├── UnknownLayout   no layout has these headings                   422
│   ├── OutsideCatalogue no item of the catalogue names such records   422
│   └── UnreadableFile  the file cannot be read as what it claims      422
├── CallerUnknown       a token is needed and none was shown            401
├── NotAllowed          the caller has not the role for it              403
├── NotFound            nothing by that code or name                   404
├── Ambiguous           several subjects answer to that name           409
│   └── SeveralSubjects the same, with the candidates                  409
├── ServerUnavailable   no database can be reached or started          503
├── JarsUnavailable     the database's program files are not at hand   503
├── QueryTimeout        the database did not answer in time            504
├── SchemaViolation     our own query or row contradicts the schema    500
└── BadRule             a rule row is missing or contradicts another   500
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


class GraphServiceError(Exception):
    """An error with an HTTP status, a stable title, and a message for its reader."""

    status: int = 500
    title: str = "internal error"


class BadInput(GraphServiceError):
    """The caller's value is wrong; the message names it and says what was expected."""

    status = 422
    title = "bad input"


class UnknownLayout(BadInput):
    """No known layout has these headings."""

    title = "unknown layout"


class OutsideCatalogue(BadInput):
    """No item of the catalogue of public credit information (目录) names such records."""

    title = "outside the catalogue"


class UnreadableFile(BadInput):
    """The file cannot be read as what it claims to be."""

    title = "unreadable file"


class UnusableFile(GraphServiceError):
    """A file or folder that the machine would not open, make or write."""

    title = "unusable file"


class CallerUnknown(GraphServiceError):
    """Tokens are registered, and the caller showed none of them."""

    status = 401
    title = "caller unknown"


class NotAllowed(GraphServiceError):
    """The caller is known and has not the role for what was asked."""

    status = 403
    title = "not allowed"


class NotFound(GraphServiceError):
    """Nothing in the graph answers to that code or name (未见)."""

    status = 404
    title = "not found"


class Ambiguous(GraphServiceError):
    """Several subjects answer to that name; the message lists their codes."""

    status = 409
    title = "ambiguous"


class SeveralSubjects(Ambiguous):
    """Several subjects answer to that name; `candidates` tells them apart by id, name, region and status."""

    def __init__(self, message: str, candidates: Sequence[Mapping[str, str | None]]) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)


class ServerUnavailable(GraphServiceError):
    """No database can be reached or started."""

    status = 503
    title = "database unavailable"


class JarsUnavailable(ServerUnavailable):
    """The database's program files are not at hand and cannot be fetched."""

    title = "database program files unavailable"


class QueryTimeout(GraphServiceError):
    """The database did not answer within the time allowed."""

    status = 504
    title = "query timed out"


class SchemaViolation(GraphServiceError):
    """One of our own queries or rows contradicts the declared schema."""

    title = "schema violation"


class BadRule(GraphServiceError):
    """A rule row is missing, cannot be read or contradicts another."""

    title = "bad rule"
