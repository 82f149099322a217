"""Everything known about one regency, each row with its place in the report."""

from dataclasses import dataclass

import pandas as pd

from kad.tables import read_table


@dataclass(frozen=True)
class Profile:
    """One regency. Every frame keeps the columns of its table; a frame without rows means the report is silent."""

    regency: pd.Series
    ranking: pd.DataFrame
    """`sector_rankings.csv` by rank; the first row is the leading sector."""
    top_ten: pd.DataFrame
    """`kpju.csv` by rank."""
    potential: pd.DataFrame
    not_urgent: pd.DataFrame
    """`prospects.csv`, split by status."""
    figures: pd.DataFrame
    statements: pd.DataFrame
    shift: pd.DataFrame
    destinations: pd.DataFrame
    zone: pd.Series
    """Its row in `zones_proposed.csv`."""

    @property
    def leading_sector(self) -> str:
        return str(self.ranking.iloc[0].sector)


def profile(regency_code: str) -> Profile:
    """Gather the profile of ``regency_code``.

    Raises : KeyError, no such regency.
    """
    regencies = read_table("regencies").set_index("regency_code", drop=False)
    prospects = _of(regency_code, "prospects")
    figures = read_table("indicators")
    return Profile(
        regency=regencies.loc[regency_code],
        ranking=_of(regency_code, "sector_rankings").sort_values("rank", kind="stable"),
        top_ten=_of(regency_code, "kpju").sort_values("rank", kind="stable"),
        potential=prospects[prospects.status == "potential"],
        not_urgent=prospects[prospects.status == "not_urgent"],
        figures=figures[figures.area_code == regency_code],
        statements=_of(regency_code, "statements"),
        shift=_of(regency_code, "leading_shift"),
        destinations=_of(regency_code, "destinations"),
        zone=_of(regency_code, "zones_proposed").iloc[0],
    )


def leading_sectors() -> pd.Series:
    """regency_code → the sector ranked first."""
    rankings = read_table("sector_rankings")
    return rankings[rankings["rank"] == 1].drop_duplicates("regency_code").set_index("regency_code").sector


def _of(regency_code: str, table: str) -> pd.DataFrame:
    rows = read_table(table)
    return rows[rows.regency_code == regency_code]
