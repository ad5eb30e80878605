"""The duty to file beneficial owners (受益所有人备案): who must, who need not, who may promise."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["FilerFacts", "FilerKind", "Filing", "filing_duty"]


class FilerKind(StrEnum):
    """The kinds of market entities that the rule tells apart."""

    COMPANY = "company"
    PARTNERSHIP = "partnership"
    FOREIGN_BRANCH = "foreign_branch"
    BRANCH = "branch"
    SOLE_TRADER = "sole_trader"
    SOLE_PROPRIETORSHIP = "sole_proprietorship"
    COOPERATIVE = "cooperative"


class Filing(StrEnum):
    """Whether beneficial owners must be filed."""

    REQUIRED = "required"
    NOT_REQUIRED = "not_required"
    EXEMPT = "exempt"
    EXEMPT_IF_PROMISED = "exempt_if_promised"
    UNKNOWN = "unknown"


_NO_DUTY = frozenset(
    {FilerKind.SOLE_TRADER, FilerKind.SOLE_PROPRIETORSHIP, FilerKind.COOPERATIVE, FilerKind.BRANCH}
)


@dataclass(frozen=True)
class FilerFacts:
    """The company as the registry knows it.

    `registered_capital` is in yuan. `other_control` says whether anyone but the holders controls it or
    profits from it, or they do so by other means than their shares. `promised` says that it filed the
    commitment (承诺). None stands for not known.
    """

    kind: FilerKind = FilerKind.COMPANY
    registered_capital: float | None = None
    other_control: bool | None = None
    promised: bool | None = None
    state_controlled: bool = False


def filing_duty(filer: FilerFacts, holders_are_persons: bool | None, exempt_capital: float) -> Filing:
    """Whether the filer must file its beneficial owners; `exempt_capital` is in yuan and includes the number.

    受益所有人信息管理办法 第二条: companies, partnerships and branches of foreign companies file; sole
    traders do not, nor for the time being sole proprietorships, farmers' cooperatives and branches of
    domestic firms (受益所有人信息备案指南 第一版). 第三条: exempt on its commitment is who
    has capital of no more than that (10 million yuan) and only natural persons for holders, if no one else
    controls it or profits from it and nobody does so by other means than shares.
    """
    if filer.kind in _NO_DUTY:
        return Filing.NOT_REQUIRED
    small = None if filer.registered_capital is None else filer.registered_capital <= exempt_capital
    plain = None if filer.other_control is None else not filer.other_control
    conditions = (small, holders_are_persons, plain)
    if filer.kind is FilerKind.FOREIGN_BRANCH or False in conditions or filer.promised is False:
        return Filing.REQUIRED
    if None in conditions:
        return Filing.UNKNOWN
    return Filing.EXEMPT if filer.promised else Filing.EXEMPT_IF_PROMISED
