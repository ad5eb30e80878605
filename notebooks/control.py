# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Ownership, control, beneficial owners and related parties
#
# After `make demo`, start Jupyter with `XINMAI_DATA_DIR=.demo/data`. The firms below are planted in the
# sample county; ask for any other by its code or name. Answers have the same fields as commands and API.

# %%
import pandas as pd
from IPython.display import display

from graph_service.answers.as_of import as_of
from graph_service.answers.control.figures import share_text
from graph_service.answers.control.ownership import Ownership, ownership
from graph_service.answers.related.related_book import reading
from graph_service.answers.related.related_parties import related_party_tables
from graph_service.settings import settings
from graph_service.snapshot.held import HeldSnapshot, snapshot_folder
from graph_service.store.open import open_store

store = open_store()
held = HeldSnapshot(store, snapshot_folder(settings()))
moment = as_of()
assert held.current().subjects.num_rows, (
    "nothing is loaded yet: run `make demo`, and start Jupyter with XINMAI_DATA_DIR=.demo/data"
)

IN_CONCERT, VOTES_APART = "如东偕行光电有限公司", "如东殊权软件有限公司"
DECLARED, RING = "如东双照仪器有限公司", "如东澹泊投资有限公司"


def asked(name: str, *, research: bool = False) -> Ownership:
    return ownership(store, held, name, moment, with_research=research)


def sources(found: Ownership, steps: tuple[int, ...]) -> str:
    stated = [found.relations[step].provenance for step in steps]
    return "；".join(f"{one.source} 第 {one.row} 行" for one in stated)


# %% [markdown]
# ## Shares: direct, penetrated, integrated
#
# In a ring the routes add to 9.75 %, while every walk adds to the whole: two figures under two names.

# %%
found = asked(RING)
print(found.words)
pd.DataFrame(
    [
        {
            "股东": one.name,
            "直接": share_text(one.direct),
            "穿透": share_text(one.penetrated),
            "综合": share_text(one.integrated),
            "说明": one.words,
        }
        for one in found.holders.stakes
    ]
)

# %% [markdown]
# ## Control by votes, and agreements to act in concert (一致行动)
#
# Two holders with 30 % and 25 % are one voter by an agreement about this company; it binds them nowhere else.
# What the law merely presumes (收购管理办法 第八十三条) is not inferred.

# %%
found = asked(IN_CONCERT)
pd.DataFrame(
    [
        {
            "结论": one.words,
            "协议": one.agreement.words if one.agreement else "",
            "协议来源": sources(found, one.agreement.steps) if one.agreement else "",
            "逐步": "；".join(step.words for step in one.proof),
        }
        for one in (*found.control.controllers, *found.control.controlled)
    ]
)

# %% [markdown]
# ## Who controls in the end, asked five ways
#
# Where the articles give votes otherwise than by shares, ownership and votes name different people. What an
# enterprise declares of itself stands beside the findings as a claim.

# %%
for name in (VOTES_APART, DECLARED):
    found = asked(name)
    print(f"{name}：{found.controllers.words}")
    display(
        pd.DataFrame(
            [
                {"规则": one.theory_zh, "结果": one.words, "来源": sources(found, one.steps)}
                for one in found.controllers.findings
            ]
        )
    )

# %% [markdown]
# ## Beneficial owners (受益所有人), and what was filed

# %%
rows = []
for name in (IN_CONCERT, VOTES_APART, DECLARED):
    one = asked(name).beneficial
    rows += [
        {"企业": name, "受益所有人": line.words, "备案义务": one.filing_zh, "企业申报": one.declared.words}
        for line in one.owners
    ]
pd.DataFrame(rows)

# %% [markdown]
# ## Related parties (关联方), one table a rule book
#
# `xinmai related … --out x.xlsx` writes the same lines to be filed. Each cites its article, and says whether
# that was read in the law's own text.

# %%
tables = related_party_tables(store, held, IN_CONCERT, ["company_law", "group_client"], moment)
for book in tables.books:
    print(f"{book.rule_zh}（规则版本 {book.version}）{book.scope}")
    display(
        pd.DataFrame(
            [
                {
                    "关联方": one.name,
                    "关系": one.relation,
                    "条款": f"{one.basis}{one.article or ''}",
                    "核对": reading(one.confidence),
                    "比例": f"{one.figure_zh} {share_text(one.share)}",
                    "路径": " → ".join(tables.parties[node].name for node in one.path),
                }
                for one in book.lines
            ]
        )
    )

# %% [markdown]
# ## Figures of research, apart
#
# Weakest links and voting power over the network: to compare with the answers above, never in their place.

# %%
figures = asked(VOTES_APART, research=True).research
print(figures.note)
pd.DataFrame(
    [
        {
            "最终持有人": one.name,
            "最弱链控制权": share_text(one.control_rights),
            "现金流权": share_text(one.cash_flow),
            "表决影响力": next((p.power for p in figures.carried if p.holders == (one.party,)), 0.0),
        }
        for one in figures.weakest
    ]
)

# %%
store.close()
