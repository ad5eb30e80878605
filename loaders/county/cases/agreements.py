"""Planted control beside shares: agreements to act in concert, declarations, votes given by the articles."""

from __future__ import annotations

from datetime import date

from loaders.county.cases.case import Case, Firm, Human, before, human, planted_code
from loaders.county.cases.rows import agreed, declared, held, registered

_DAY = date(2016, 9, 1)


def cases(today: date) -> tuple[Case, ...]:
    """An agreement in force, one dissolved, a member who needs none, a false declaration, votes apart."""
    return _in_force(today), _dissolved(today), _needs_none(today), _declared(today), _votes_apart()


def _in_force(today: date) -> Case:
    left, right = human("温绍祺", "19680417", 916), human("娄谨言", "19710926", 918)
    third = human("秦仲达", "19650208", 920)
    firm = Firm(planted_code(14, 1), "如东偕行光电有限公司", third, date(2012, 6, 8), capital="6000")
    below = Firm(
        planted_code(14, 2),
        "如东偕行新材料有限公司",
        left,
        date(2015, 3, 3),
        "有限责任公司(法人独资)",
        "2000",
    )
    apart = Firm(planted_code(14, 3), "如东歧路商贸有限公司", right, date(2014, 1, 9), capital="300")
    rows = [row for one in (firm, below, apart) for row in registered(one)]
    rows += [held(firm, left, 30, _DAY), held(firm, right, 25, _DAY), held(firm, third, 45, _DAY)]
    rows += [held(below, firm, 100, _DAY)]
    rows += [held(apart, left, 30, _DAY), held(apart, right, 30, _DAY), held(apart, third, 40, _DAY)]
    rows += [agreed("偕行一致行动〔2021〕1号", firm, left, right, before(today, 1500))]
    return Case(
        "acting_in_concert",
        "协议在期：两名成员的表决权合并计算，控制目标公司及其子公司；协议不及于其他公司",
        _parties(firm=firm, below=below, apart=apart, left=left, right=right, third=third),
        {
            "controllers": sorted((left.number, right.number)),
            "controlled": sorted((firm.code, below.code)),
            "not_controlled": apart.code,
            "votes": 0.55,
            "agreement": "偕行一致行动〔2021〕1号",
        },
        tuple(rows),
    )


def _dissolved(today: date) -> Case:
    left, right = human("卞守拙", "19690713", 922), human("燕北归", "19731105", 924)
    third = human("石介甫", "19600530", 926)
    firm = Firm(planted_code(15, 1), "如东散席食品有限公司", left, date(2010, 10, 10), capital="1000")
    rows = [*registered(firm), held(firm, left, 28, _DAY), held(firm, right, 27, _DAY)]
    rows += [held(firm, third, 45, _DAY)]
    rows += [agreed("散席一致行动协议", firm, left, right, before(today, 1400), ended=before(today, 60))]
    return Case(
        "concert_agreement_ended",
        "协议已解除：自解除之日起各自表决，无人支配过半数；解除之前二人共同控制",
        _parties(firm=firm, left=left, right=right, third=third),
        {
            "controllers": [],
            "controllers_before": sorted((left.number, right.number)),
            "before": before(today, 61),
        },
        tuple(rows),
    )


def _needs_none(today: date) -> Case:
    main, friend = human("江独当", "19660619", 928), human("伍附之", "19781212", 930)
    firm = Firm(planted_code(15, 2), "如东磐石建材有限公司", main, date(2009, 2, 17), capital="800")
    rows = [*registered(firm), held(firm, main, 60, _DAY), held(firm, friend, 40, _DAY)]
    rows += [agreed("磐石一致行动协议", firm, main, friend, before(today, 900))]
    return Case(
        "concert_member_controls_alone",
        "一名成员无须协议即支配过半数：协议不减损其单独控制，实际控制人为其一人",
        _parties(firm=firm, main=main, friend=friend),
        {"controllers": [main.number]},
        tuple(rows),
    )


def _declared(today: date) -> Case:
    owner, named = human("贾持重", "19640101", 932), human("殷挂名", "19850505", 934)
    firm = Firm(planted_code(16, 1), "如东双照仪器有限公司", named, date(2013, 8, 21), capital="1500")
    rows = [*registered(firm), held(firm, owner, 70, _DAY), held(firm, named, 30, _DAY)]
    day = before(today, 200)
    rows += [
        declared(firm, "实际控制人", named, "协议控制", day),
        declared(firm, "受益所有人", owner, "最终拥有25%以上股权", day, "70%"),
    ]
    return Case(
        "declaration_at_odds",
        "企业申报与推算不一致：并列显示，申报只是申报；申报的受益所有人漏报一人",
        _parties(firm=firm, owner=owner, named=named),
        {
            "controller_by_votes": owner.number,
            "declared_controller": named.number,
            "beneficial_owners": sorted((owner.number, named.number)),
            "declared_owners": [owner.number],
        },
        tuple(rows),
    )


def _votes_apart() -> Case:
    founder, investor = human("纪同股", "19800316", 936), human("芮多资", "19720921", 938)
    firm = Firm(planted_code(17, 1), "如东殊权软件有限公司", founder, date(2016, 5, 5), capital="2500")
    below = Firm(planted_code(17, 2), "如东殊权数据有限公司", investor, date(2018, 8, 8), capital="600")
    rows = [row for one in (firm, below) for row in registered(one)]
    rows += [held(firm, founder, 20, _DAY, 60), held(firm, investor, 80, _DAY, 40)]
    rows += [held(below, firm, 51, date(2018, 8, 8)), held(below, investor, 49, date(2018, 8, 8))]
    return Case(
        "votes_apart_from_shares",
        "章程约定表决权不按出资比例：控制看表决权，控股股东与穿透持股看出资，二者分别列示",
        _parties(firm=firm, below=below, founder=founder, investor=investor),
        {
            "controller_by_votes": founder.number,
            "votes": 0.6,
            "largest_owner": investor.number,
            "shares": {founder.number: 0.2, investor.number: 0.8},
            "controlled": sorted((firm.code, below.code)),
            "standards": {founder.number: "2", investor.number: "1"},
        },
        tuple(rows),
    )


def _parties(**parties: Firm | Human) -> dict[str, str]:
    return {name: one.code if isinstance(one, Firm) else one.number for name, one in parties.items()}
