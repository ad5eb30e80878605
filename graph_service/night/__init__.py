"""The night run (夜间计算): every measure of the whole graph, written as Parquet files for analysts.

One folder a run, named by its day and load, with `manifest.json` beside the tables: load, day and moment,
versions of the rules, limits that were met and how often, rows and sha256 of each file. Read a table with
`pandas.read_parquet(folder / "control.parquet")`. Ids are those of the graph: an enterprise's code, a
person's keyed number. A figure that rests on undisclosed shares or amounts stands between `_low` and `_high`;
where both are equal it is known. What is null was not found (未见), which is not: is not so (无).

Every table is a list of reasons to look (核查理由), drawn from records in use on the day and nothing else. No
natural person is rated in any of them.

enterprises: every enterprise of the graph.
    id, name, kind: who it is.
    component_id, component_size: the part of the graph it hangs together with over relations of any kind,
        named by one of its subjects, and how many subjects it has.
    group_id, group_root_id, group_size: its group (集团) by control, named by one member; the controller at
        the top, the first of several; members. Null where control joins it to nobody.
    penetrated_cut_by_length, penetrated_cut_by_product: whether routes of more holdings, or thinner ones,
        were left out of its penetrated shares; the manifest says the limits.
    integrated_state: whole; below_closed_ring: a part belongs to a closed ring, its holders' shares fall
        short; closed_ring: 闭环持股，无外部股东, it has no integrated shares.
    circular_holding, guarantee_circle: the ring or circle that it stands in, by number.
    guarantee_chain_depth: steps of the longest chain of guarantees (担保链) that it begins.
    contagion_score, contagion_sources: 关联传导, 0 to 1, and how many subjects with records in use it comes
        from. A hint, not a forecast.
penetrated_shares: 穿透持股比例, the sum over routes of the product of shares.
    holder_id, company_id, share_low, share_high.
integrated_shares: 综合持股比例, exact in rings.
    holder_id, company_id, share_low, share_high.
control: who disposes of more than half of the votes; undisclosed votes count with their least.
    controller_id: null for holders acting in concert; concert: their number, null for one holder alone.
    company_id, votes_low: what is controlled, and the votes in it.
    joins_group: whether it makes the two one group: not for holders for the state and nominees.
concerts: holders who act in concert by agreement (一致行动).
    concert, member_id.
    company_id: the one that the agreement is about; null for all that they hold.
blocs: for each company that somebody owns, under whom it stands in the end.
    company_id.
    top_id, top_concert: the top of its bloc; null where nobody disposes of its votes.
    presumed: 疑似: only by the largest holding over the presumption, somewhere on the way.
    in_ring: the top is a company whose own bloc holds most of it, with no one above.
    largest_id, largest_concert, largest_votes_low, next_votes_low: the two largest blocs of votes.
circular_holdings: 循环持股, by number, the most closed first.
    ring, members.
    outside_low, outside_high: mean part of the members not held inside.
    spectral_radius: of the least shares inside; 1/(1 - it) is how often capital is counted.
    alarm: closed, near_closed, perhaps_near_closed, none.
circular_holding_members: ring, company_id.
guarantee_circles: 担保圈, those with mutual pairs first, then by amount.
    circle, kind: mutual, ring, joint.
    members, mutual_pairs, cycles: how many there are.
    cycles_complete_to: all cycles of up to so many members are listed.
    amount_low, amount_high: guaranteed inside, in yuan; no upper end where an amount is undisclosed.
    outward_low, outward_high: guaranteed to others, the same.
    guarantees, undisclosed: how many guarantees inside, and how many of them without amount.
guarantee_circle_members: circle, member_id.
guarantee_cycles: circle, cycle, place, member_id: guarantor to debtor, and back to the first.
contagion: for each enterprise that risk reaches, its strongest sources.
    company_id, rank: 1 for the strongest.
    source_id, contribution, share: what it adds, and its part of the whole score.
    path_ids: subjects from the source to the enterprise, a list.
"""
