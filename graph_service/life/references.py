"""Which record an event is about: a text that the record and the event have in common."""

from __future__ import annotations

from collections.abc import Mapping

from analytics.document_numbers import plain_number

__all__ = ["RECORDS", "event_reference", "record_references"]

RECORDS = ("Penalty", "ListEntry")
"""The records that have a life: they are repaired, disputed, annulled."""

Values = Mapping[str, object]


def event_reference(event: Values) -> str:
    """The reference of an event: a penalty's number, or an entry's list and its number or day.

    Sources write one number in many ways, so it is compared without brackets and blanks (`plain_number`).
    """
    if event.get("decision_no"):
        return f"Penalty|{plain_number(str(event['decision_no']))}"
    entry = plain_number(str(event["entry_no"])) if event.get("entry_no") else _day(event)
    return f"ListEntry|{event['list_code']}|{entry}"


def record_references(name: str, record: Values) -> tuple[str, ...]:
    """The references under which an event may name the record; an entry is named by its number or its day."""
    if name == "Penalty":
        return (f"Penalty|{plain_number(str(record['decision_no']))}",)
    of_list = f"ListEntry|{record['list_code']}|"
    number = record.get("entry_no")
    return (*((of_list + plain_number(str(number)),) if number else ()), of_list + _day(record))


def _day(values: Values) -> str:
    return f"@{values['listed_on']}"
