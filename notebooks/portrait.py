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
# # A credit report, and how to prove it
#
# After `make demo`, start Jupyter with `XINMAI_DATA_DIR=.demo/data`. A report (信用报告) has the sections of
# 公共信用信息报告标准（2022年版） and in them facts only. Law and signals stand in an annex, apart from each
# other. Number and code let anybody have it made again.

# %%
from datetime import UTC, datetime

import pandas as pd
from IPython.display import Markdown

from graph_service.answers.as_of import as_of
from graph_service.answers.profiles.portrait import Asked
from graph_service.answers.profiles.portraits import portrait
from graph_service.answers.profiles.report_replay import replay_file, replay_text
from graph_service.pictures.network_picture import network_picture
from graph_service.pictures.show import Shown
from graph_service.reports.forms import report_bytes
from graph_service.reports.layout import laid
from graph_service.store.open import open_store

store = open_store()
today = as_of()
listed = pd.DataFrame(store.rows("listed_today", row_cap=2000, **today.clocks))
assert not listed.empty, "no sample county is loaded: run `make demo`, and start Jupyter with its data folder"
firm = str(listed[listed["list_code"] == "SX_BZX"].sort_values("id").iloc[0]["id"])
asked = Asked("王某", "ordinary", "授信审查", None)
report = portrait(store, firm, annex=True, asked=asked)
print(report.number, report.code)
print(report.content.labels, report.content.finding.sentence)

# %% [markdown]
# ## The sections
#
# An empty section is kept and says that nothing was seen, and where that was looked for.

# %%
shown = laid(report)
pd.DataFrame(
    [
        (one.heading, sum(len(table.rows) for table in one.tables), "；".join(one.notes))
        for one in shown.sections
    ],
    columns=["章节", "行", "说明"],
)

# %% [markdown]
# ## The annex: law first, signals last

# %%
pd.DataFrame(
    [
        (part.kind, part.heading, table.title, len(table.rows))
        for part in shown.annex
        for table in part.tables
    ],
    columns=["种类", "附件", "表", "行"],
)

# %%
assert report.content.annex is not None
Shown(network_picture(report.content.annex.surroundings.holdings))

# %% [markdown]
# ## As Markdown; as PDF the same, archival (PDF/A-2) and the same bytes every time

# %%
pdf = report_bytes(report, "pdf")
assert pdf == report_bytes(report, "pdf")
print(f"{len(pdf):,} bytes of PDF")
Markdown(report_bytes(report, "md").decode()[:1500])

# %% [markdown]
# ## Proof
#
# Number and code are enough. So is the file, which is held byte by byte against the report made again; a
# changed word is found.

# %%
held = replay_text(store, f"{report.number} {report.code}")
whole = replay_file(store, pdf)
changed = replay_file(store, report_bytes(report, "md").replace("严重失信".encode(), "一般失信".encode(), 1))
assert held is not None and whole is not None and changed is not None
assert (held.outcome, whole.outcome, changed.outcome) == ("identical", "identical", "altered")
pd.DataFrame([(one.outcome, one.sentence) for one in (held, whole, changed)], columns=["结果", "说明"])

# %% [markdown]
# The report of an earlier moment is asked for by its two clocks; what has ended since is not in it.

# %%
before = portrait(store, firm, as_of(known_on=datetime.now(UTC)), asked=asked)
assert before.content.sections == portrait(store, firm, asked=asked).content.sections
store.close()
