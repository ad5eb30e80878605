"""Keys of addresses, telephones and e-mail addresses: one for two spellings, two for two rooms."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analytics.addresses import address_key, address_words
from analytics.contacts import email_key, phone_keys

ROOM = "320623|城中街道世纪大道66号B座8楼801-2室"


@pytest.mark.parametrize(
    "address",
    [
        "江苏省南通市如东县城中街道世纪大道66号B座8楼801-2室",
        "如东县城中街道世纪大道６６号 B座 八楼 801－2室",
        "江苏省如东县城中街道世纪大道66#B座8层801—2号房间",
        "南通市如东縣城中街道世紀大道66号b座8层801-2房（集群注册）",
    ],
)
def test_spellings_of_one_room_have_one_key(address):
    assert address_key(address) == ROOM


def test_a_region_left_out_is_taken_from_the_registration():
    assert address_key("城中街道世纪大道66号B座8楼801-2室", "320623") == ROOM


@pytest.mark.parametrize("other", ["801-3室", "8012室", "801室"])
def test_two_rooms_are_two(other):
    assert address_key(f"如东县城中街道世纪大道66号B座8楼{other}") != ROOM


@pytest.mark.parametrize("address", ["", "如东县", "江苏省南通市如东县掘港街道", "如东县岔河镇兴河村"])
def test_an_address_without_house_or_group_matches_nothing(address):
    assert address_key(address) == ""


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("十二号", "12号"),
        ("二十室", "20室"),
        ("一百零五弄", "105弄"),
        ("三〇一室", "301室"),
        ("一路", "一路"),
    ],
)
def test_chinese_numerals_count_before_a_unit_alone(numeral, number):
    assert address_words(numeral) == number


@given(st.text(max_size=40))
@example("0U¨")
def test_a_key_of_words_is_the_key(address):
    assert address_key(address_words(address)) == address_key(address)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("0513-84000036", ("051384000036",)),
        ("（0513）84000036转801", ("051384000036",)),
        ("+86 513 84000036", ("051384000036",)),
        ("86-138 1234 5679", ("13812345679",)),
        ("13812345679、0513-84000036/13812345679", ("13812345679", "051384000036")),
        ("84000036", ("84000036",)),
        ("", ()),
        ("无", ()),
        ("00000000", ()),
        ("13800000000", ()),
        ("0513-8888888", ()),
        ("12345678", ()),
        ("010-12345678", ()),
        ("110", ()),
    ],
)
def test_telephones_are_digits_and_placeholders_none(text, keys):
    assert phone_keys(text) == keys


@pytest.mark.parametrize(
    ("text", "key"), [(" Office@Example.COM", "office@example.com"), ("无", ""), ("a@b", ""), ("", "")]
)
def test_an_email_address_is_lower_case_or_none(text, key):
    assert email_key(text) == key
