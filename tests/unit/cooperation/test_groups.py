"""Groups: the regencies of one commodity, and the corridor of tourism."""

import pytest

from kad.cooperation.facts import Facts
from kad.cooperation.groups import CLUSTERS, NoSuchCommodity, cluster, corridors
from kad.cooperation.tourism import attraction

FARM, INN = "53.01", "53.02"


def test_a_cluster_has_every_holder_strongest_first_with_its_rows(small: Facts) -> None:
    found = cluster(small, ["tomat"])
    assert [(member.regency_code, member.strength) for member in found.members] == [(FARM, 1.0), (INN, 0.375)]
    assert found.strength == pytest.approx(1.375)
    assert found.cores == ((FARM, INN),)
    assert all(member.evidence for member in found.members)


@pytest.mark.parametrize("name", CLUSTERS)
def test_the_named_clusters_rest_on_rows_of_the_commodity(name: str, real: Facts) -> None:
    found = cluster(real, CLUSTERS[name])
    assert len(found.members) >= 3
    for member in found.members:
        for row in member.evidence:
            record = getattr(real, row.table).iloc[row.row]
            assert (record["regency_code"], record["commodity"]) == (member.regency_code, *CLUSTERS[name])


def test_coffee_is_held_by_the_four_regencies_that_rank_it(real: Facts) -> None:
    ranked = set(real.kpju.loc[real.kpju["commodity"] == "kopi", "regency_code"])
    assert ranked <= {member.regency_code for member in cluster(real, ["kopi"]).members}


def test_a_commodity_nobody_knows_is_refused(small: Facts) -> None:
    with pytest.raises(NoSuchCommodity, match="vanili"):
        cluster(small, ["vanili"])


def test_a_corridor_goes_from_end_to_end_by_the_nearest_stop(real: Facts) -> None:
    strength = attraction(real)
    seen: set[str] = set()
    for corridor in corridors(real):
        codes = [stop.regency_code for stop in corridor.stops]
        assert len(corridor.stage_hours) == len(codes) - 1
        assert not seen & set(codes)
        assert all(strength[real.place(code)] >= 0.5 for code in codes)
        seen |= set(codes)
    assert "53.15" in seen
