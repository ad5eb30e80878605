"""What the register says of each enterprise on one day, and by what it can be recognised in another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from analytics.addresses import address_key
from analytics.arrays import Counts, Floats, Nodes
from analytics.contacts import email_key, phone_keys
from analytics.names import folded, parsed
from analytics.reregistration import Ended, FirmMarks, ended_as
from graph_service.snapshot.tables import Snapshot, column

__all__ = ["AGENT_POSTS", "Firms", "Listed", "as_date", "day_numbers", "firm_marks", "firms_on", "persons_of"]

AGENT_POSTS = ("联络员", "代理人", "经办人", "财务负责人", "办税")
"""Words in the post of a person who deals with the registrar or the tax office for the firm (经办、代办)."""

TEXTS_KEPT = 500_000
"""Names, addresses and phones whose keys are kept: after a load only what is new is taken apart."""

Listed = Mapping[int, int]
"""Enterprises on a list in force, each with the day of its first listing, in days since 1970-01-01."""


@dataclass(frozen=True)
class Firms:
    """The registrations of one day, a row an enterprise as last learnt; branches (分支机构) are left out.

    A branch shares address, telephone and people with its head office by nature. `addresses`, `phones` and
    `emails` are keys, empty where there is none. `founded` and `ended_on` are days since 1970-01-01, -1 where
    not said; `staff` counts the insured, NaN where not said.
    """

    subjects: Nodes
    rows: pa.Table
    addresses: tuple[str, ...]
    phones: tuple[tuple[str, ...], ...]
    emails: tuple[str, ...]
    founded: Counts
    ended_on: Counts
    staff: Floats

    def keys(self, trait: str) -> Iterator[tuple[str, ...]]:
        """The keys of each firm: of its address, phone or email."""
        if trait == "phone":
            yield from self.phones
        else:
            for key in self.addresses if trait == "address" else self.emails:
                yield (key,) if key else ()

    def bearing(self, trait: str, words: str) -> set[str]:
        """The keys of those whose address, phone or email, as registered, contains the words."""
        bears = pc.match_substring(self.rows[trait], words).to_numpy(zero_copy_only=False)
        return {key for keys, found in zip(self.keys(trait), bears, strict=True) if found for key in keys}

    def texts(self, name: str) -> list[str]:
        """A column of the registrations."""
        return [str(value) for value in self.rows[name].to_pylist()]


def firms_on(snapshot: Snapshot) -> Firms:
    """The firms of a snapshot of one day; O(rows · log rows)."""
    rows = snapshot.registrations
    order = np.lexsort((column(rows, "row"), column(rows, "learnt"), column(rows, "subject")))
    subjects = column(rows, "subject")[order]
    last = np.append(subjects[1:] != subjects[:-1], True) if order.size else np.zeros(0, np.bool_)
    rows = rows.take(pa.array(order[last]))
    branches = snapshot.roles.filter(pc.equal(snapshot.roles["type"], "BRANCH_OF"))["source"]
    apart = pc.or_(
        pc.is_in(rows["subject"], value_set=branches.combine_chunks()),
        pc.match_substring_regex(rows["legal_form"], "分公司|分支"),
    )
    rows = rows.filter(pc.invert(apart)).combine_chunks()
    return Firms(
        subjects=column(rows, "subject").astype(np.int32),
        rows=rows,
        addresses=_addresses(rows),
        phones=tuple(map(_phone_keys, rows["phone"].to_pylist())),
        emails=tuple(map(email_key, rows["email"].to_pylist())),
        founded=day_numbers(column(rows, "established_on")),
        ended_on=day_numbers(column(rows, "deregistered_on")),
        staff=_known(column(rows, "insured_staff").astype(np.float64)),
    )


def firm_marks(snapshot: Snapshot, firms: Firms, listed: Listed) -> list[FirmMarks]:
    """What each firm can be recognised by, in the order of the firms.

    Args:
        snapshot: of the day, for holders and posts.
        firms: of the same day.
        listed: enterprises on a list in force; who has ended counts by its end.
    """
    people = persons_of(snapshot, ("LEGAL_REP_OF", "EXECUTIVE_OF"), holders=True)
    legal = persons_of(snapshot, ("LEGAL_REP_OF",))
    return [
        FirmMarks(
            firm=firm,
            trade_name=_trade_name(name),
            region=region,
            industry=industry,
            address=firms.addresses[place],
            phones=firms.phones[place],
            email=firms.emails[place],
            legal_representative=min(legal[firm]) if firm in legal else None,
            people=people.get(firm, frozenset()),
            founded=None if founded < 0 else founded,
            ended=ended,
            ended_on=None if ended is None or on < 0 else on,
        )
        for place, (firm, name, region, industry, founded, (ended, on)) in enumerate(
            zip(
                firms.subjects.tolist(),
                firms.texts("name"),
                firms.texts("region_code"),
                map(cache(folded), firms.texts("industry")),
                firms.founded.tolist(),
                _ends(firms, listed),
                strict=True,
            )
        )
    ]


def persons_of(
    snapshot: Snapshot, types: Iterable[str], *, posts: str = "", holders: bool = False
) -> dict[int, frozenset[int]]:
    """Who has a role of these types in each enterprise.

    Args:
        snapshot: of one day.
        types: LEGAL_REP_OF, EXECUTIVE_OF.
        posts: only those whose post matches this pattern.
        holders: shareholders as well.
    """
    roles = snapshot.roles.filter(pc.is_in(snapshot.roles["type"], value_set=pa.array(list(types))))
    if posts:
        roles = roles.filter(pc.match_substring_regex(roles["position"], posts))
    tables = (roles, snapshot.holdings) if holders else (roles,)
    persons, companies = (
        np.concatenate([column(table, end).astype(np.int32) for table in tables])
        for end in ("source", "target")
    )
    order = np.argsort(companies, kind="stable")
    starts = np.flatnonzero(np.diff(companies[order], prepend=-1))
    ends, people = np.append(starts[1:], order.size)[: starts.size].tolist(), persons[order].tolist()
    return {
        company: frozenset(people[start:end])
        for company, start, end in zip(companies[order][starts].tolist(), starts.tolist(), ends, strict=True)
    }


def day_numbers(days: NDArray[np.generic]) -> Counts:
    """Days as yyyymmdd in days since 1970-01-01; -1 where 0."""
    whole = days.astype(np.int64)
    months = (whole // 10_000 - 1970) * 12 + whole // 100 % 100 - 1
    found = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) + whole % 100 - 1
    return np.where(whole == 0, -1, found)


def as_date(day: int) -> date:
    """The date of a day since 1970-01-01."""
    return date(1970, 1, 1) + timedelta(days=day)


def _ends(firms: Firms, listed: Listed) -> Iterator[tuple[Ended | None, int]]:
    """How each firm ended and when; a firm in being that stands on a list counts from its listing."""
    for firm, status, on in zip(
        firms.subjects.tolist(), firms.texts("status"), firms.ended_on.tolist(), strict=True
    ):
        ended = ended_as(status)
        if ended is None and firm in listed:
            yield "listed", listed[firm]
        else:
            yield ended, on


def _known(counts: Floats) -> Floats:
    return np.where(counts < 0, np.nan, counts)


def _addresses(rows: pa.Table) -> tuple[str, ...]:
    return tuple(map(_address_key, rows["address"].to_pylist(), rows["region_code"].to_pylist()))


@lru_cache(maxsize=TEXTS_KEPT)
def _trade_name(name: str) -> str:
    return parsed(name).trade_name


_address_key = lru_cache(maxsize=TEXTS_KEPT)(address_key)
_phone_keys = lru_cache(maxsize=TEXTS_KEPT)(phone_keys)
