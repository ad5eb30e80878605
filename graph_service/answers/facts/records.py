"""What sources said of a subject: registration, penalties, licences; fields carry the schema's names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph_service.answers.facts.disputes import Dispute
from graph_service.answers.facts.provenance import Provenance


@dataclass(frozen=True)
class Registration:
    """The registrar's current version (登记信息); capital in yuan, or in `currency` where that is given."""

    name: str
    former_names: tuple[str, ...]
    renamed_on: date | None
    status: str | None
    legal_form: str | None
    legal_representative: str | None
    registered_capital: float | None
    currency: str | None
    established_on: date | None
    approved_on: date | None
    deregistered_on: date | None
    authority: str | None
    address: str | None
    region_code: str | None
    industry: str | None
    business_scope: str | None
    phone: str | None
    email: str | None
    insured_staff: int | None
    provenance: Provenance


@dataclass(frozen=True)
class Ends:
    """The ends of a dishonesty record; each day is exclusive: up to the day before.

    `public_until` is 信用中国's; `gsxt_public_until` that of 国家企业信用信息公示系统, said only where
    `gsxt_reason` is: one decision may end on two days in them.
    """

    public_until: date | None
    gsxt_public_until: date | None
    share_until: date | None
    use_until: date | None
    measure_until: date | None
    end_kind: str | None
    end_reason: str | None
    gsxt_reason: str | None


@dataclass(frozen=True)
class Penalty:
    """An administrative penalty in use (行政处罚); amounts in yuan. `id` is of this version of the record.

    No measure may be taken by machine on a record that is `disputed`.
    """

    id: str
    decision_no: str
    violation: str | None
    facts: str | None
    basis: str | None
    kinds: tuple[str, ...]
    punishment: str | None
    fine: float | None
    confiscated: float | None
    licence_affected: str | None
    decided_on: date
    authority: str | None
    level: str | None
    level_source: str | None
    remark: str | None
    disputed: bool
    dispute: Dispute | None
    ends: Ends
    provenance: Provenance
    proof: str | None = None


@dataclass(frozen=True)
class Licence:
    """An administrative licence (行政许可)."""

    document_name: str | None
    decision_no: str
    licence_kind: str | None
    certificate_name: str | None
    certificate_no: str | None
    licensed: str | None
    decided_on: date
    authority: str | None
    state: str | None
    remark: str | None
    provenance: Provenance
