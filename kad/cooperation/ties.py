"""What two regencies already share: issues stated of both, and agreements or supply between them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from kad.cooperation.facts import Evidence, Facts
from kad.cooperation.proximity import border_matrix


@dataclass(frozen=True)
class Topic:
    """An issue several regencies may state, recognised by its words.

    kinds : the kinds of links that are about this issue whatever their words.
    cross_border : its effect crosses a border, so that neighbours may be bound to cooperate.
    """

    key: str
    words: re.Pattern[str]
    name: str
    kinds: tuple[str, ...] = ()
    cross_border: bool = False


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})", re.IGNORECASE)


TOPICS = (
    Topic(
        "boundary",
        _words("tapal batas|batas wilayah|sengketa batas|peta batas"),
        "cooperation.topic_boundary",
        ("boundary",),
        True,
    ),
    Topic("river", _words(r"sungai|das\b|daerah aliran"), "cooperation.topic_river", (), True),
    Topic("hazard", _words("bencana|banjir|longsor"), "cooperation.topic_hazard", (), True),
    Topic("water", _words("air bersih|air minum|air baku"), "cooperation.topic_water", (), True),
    Topic("state_border", _words("rdtl|oekus"), "cooperation.topic_state_border", ("border",)),
    Topic("poverty", _words("miskin|kemiskinan"), "cooperation.topic_poverty"),
    Topic("marketing", _words("pemasaran|tata niaga|penyediaan pasar"), "cooperation.topic_marketing"),
    Topic("transport", _words("jalan provinsi|berkepulauan terpisah"), "cooperation.topic_transport"),
)  # fmt: skip


@dataclass(frozen=True)
class SharedIssue:
    """An issue that both regencies state, or that a link between them is about."""

    topic: Topic
    evidence: tuple[Evidence, ...]


# How much a link counts as a tie between its two ends. A border or a common river is an issue and not a tie; a
# tie is no issue, so that an agreement never speaks for itself twice. That one was split from another is neither.
TIE_STATUS = {"berlaku": 1.0, "selesai": 0.5, "usulan": 0.5, "kebutuhan": 0.0}
ISSUE_KINDS = ("boundary", "border", "environment")
NOT_TIES = (*ISSUE_KINDS, "origin", "mediation")


def shared_issues(facts: Facts, first: str, second: str) -> tuple[SharedIssue, ...]:
    """The topics stated of both regencies, or of a link between them, each with its rows.

    A topic with an effect across the border is shared only where the two share a border.
    """
    neighbours = bool(border_matrix(facts)[facts.place(first), facts.place(second)])
    links = set(facts.pair_rows(first, second))
    found = []
    for topic in TOPICS:
        of_pair = [facts.evidence("cooperation_links", row) for row in _linked(facts)[topic.key] if row in links]
        mine, theirs = (_stated(facts)[topic.key].get(code, []) for code in (first, second))
        joint = mine and theirs and (neighbours or not topic.cross_border)
        both = [facts.evidence("statements", row) for row in (*mine, *theirs)] if joint else []
        if of_pair or both:
            found.append(SharedIssue(topic, tuple(of_pair + both)))
    return tuple(found)


def issues(facts: Facts) -> np.ndarray:
    """``1 − ½ⁿ`` for n shared topics: 0 for none, ½ for one, ¾ for two; symmetric."""
    count = np.zeros((len(facts.codes), len(facts.codes)))
    ends = facts.cooperation_links[["source_code", "target_code"]]
    borders = border_matrix(facts)
    for topic in TOPICS:
        stated = np.array([code in _stated(facts)[topic.key] for code in facts.codes])
        shared = stated[:, None] & stated[None, :]
        if topic.cross_border:
            shared &= borders
        for source, target in ends.loc[_linked(facts)[topic.key]].itertuples(index=False):
            if source in facts.position and target in facts.position:
                shared[facts.place(source), facts.place(target)] = True
        count += shared | shared.T
    return 1.0 - 0.5**count


def existing_ties(facts: Facts) -> np.ndarray:
    """``1 − ½^Σ`` over the pair's agreements and supply links, each by its status: in force 1, ended or proposed ½.

    Symmetric; 0 without any link.
    """
    weight = np.zeros((len(facts.codes), len(facts.codes)))
    for row in tie_rows(facts).itertuples():
        a, b = facts.place(row.source_code), facts.place(row.target_code)
        weight[[a, b], [b, a]] += TIE_STATUS[row.status]
    return 1.0 - 0.5**weight


@lru_cache(maxsize=4)
def tie_rows(facts: Facts) -> pd.DataFrame:
    """The links between two regencies that count as ties."""
    links = facts.cooperation_links
    inside = links["source_code"].isin(facts.codes) & links["target_code"].isin(facts.codes)
    return links[inside & ~links["kind"].isin(NOT_TIES) & (links["status"].map(TIE_STATUS) > 0.0)]


def pair_ties(facts: Facts, first: str, second: str) -> tuple[int, ...]:
    """The rows of `cooperation_links` that tie the two."""
    ties = tie_rows(facts).index
    return tuple(row for row in facts.pair_rows(first, second) if row in ties)


def issue_evidence(facts: Facts, first: str, second: str) -> tuple[Evidence, ...]:
    return tuple(row for issue in shared_issues(facts, first, second) for row in issue.evidence)


def tie_evidence(facts: Facts, first: str, second: str) -> tuple[Evidence, ...]:
    return tuple(facts.evidence("cooperation_links", row) for row in pair_ties(facts, first, second))


def cross_border(found: Iterable[SharedIssue]) -> bool:
    """Whether any of the issues has an effect across the border."""
    return any(issue.topic.cross_border for issue in found)


@lru_cache(maxsize=4)
def _stated(facts: Facts) -> dict[str, dict[str, list[int]]]:
    """topic → regency_code → rows of `statements` whose words are about it."""
    found: dict[str, dict[str, list[int]]] = {topic.key: {} for topic in TOPICS}
    statements = facts.statements
    for row, code, words in zip(statements.index, statements["regency_code"], statements["verbatim"], strict=True):
        for topic in TOPICS:
            if pd.notna(words) and topic.words.search(words):
                found[topic.key].setdefault(code, []).append(int(row))
    return found


@lru_cache(maxsize=4)
def _linked(facts: Facts) -> dict[str, list[int]]:
    """topic → rows of `cooperation_links` about it; only kinds that state an issue."""
    links = facts.cooperation_links
    issues_only = links[links["kind"].isin(ISSUE_KINDS)]
    words = (issues_only["subject"].fillna("") + " " + issues_only["verbatim"].fillna("")).tolist()
    found: dict[str, list[int]] = {topic.key: [] for topic in TOPICS}
    for row, kind, text in zip(issues_only.index, issues_only["kind"], words, strict=True):
        for topic in TOPICS:
            if kind in topic.kinds or topic.words.search(text):
                found[topic.key].append(int(row))
    return found
