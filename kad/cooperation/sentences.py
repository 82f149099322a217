"""The two sentences of a recommendation: what to do together, and why, with the place in the report."""

from collections.abc import Iterable

import numpy as np

from kad.cooperation.complementarity import SupplyLine
from kad.cooperation.facts import Evidence, Facts
from kad.cooperation.proximity import border_matrix, hours_matrix, island_groups
from kad.cooperation.themes import Case
from kad.cooperation.tourism import tourism_evidence
from kad.text import Language, translate
from kad.text.format import hours as format_hours


def commodity_names(facts: Facts, slugs: Iterable[str], language: Language) -> tuple[str, ...]:
    """The names of commodities, in lower case as inside a sentence."""
    names = facts.commodities.set_index("commodity")[f"name_{language}"]
    return tuple(str(names[slug])[0].lower() + str(names[slug])[1:] for slug in slugs)


def sector_name(facts: Facts, slug: str, language: Language) -> str:
    name = str(facts.sectors.set_index("sector").loc[slug, f"name_{language}"])
    return name[0].lower() + name[1:]


def listed(words: Iterable[str], language: Language) -> str:
    """``a, b dan c``.

    >>> listed(["padi", "tomat", "sayur"], "id")
    'padi, tomat, dan sayur'
    """
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    conjunction = translate("cooperation.and", language)
    comma = "," if len(items) > 2 else ""
    return f"{', '.join(items[:-1])}{comma} {conjunction} {items[-1]}"


def what_sentence(facts: Facts, case: Case, first: str, second: str, language: Language) -> str:
    """What the two should do together."""
    a, b = facts.names[first], facts.names[second]
    key = case.theme.key
    if key == "supply":
        delivery = case.deliveries[0]
        return translate(
            "cooperation.what_supply",
            language,
            supplier=facts.names[delivery.supplier],
            buyer=facts.names[delivery.buyer],
            goods=listed(commodity_names(facts, delivery.commodities, language), language),
        )
    if key == "mutual_supply":
        there, back = case.deliveries
        return translate(
            "cooperation.what_mutual_supply",
            language,
            first=facts.names[there.supplier],
            second=facts.names[back.supplier],
            goods=listed(commodity_names(facts, there.commodities, language), language),
            other_goods=listed(commodity_names(facts, back.commodities, language), language),
        )
    if key == "joint_production":
        goods = listed(commodity_names(facts, case.commodities, language), language)
        return translate("cooperation.what_joint_production", language, first=a, second=b, goods=goods)
    if case.issue is not None:
        topic = translate(case.issue.topic.name, language)
        return translate("cooperation.what_issue", language, first=a, second=b, topic=topic)
    if key == "tourism":
        return translate("cooperation.what_tourism", language, first=a, second=b)
    if case.ties:
        subject = str(facts.cooperation_links.loc[case.ties[-1], "subject" if language == "id" else "subject_en"])
        return translate("cooperation.what_extension", language, first=a, second=b, subject=subject)
    return translate("cooperation.what_learning", language, first=a, second=b)


def why_sentence(facts: Facts, case: Case, first: str, second: str, language: Language) -> str:
    """Why the two, closing with how near they are."""
    nearness = near_phrase(facts, first, second, language)
    if case.deliveries:
        reasons = "; ".join(supply_reason(facts, delivery.lines[0], language) for delivery in case.deliveries)
        if case.ties:
            stated = places(facts.evidence("cooperation_links", row) for row in case.ties)
            reasons = f"{reasons}; {translate('cooperation.supply_stated', language, cites=stated)}"
        return translate("cooperation.why_supply", language, reasons=reasons, nearness=nearness)
    if case.commodities:
        held = case.commodities[0]
        rows = [row for code in (first, second) for row in facts.rows("kpju", regency_code=code, commodity=held)]
        rows = rows or [row for code in (first, second) for row in facts.rows("prospects", regency_code=code)]
        cites = places(rows)
        goods = commodity_names(facts, case.commodities[:1], language)[0]
        return translate("cooperation.why_joint_production", language, goods=goods, cites=cites, nearness=nearness)
    if case.issue is not None:
        return translate("cooperation.why_issue", language, cites=places(case.issue.evidence), nearness=nearness)
    if case.theme.key == "tourism":
        cites = places(tourism_evidence(facts, first, second))
        return translate("cooperation.why_tourism", language, cites=cites, nearness=nearness)
    if case.ties:
        cites = places(facts.evidence("cooperation_links", row) for row in case.ties)
        return translate("cooperation.why_extension", language, cites=cites, nearness=nearness)
    return translate("cooperation.why_learning", language, nearness=nearness)


def supply_reason(facts: Facts, line: SupplyLine, language: Language) -> str:
    """Who needs the goods for what, and who has them, each with its place."""
    need = facts.rows("sector_rankings", regency_code=line.buyer, sector=line.sector)
    have = [row for name in line.commodities for row in facts.rows("kpju", regency_code=line.supplier, commodity=name)]
    have = have or facts.rows("prospects", regency_code=line.supplier, commodity=line.commodities[0])
    return translate(
        "cooperation.supply_reason",
        language,
        buyer=facts.names[line.buyer],
        supplier=facts.names[line.supplier],
        sector=sector_name(facts, line.sector, language),
        goods=sector_name(facts, line.needs_sector, language),
        need_cites=places(need),
        have_cites=places(have),
    )


def near_phrase(facts: Facts, first: str, second: str, language: Language) -> str:
    """How near they are: hours where known, and a common border or island group."""
    a, b = facts.place(first), facts.place(second)
    parts = []
    hours = hours_matrix(facts)[a, b]
    if np.isfinite(hours):
        parts.append(translate("cooperation.near_hours", language, hours=format_hours(float(hours), language)))
    groups = island_groups(facts)
    if border_matrix(facts)[a, b]:
        parts.append(translate("cooperation.near_border", language))
    elif groups[first] == groups[second]:
        parts.append(translate("cooperation.near_island", language, island=groups[first]))
    else:
        parts.append(translate("cooperation.near_sea", language))
    return listed(parts, language)


def places(evidence: Iterable[Evidence]) -> str:
    """The distinct places of the rows, each once."""
    return ", ".join(dict.fromkeys(row.cite for row in evidence if row.cite and row.cite != "assumed"))
