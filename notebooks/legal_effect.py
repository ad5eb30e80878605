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
# # What the law says of a listed firm, and what it does not
#
# After `make demo`, start Jupyter with `XINMAI_DATA_DIR=.demo/data`. A legal effect (法律约束) rests on a
# dated rule row whose basis names the subject, or on a decision about it. It is no signal: what an associate
# has done reaches nobody unless the basis says so of the office held.

# %%
from datetime import timedelta

import pandas as pd

from analytics.matters import Matter
from graph_service.answers.as_of import as_of
from graph_service.answers.law.effects import effects, effects_in_lot
from graph_service.answers.law.legal_effect import EffectLine, EffectsAnswer
from graph_service.answers.matching.identify import find_subject
from graph_service.answers.rules.rule_rows import rule_list
from graph_service.beijing import beijing_today
from graph_service.store.open import open_store

store = open_store()
today = as_of()


def lines(found: EffectsAnswer) -> pd.DataFrame:
    """Each measure in a row."""

    def row(one: EffectLine) -> dict[str, object]:
        return {
            "力度": one.force_zh if one.verified else "待核",
            "对谁": one.reached.party.name,
            "事项": "、".join(one.matters_zh),
            "措施": one.action,
            "依据": one.basis,
            "记录": one.ground.document,
            "自": one.starts_on,
            "至": one.ends_on and one.ends_on - timedelta(1),
        }

    return pd.DataFrame([row(one) for one in (*found.effects, *found.reached)])


# %% [markdown]
# ## A firm on the wage-arrears list
#
# 保障农民工工资支付条例 art. 48 names the firm and its legal representative. Whoever held the office on
# the day of listing is reached; who took over later is not.

# %%
listed = pd.DataFrame(store.rows("listed_today", row_cap=2000, **today.clocks))
unpaid = listed[listed["list_code"] == "NMG"].sort_values("id")
assert not unpaid.empty, "no sample county is loaded: run `make demo`, and start Jupyter with its data folder"
firm = effects(store, str(unpaid.iloc[0]["id"]), Matter.PROCUREMENT)
print(firm.sentence)
lines(firm)

# %% [markdown]
# ## The representative of a dishonest debtor
#
# The list of judgment defaulters names the firm alone (法发〔2019〕35号 item 16): for procurement the answer
# is 应当 about the firm, and it reaches nobody else.

# %%
debtor = str(listed[listed["list_code"] == "SX_BZX"].sort_values("id").iloc[0]["id"])
about = effects(store, debtor, Matter.PROCUREMENT)
print(about.sentence)
for one in about.without_basis:
    print("无依据", one.sentence)
assert not about.reached

# %% [markdown]
# ## Another day
#
# The day before it was listed nothing bound the firm, and rules of that day are the rules that count.

# %%
day = pd.to_datetime(unpaid.iloc[0]["listed_on"]).date() - timedelta(1)
before = effects(store, str(unpaid.iloc[0]["id"]), Matter.PROCUREMENT, as_of(day))
print(day, before.sentence)

# %% [markdown]
# ## Two bidders in one lot
#
# 政府采购法实施条例 art. 18: suppliers of one person in charge, or of which one holds the other, may not
# take part together. Persons are never taken for one by their name.

# %%
names = ("如东同席甲建筑工程有限公司", "如东同席乙建筑工程有限公司", "如东同席丙建筑工程有限公司")
lot = [find_subject(store, name, today) for name in names]
for found in effects_in_lot(store, lot, Matter.PROCUREMENT, today):
    barred = [one.sentence for one in found.must if one.ground.kind == "relation"]
    print(found.subject.name, *barred, *(one.sentence for one in found.without_basis), sep="\n  ")

# %% [markdown]
# ## The rules behind it
#
# Rows written down from memory give 待核 and no measure until somebody has read the article and adopted a
# book that says so (`xinmai rules adopt`).

# %%
rules = pd.DataFrame(
    [
        {"规则": row.id, "依据": row.cited, "把握": row.confidence_zh, "自": row.valid_from}
        for row in rule_list(beijing_today(), name="effects").rows
    ]
)
rules.groupby("把握").size().rename("行").reset_index()

# %%
store.close()
