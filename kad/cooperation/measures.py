"""The links as a network: who is most connected, who stands alone, who bridges the islands."""

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx
import numpy as np
import pandas as pd


@dataclass(frozen=True)
class NetworkMeasures:
    """Measures of one set of links among the regencies.

    partners : regency_code → how many different regencies it has a link with, most first.
    links : regency_code → how many links touch it.
    isolated : regencies without any link. bridges : regencies with partners in other island groups, with how many
    such partners, most first. betweenness : share of shortest paths that pass a regency, 0 to 1 (Freeman 1977).
    groups : sets of regencies joined by links, largest first.
    """

    partners: dict[str, int]
    links: dict[str, int]
    isolated: tuple[str, ...]
    bridges: dict[str, int]
    betweenness: dict[str, float]
    groups: tuple[frozenset[str], ...]


def graph(links: pd.DataFrame, codes: tuple[str, ...]) -> nx.Graph:
    """Regencies as nodes, one edge per linked pair with ``links``, their number; partners outside are left out."""
    network = nx.Graph()
    network.add_nodes_from(codes)
    inside = links[links["source_code"].isin(codes) & links["target_code"].isin(codes)]
    for source, target in zip(inside["source_code"], inside["target_code"], strict=True):
        if source != target:
            count = network.get_edge_data(source, target, {"links": 0})["links"]
            network.add_edge(source, target, links=count + 1)
    return network


def measures(links: pd.DataFrame, island_group: Mapping[str, str]) -> NetworkMeasures:
    """Measure ``links`` over the regencies of ``island_group`` (regency_code → island group)."""
    network = graph(links, tuple(island_group))
    partners = {code: int(network.degree(code)) for code in network}
    touching = {code: int(network.degree(code, weight="links")) for code in network}
    across = {
        code: sum(island_group[other] != island_group[code] for other in network.neighbors(code)) for code in network
    }
    return NetworkMeasures(
        partners=_most_first(partners),
        links=_most_first(touching),
        isolated=tuple(sorted(nx.isolates(network))),
        bridges=_most_first({code: n for code, n in across.items() if n}),
        betweenness={code: float(value) for code, value in nx.betweenness_centrality(network).items()},
        groups=tuple(sorted((frozenset(c) for c in nx.connected_components(network)), key=len, reverse=True)),
    )


def link_matrix(links: pd.DataFrame, codes: tuple[str, ...]) -> pd.DataFrame:
    """How many links run from each regency (row) to each other (column); one without direction counts both ways."""
    matrix = pd.DataFrame(np.zeros((len(codes), len(codes)), dtype=int), index=list(codes), columns=list(codes))
    inside = links[links["source_code"].isin(codes) & links["target_code"].isin(codes)]
    for row in inside[inside["source_code"] != inside["target_code"]].itertuples():
        matrix.loc[row.source_code, row.target_code] += 1
        if not (pd.notna(row.directed) and row.directed):
            matrix.loc[row.target_code, row.source_code] += 1
    return matrix


def _most_first(values: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(values.items(), key=lambda pair: (-pair[1], pair[0])))
