from __future__ import annotations

import analytics.codes
from analytics.codes import normal_code, uscc_fault


def test_full_width_lower_case_and_blanks_are_normalised() -> None:
    assert normal_code("９１３２０６２３ma1text06r") == "91320623MA1TEXT06R"
    assert normal_code(" 91 320623 MA1TEXT06 R\u3000") == "91320623MA1TEXT06R"
    assert normal_code("\ufeff91320623MA1TEXT06R\u200b\n") == "91320623MA1TEXT06R"


def test_look_alikes_are_never_mended() -> None:
    typed = normal_code("9132o623MA1TEXT06R")

    assert typed == "9132O623MA1TEXT06R"
    assert uscc_fault(typed) is not None


def test_public_names_exist() -> None:
    assert all(hasattr(analytics.codes, name) for name in analytics.codes.__all__)
