"""The shareholdings of a worked example, numbered, and pairs of its nodes under their names."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.holdings_graph import Holdings, build_holdings
from analytics.verification.fields import number, records, text


@dataclass(frozen=True)
class NamedHoldings:
    """A holdings graph whose node i is called `names[i]`."""

    names: tuple[str, ...]
    holdings: Holdings

    def number(self, name: str) -> int:
        """The node of that name.

        Raises:
            ValueError: the example has no such node.
        """
        if name not in self.names:
            raise ValueError(f"got node {name!r}, expected one of the edges' nodes: {', '.join(self.names)}")
        return self.names.index(name)

    def pair(self, holder: int, company: int) -> str:
        """Two nodes as a key `A->B`."""
        return f"{self.names[holder]}->{self.names[company]}"


def named_holdings(edges: object) -> NamedHoldings:
    """The graph of `edges[{owner, company, share}]`; a share of null is undisclosed."""
    held = records(edges, "edges")
    owners = [text(edge["owner"], "owner") for edge in held]
    companies = [text(edge["company"], "company") for edge in held]
    shares = [float("nan") if edge["share"] is None else number(edge["share"], "share") for edge in held]
    names = tuple(sorted({*owners, *companies}))
    at = {name: index for index, name in enumerate(names)}
    holdings = build_holdings(
        len(names), [at[name] for name in owners], [at[name] for name in companies], shares
    )
    return NamedHoldings(names, holdings)
