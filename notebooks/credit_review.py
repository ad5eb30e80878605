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
# # A list of applicants reviewed, row by row
#
# After `make demo`, start Jupyter with `XINMAI_DATA_DIR=.demo/data`. A review (信用审查) holds every row of a
# file against the policy of a matter. `restricted` rests on a legal effect; surroundings are hints.

# %%
from collections import Counter
from pathlib import Path
from tempfile import mkdtemp

import pandas as pd

from graph_service.answers.as_of import as_of
from graph_service.answers.checks.check_book import write_checks
from graph_service.answers.checks.check_file import check_file, preview
from graph_service.answers.checks.check_run import Asked, reviewed
from graph_service.answers.checks.lot_facts import Lot
from graph_service.answers.checks.procurement import lot_check
from graph_service.crossmatch.register import graph_register
from graph_service.rules.policies import policy_book, policy_of
from graph_service.settings import settings
from graph_service.snapshot.held import snapshot_folder
from graph_service.snapshot.kept import current_snapshot
from graph_service.store.open import open_store

store = open_store()
register = graph_register(current_snapshot(store, snapshot_folder(settings())))
today = as_of()

# %% [markdown]
# ## The file
#
# Applicants as a department has them: codes, some typed wrong, some names without a code. Headings are known
# by their usual words, codes are checked before anything is asked.

# %%
listed = pd.DataFrame(store.rows("listed_today", row_cap=2000, **today.clocks))
unpaid = listed.loc[listed["list_code"] == "NMG", "id"].sort_values().tolist()
assert unpaid, "no sample county is loaded: run `make demo`, and start Jupyter with its data folder"
drawn = register.snapshot.registrations.slice(0, 200)
names = drawn["name"].to_pylist()
codes = register.snapshot.subjects["id"].take(drawn["subject"]).to_pylist()
pairs = enumerate(zip(codes, names, strict=True))
rows = [("" if place % 20 == 3 else code, name) for place, (code, name) in pairs]
rows[7] = (rows[7][0][:17] + "O", rows[7][1])
table = pd.DataFrame([*((code, "") for code in unpaid[:3]), *rows], columns=["信用代码", "企业名称"])
table["申报金额"] = range(10_000, 10_000 + len(table))
folder = Path(mkdtemp())
table.to_csv(folder / "申报.csv", index=False)
read = check_file(folder / "申报.csv")
pd.DataFrame(preview(read).unreadable)

# %% [markdown]
# ## The review
#
# Every review names its purpose and is in the query register before anybody sees it.

# %%
policy = policy_of("subsidy")
asked = Asked(policy, policy_book(policy), "notebook", "演示")
found = reviewed(store, register, read, asked, today)
assert Counter(row.outcome for row in found.rows) == {k: n for k, n in found.counts.items() if n}
pd.DataFrame(
    [(row.row, row.outcome_zh, row.deduct, row.sentence, row.consequence) for row in found.rows],
    columns=["行", "结果", "扣减", "理由", "处理意见"],
).query("结果 != '通过'").head(20)

# %% [markdown]
# Owing wages restricts: 保障农民工工资支付条例 art. 48 names government funds. A penalty of general gravity
# gives a cut of 20 % as a recommendation, for a plan is no basis.

# %%
first = found.rows[0]
assert first.outcome == "restricted" and first.reasons[0].rule == "E08"
print(first.sentence)
for row in found.rows:
    restricting = [one for one in row.reasons if one.outcome == "restricted"]
    assert all(one.kind == "effect" and not one.disputed for one in restricting)
    assert row.deduct is None or row.recommended

# %% [markdown]
# ## The workbook
#
# Input's order, figures as figures, codes as text; errors, counts and terms on sheets of their own.

# %%
write_checks(folder / "结果.xlsx", read, found)
pd.read_excel(folder / "结果.xlsx", sheet_name="汇总", engine="calamine")

# %% [markdown]
# ## A lot, silently
#
# One call says who may not take part, and shows the evidence for that and nothing else.

# %%
lot = Lot(suppliers=(unpaid[0], str(codes[0])))
answer = lot_check(store, lot, today, caller="notebook", purpose="演示")
print(answer.sentence)
pd.DataFrame([(one.name, one.barred, [e.basis for e in one.evidence]) for one in answer.parties])
