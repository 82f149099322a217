"""Who has it: the regencies of a sector or commodity, and the matrix of all ranks."""

import pandas as pd

from kad.potential.profile import leading_sectors
from kad.tables import read_table


def rank_matrix() -> pd.DataFrame:
    """Rank of each sector in each regency.

    Returns : Int64, 22 regencies (index regency_code) × 25 sectors (columns, in the order of `sectors.csv`);
    ``<NA>`` where the report ranks no such sector. A sector printed twice counts by its better place.
    """
    ranks = read_table("sector_rankings").groupby(["regency_code", "sector"])["rank"].min().unstack()
    return ranks.reindex(index=read_table("regencies").regency_code, columns=read_table("sectors").sector)


def leading_counts() -> pd.Series:
    """sector → how many regencies it leads, most first; sectors that lead none are left out."""
    return leading_sectors().value_counts()


def sector_holders(sector: str) -> pd.DataFrame:
    """The rows of `sector_rankings.csv` that rank ``sector``, best rank first."""
    rankings = read_table("sector_rankings")
    return rankings[rankings.sector == sector].sort_values(["rank", "regency_code"])


def commodity_holders(commodity: str) -> pd.DataFrame:
    """Who has ``commodity``: in the top ten, or only named as potential or as not urgent.

    Returns : one row per regency and standing, columns regency_code, standing (``top_ten``/``potential``/
    ``not_urgent``), rank (``<NA>`` outside the top ten), reason, reason_en, verbatim, cite; top ten by rank first.
    """
    top_ten = read_table("kpju").assign(standing="top_ten")
    prospects = read_table("prospects").rename(columns={"status": "standing"})
    columns = ["regency_code", "standing", "rank", "reason", "reason_en", "verbatim", "cite"]
    order = pd.CategoricalDtype(["top_ten", "potential", "not_urgent"], ordered=True)
    holders = pd.concat(
        [rows.loc[rows.commodity == commodity].reindex(columns=columns) for rows in (top_ten, prospects)],
        ignore_index=True,
    )
    holders = holders.astype({"standing": order, "rank": "Int64"})
    return holders.sort_values(["standing", "rank", "regency_code"], ignore_index=True)
