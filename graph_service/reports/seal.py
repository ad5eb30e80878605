"""The seal of a report: what a replay needs, carried in the file itself in every form."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error

from graph_service.answers.json_text import json_text
from graph_service.answers.profiles.portrait import Portrait
from graph_service.register.reports import Issued, issued_of

_SEAL = re.compile(rb"xinmai-report:([0-9A-Za-z_=-]+)")


def issued_by(portrait: Portrait) -> Issued:
    """What is registered of a report that is given out."""
    asked, content = portrait.asked, portrait.content
    return Issued(
        number=portrait.number,
        code=portrait.code,
        caller=asked.caller,
        role=asked.role,
        purpose=asked.purpose,
        authorisation=asked.authorisation,
        digests=portrait.digests,
        rule_versions=content.rule_versions,
        program=content.program,
    )


def seal(portrait: Portrait) -> str:
    """One word of plain ASCII that any form can carry."""
    return "xinmai-report:" + urlsafe_b64encode(json_text(issued_by(portrait)).encode()).decode()


def sealed_in(content: bytes) -> Issued | None:
    """What the seal in a file says; of JSON, what the report itself says; None where there is none."""
    try:
        if content.startswith(b"{"):
            said = json.loads(content)
            return issued_of({**said, **said["asked"], **said["content"]})
        found = _SEAL.search(content)
        return issued_of(json.loads(urlsafe_b64decode(found.group(1)))) if found else None
    except (ValueError, KeyError, TypeError, AssertionError, Error):
        return None
