"""Everything the report says of one regency."""

import pytest

from kad.potential.anomalies import anomalies_of
from kad.potential.profile import leading_sectors, profile
from kad.tables import read_table


def test_alor_leads_in_fishery_and_has_ten_kinds() -> None:
    alor = profile("53.05")
    assert alor.leading_sector == "perikanan"
    assert len(alor.top_ten) == 10
    assert alor.zone.zone == 8


def test_timor_tengah_utara_has_one_row_with_a_note_and_no_top_ten() -> None:
    ttu = profile("53.03")
    assert ttu.leading_sector == "pertanian"
    assert len(ttu.ranking) == 1
    assert ttu.ranking.iloc[0].note
    assert ttu.top_ten.empty


@pytest.mark.parametrize("code", read_table("regencies").regency_code)
def test_every_regency_has_a_profile_whose_first_row_is_its_leading_sector(code: str) -> None:
    facts = profile(code)
    assert facts.ranking["rank"].iloc[0] == 1
    assert facts.leading_sector == leading_sectors()[code]


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(KeyError):
        profile("53.99")


def test_belus_doubled_plantation_crops_are_marked_as_garbled() -> None:
    ranking = profile("53.04").ranking
    doubled = ranking[ranking.sector == "perkebunan"].iloc[-1]
    assert not anomalies_of(doubled).empty
