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
# # Groups, circles, leads, paths, signals and what-if
#
# After `make demo`, start Jupyter with `XINMAI_DATA_DIR=.demo/data`. Every answer below is the one that the
# commands, the API and the pages give; it has the same fields everywhere.

# %%
import pandas as pd
from IPython.display import display

from graph_service.answers.as_of import as_of
from graph_service.answers.control.circular_holdings import circles
from graph_service.answers.groups.exploration import Asked as Division
from graph_service.answers.groups.exploration import explore
from graph_service.answers.groups.groups import group
from graph_service.answers.guarantees.guarantees import guarantees
from graph_service.answers.leads.reregistered import reregistered
from graph_service.answers.leads.shells import shells
from graph_service.answers.matching.match import MatchQuery
from graph_service.answers.network.paths import paths
from graph_service.answers.risk.risk import risk
from graph_service.answers.risk.what_if import what_if
from graph_service.pictures.of_subject import PictureAsked, subject_picture
from graph_service.pictures.show import Shown
from graph_service.settings import settings
from graph_service.snapshot.held import HeldSnapshot, snapshot_folder
from graph_service.store.open import open_store

store = open_store()
held = HeldSnapshot(store, snapshot_folder(settings()))
moment = as_of()
assert held.current().subjects.num_rows, (
    "nothing is loaded yet: run `make demo`, and start Jupyter with XINMAI_DATA_DIR=.demo/data"
)

# %% [markdown]
# ## Circular holdings (循环持股) of the whole graph
#
# What is held from outside the ring, and how often capital inside is counted. Under 5 % outside is an alarm.

# %%
rings = circles(held, moment)
print(rings.sentence)
pd.DataFrame(
    [
        {
            "成员": "、".join(one.name for one in ring.members),
            "封闭程度": ring.alarm_zh,
            "环外持股": ring.outside.low,
            "资本重复计算": ring.counted,
            "环外持股人": "、".join(one.name for one in ring.outside_holders),
        }
        for ring in rings.rings
    ]
)

# %% [markdown]
# ## The group (集团) around a member of the most closed ring
#
# Control joins, by votes over one half, level by level. A common state holder joins nobody.

# %%
member = rings.rings[0].members[0]
joined = group(store, held, member.id, moment)
print(joined.sentence)
pd.DataFrame(
    [
        {
            "层": one.level,
            "成员": one.party.name,
            "与本主体": one.tie_zh,
            "上级": one.parent.name if one.parent else None,
            "上级直接持有": one.parent_share,
            "集团合计": one.group_share,
        }
        for one in joined.members
    ]
)

# %% [markdown]
# ## The same place explored (探索): a cluster is no group
#
# The Leiden method on all relations. Another seed or resolution draws other borders; the same ones the same.

# %%
around = [
    explore(store, member.id, Division(resolution=resolution), moment, held=held)
    for resolution in (0.2, 1.0, 5.0)
]
print(around[1].sentence)
pd.DataFrame(
    [
        {"分辨率": one.resolution, "成员": one.total, "企业": one.enterprises, "全图群数": one.communities}
        for one in around
    ]
)

# %% [markdown]
# ## Guarantee circles (担保圈), with contracts and exposure

# %%
guaranteed = guarantees(store, None, moment, held=held)
print(guaranteed.sentence)
pd.DataFrame(
    [
        {
            "种类": one.kind_zh,
            "成员": len(one.members),
            "圈内担保（元）": one.exposure.amount,
            "对圈外担保（元）": one.outward.amount,
            "环": " → ".join(party.name for party in one.cycles[0]),
        }
        for one in guaranteed.circles
    ]
)

# %% [markdown]
# ## Leads (线索): to be checked by people, never a finding
#
# Each reason has its weight, what is shared, and the rows where both firms state it. What too many share is
# named and joins nobody.

# %%
again = reregistered(store, None, moment, held=held)
print(again.sentence)
print(again.notice)
pd.DataFrame(
    [
        {
            "线索分": lead.score,
            "旧企业": lead.old.name,
            "终止": f"{lead.ended_on} {lead.ended_zh}",
            "新企业": lead.new.name,
            "日数": lead.days_after,
            "理由": "；".join(f"{one.mark_zh} {'、'.join(one.shared)}" for one in lead.reasons),
        }
        for lead in again.leads
    ]
)

# %%
clusters = shells(store, None, moment, held=held)
print(clusters.sentence)
display(pd.DataFrame([{"线索": one.sentence} for one in clusters.clusters]))
pd.DataFrame(
    [
        {"种类": one.kind_zh, "共用的": one.words, "企业数": one.firms, "上限": one.cap}
        for one in clusters.left_out
    ]
)

# %% [markdown]
# ## Paths inside a set, and how far was looked
#
# "Nothing found" carries a certificate: how far, how many subjects, which hubs were not crossed.

# %%
firms = [one.id for one in (*guaranteed.circles[0].members, member)]
found = paths(store, firms, None, moment, held=held)
print(found.sentence)
display(pd.DataFrame([{"路径": one.sentence, "强度": one.strength} for one in found.paths]))
pd.DataFrame([found.looked]).drop(columns=["sentence", "hubs_cut"])

# %% [markdown]
# ## What records of associated parties ask for a look (关联提示)
#
# Each source has one path, its part of the score, and the score without it. A reason to look, no forecast.

# %%
around_it = risk(store, "如东澥浦染料有限公司", moment, held=held)
print(around_it.sentence)
print(around_it.signal.notice)
display(
    pd.DataFrame(
        [
            {"来源": one.party.name, "占": one.share, "若无此来源": one.score_without, "路径": one.sentence}
            for one in around_it.signal.sources
        ]
    )
)
Shown(subject_picture(store, held, around_it.subject.id, PictureAsked("risk"), moment))

# %% [markdown]
# ## What if (假定测算): whose signal would move, and by how much
#
# A reckoning on paper: nothing is written, no legal effect follows.

# %%
supposed = what_if(store, [firms[0]], [], [MatchQuery(one) for one in firms], moment, held=held)
print(supposed.sentence)
print(supposed.notice)
pd.DataFrame([{"主体": one.party.name, "前": one.before, "后": one.after} for one in supposed.changes])

# %%
store.close()
