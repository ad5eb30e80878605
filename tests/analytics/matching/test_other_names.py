"""A name beside a code with which the subject's own names have nothing in common."""

from __future__ import annotations

from itertools import product

import pytest
from matching_cases import CODES, Row, Subject, list_of, register_of

from analytics.matching.grades import Against
from analytics.matching.index import index, list_index
from analytics.matching.ladder import matched
from analytics.matching.other_names import at_odds

NAMES = (
    "南通天宇纺织有限公司",
    "苏州天宇纺织厂",
    "如东县烟墩楼机械有限责任公司",
    "如东烟墩楼机械有限公司",
    "南通筠溪庵酒店管理有限公司",
    "江苏有限公司",
    "如东烟墩楼机械有限公司洋口分公司",
    "如東天宇紡織有限公司",
)


@pytest.mark.parametrize("former", [None, NAMES[0], NAMES[4]])
def test_one_name_at_a_time_says_what_the_columns_say(former: str | None) -> None:
    """The ladder's kernel is the oracle of the function that takes one record's name."""
    for stated, name in product(NAMES, NAMES):
        subject = Subject(name, CODES[0], former=((former, 20200101),) if former else ())
        found = matched(list_index(list_of([Row(stated, CODES[0])])), index(register_of([subject])))

        flagged = bool(int(found.against[0]) & Against.OTHER_NAME)
        assert flagged == at_odds(stated, (name, former) if former else (name,)), (stated, name)


def test_names_at_odds_share_no_character_of_trade_name_or_industry() -> None:
    assert at_odds("南通筠溪庵酒店管理有限公司", ["如东栟茶浒零部件有限公司"])
    assert not at_odds("如东县烟墩楼机械厂", ["如东烟墩楼机械有限公司"])
