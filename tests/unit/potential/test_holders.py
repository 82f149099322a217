"""Who has which sector or commodity, against what the report prints."""

from kad.potential.holders import commodity_holders, leading_counts, rank_matrix, sector_holders
from kad.tables import read_table


def test_food_crops_lead_in_eight_regencies_and_livestock_in_six() -> None:
    assert leading_counts().to_dict() == {
        "tanaman-pangan": 8, "peternakan": 6, "perikanan": 3, "perkebunan": 2,
        "perdagangan": 1, "angkutan": 1, "pertanian": 1,
    }  # fmt: skip


def test_the_matrix_has_a_row_for_each_regency_and_a_column_for_each_sector() -> None:
    assert rank_matrix().shape == (22, 25)


def test_the_matrix_holds_every_printed_place_once() -> None:
    # Belu prints plantation crops twice, as [3] and [4]: the better place stands in its one cell.
    assert int(rank_matrix().notna().sum().sum()) == len(read_table("sector_rankings")) - 1
    assert rank_matrix().loc["53.04", "perkebunan"] == 3


def test_fishery_is_first_in_sikka_lembata_and_alor() -> None:
    rows = sector_holders("perikanan")
    assert set(rows[rows["rank"] == 1].regency_code) == {"53.05", "53.07", "53.13"}


def test_coffee_is_first_in_two_regencies_and_ranks_stand_before_mentions() -> None:
    rows = commodity_holders("kopi")
    assert rows[rows["rank"] == 1].regency_code.tolist() == ["53.17", "53.19"]
    assert rows.standing.tolist() == sorted(rows.standing, key=["top_ten", "potential", "not_urgent"].index)


def test_a_commodity_only_named_has_no_rank() -> None:
    rows = commodity_holders("hortikultura-lainnya")
    assert rows["rank"].isna().all() or rows.empty
