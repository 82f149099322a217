"""Whether the committed tables keep their contract: `datapackage.json`, and what it cannot say."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from kad.tables import DATA
from kad.text.citation import LEVEL, in_report

REGENCIES, ZONES, DISTRICTS = 22, 8, 315
REPORT = "sources/laporan-kad-ntt.txt"
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
CHAPTER = re.compile(r"^([1-8])\. (?=[A-Z]{2}|Model Kerja sama Antar Daerah$)", re.MULTILINE)
SECTION = re.compile(r"^([a-v])\. (?=Kabupaten |Kota )", re.MULTILINE)

RuleName = Literal["schema", "undeclared", "ranks", "verbatim", "ends", "zones", "districts", "counts", "colour"]

# Table, column of the rank, and the columns within which ranks run from 1.
RANKED = (
    ("sector_rankings", "rank", ("regency_code",)),
    ("kpju", "rank", ("regency_code",)),
    ("tourism_themes", "order", ()),
    ("sectors", "order", ()),
)


@dataclass(frozen=True)
class Finding:
    """One thing wrong. row : line of the file, the header being 1; None when it is about the whole table."""

    table: str
    row: int | None
    rule: RuleName
    detail: str


@dataclass(frozen=True)
class Package:
    """What is checked: every declared table as text, `framework.json`, the report, and the CSV files there are."""

    tables: dict[str, pd.DataFrame]
    framework: Any
    report: str
    declared: frozenset[str]
    files: frozenset[str]


def check(folder: Path = DATA) -> list[Finding]:
    """Everything wrong with the tables in ``folder``; empty when they are sound.

    The package's own description is checked first: the other rules need tables that follow it.
    """
    broken = list(schema_findings(folder))
    if broken:
        return broken
    package = read_package(folder)
    return [finding for rule in RULES for finding in rule(package)]


def read_package(folder: Path = DATA) -> Package:
    """The tables of ``folder`` with every cell as text, an empty cell ``""``."""
    resources = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    return Package(
        tables={
            resource["name"]: pd.read_csv(folder / resource["path"], dtype=str, keep_default_na=False)
            for resource in resources
            if resource["type"] == "table"
        },
        framework=json.loads((folder / "framework.json").read_text(encoding="utf-8")),
        report=(folder / REPORT).read_text(encoding="utf-8"),
        declared=frozenset(resource["path"] for resource in resources),
        files=frozenset(file.name for file in folder.glob("*.csv")),
    )


def schema_findings(folder: Path) -> Iterator[Finding]:
    """What Frictionless finds: missing files, types, keys, foreign keys, enumerations, patterns."""
    import frictionless

    try:
        report = frictionless.Package(str(folder / "datapackage.json")).validate()
    except frictionless.FrictionlessException as unreadable:
        yield Finding("datapackage", None, "schema", unreadable.error.message)
        return
    for error in report.errors:
        yield Finding("datapackage", None, "schema", error.message)
    for task in report.tasks:
        for error in task.errors:
            yield Finding(task.name, getattr(error, "row_number", None), "schema", error.message)


def undeclared(package: Package) -> Iterator[Finding]:
    """Every CSV file is declared."""
    for name in sorted(package.files - package.declared):
        yield Finding(Path(name).stem, None, "undeclared", name)


def ranks(package: Package) -> Iterator[Finding]:
    """Ranks run 1, 2, 3 … without gap or repeat, within each regency where the table is by regency."""
    for table, column, groups in RANKED:
        rows = package.tables[table]
        for key, group in rows.groupby(list(groups)) if groups else [((), rows)]:
            found = sorted(int(rank) for rank in group[column])
            if found != list(range(1, len(found) + 1)):
                where = " ".join([*map(str, key), *map(str, found)])
                yield Finding(table, None, "ranks", where)


def verbatim(package: Package) -> Iterator[Finding]:
    """What is quoted from the report is printed at the chapter or section cited, white space aside."""
    texts = sections(package.report)
    for table, rows in package.tables.items():
        words, places = ("printed", "place") if table == "anomalies" else ("verbatim", "cite")
        if {words, places} <= set(rows.columns):
            for index, (quoted, place) in enumerate(zip(rows[words], rows[places], strict=True)):
                if quoted and in_report(place) and squeeze(quoted) not in text_at(place, texts):
                    yield Finding(table, index + 2, "verbatim", f"{place}: {quoted}")
    for entry in quotations(package.framework):
        if squeeze(entry["verbatim"]) not in text_at(entry["cite"], texts):
            yield Finding("framework", None, "verbatim", f"{entry['cite']}: {entry['verbatim']}")


def quotations(document: Any) -> Iterator[dict[str, Any]]:
    """Every object of a JSON document that quotes the report, at any depth."""
    if isinstance(document, dict):
        if "verbatim" in document:
            yield document
        document = list(document.values())
    if isinstance(document, list):
        for part in document:
            yield from quotations(part)


def ends(package: Package) -> Iterator[Finding]:
    """Both ends of a link are a regency, a partner, or not said."""
    known = {"", *package.tables["regencies"].regency_code, *package.tables["partners"].partner_code}
    links = package.tables["cooperation_links"]
    for index, codes in enumerate(zip(links.source_code, links.target_code, strict=True)):
        for code in codes:
            if code not in known:
                yield Finding("cooperation_links", index + 2, "ends", code)


def zones(package: Package) -> Iterator[Finding]:
    """The report's plan puts each of the 22 regencies into one of the zones 1 to 8, with at most one seat each."""
    rows = package.tables["zones_proposed"]
    numbers = sorted({int(zone) for zone in rows.zone})
    if numbers != list(range(1, ZONES + 1)):
        yield Finding("zones_proposed", None, "zones", " ".join(map(str, numbers)))
    members = Counter(rows.regency_code)
    for code in package.tables["regencies"].regency_code:
        if members[code] != 1:
            yield Finding("zones_proposed", None, "zones", f"{code} × {members[code]}")
    for zone, seats in Counter(rows.zone[rows.is_seat == "true"]).items():
        if seats > 1:
            yield Finding("zones_proposed", None, "zones", f"{zone}: {seats}")


def districts(package: Package) -> Iterator[Finding]:
    """The province has 22 regencies and 315 districts, and a village lies in a district of its own regency."""
    for table, expected in (("regencies", REGENCIES), ("districts", DISTRICTS)):
        if len(package.tables[table]) != expected:
            yield Finding(table, None, "districts", f"{len(package.tables[table])} ≠ {expected}")
    for table, code in (("districts", "district_code"), ("villages", "village_code")):
        rows = package.tables[table]
        parents = rows.regency_code if table == "districts" else rows.district_code
        for index, (own, parent, regency) in enumerate(zip(rows[code], parents, rows.regency_code, strict=True)):
            if not own.startswith(f"{parent}.") or not own.startswith(f"{regency}."):
                yield Finding(table, index + 2, "districts", own)


def counts(package: Package) -> Iterator[Finding]:
    """A regency's printed numbers of districts and of villages are those of the two tables."""
    in_districts = Counter(package.tables["districts"].regency_code)
    in_villages = Counter(package.tables["villages"].regency_code)
    for index, row in enumerate(package.tables["regencies"].itertuples()):
        for stated, listed in (
            (int(row.kecamatan), in_districts[row.regency_code]),
            (int(row.desa) + int(row.kelurahan), in_villages[row.regency_code]),
        ):
            if stated != listed:
                yield Finding("regencies", index + 2, "counts", f"{row.regency_code}: {stated} ≠ {listed}")


def colour(package: Package) -> Iterator[Finding]:
    """Every sector has a colour of its own, as ``#RRGGBB``."""
    used = Counter(value.upper() for value in package.tables["sectors"].colour)
    for index, value in enumerate(package.tables["sectors"].colour):
        if not COLOUR.fullmatch(value) or used[value.upper()] > 1:
            yield Finding("sectors", index + 2, "colour", value)


RULES: tuple[Callable[[Package], Iterator[Finding]], ...] = (
    undeclared, ranks, verbatim, ends, zones, districts, counts, colour,
)  # fmt: skip


def squeeze(text: str) -> str:
    """``text`` with every run of white space as one space."""
    return " ".join(text.split())


def sections(report: str) -> dict[str, str]:
    """The report's text by place: chapters ``1`` … ``8``, and ``5.a`` … ``5.v`` by regency; white space squeezed."""
    parts = CHAPTER.split(report)
    chapters = dict(zip(parts[1::2], parts[2::2], strict=True))
    regencies = SECTION.split(chapters["5"])
    by_regency = {f"5.{letter}": text for letter, text in zip(regencies[1::2], regencies[2::2], strict=True)}
    # What stands before the first heading, the title, belongs to chapter 1.
    chapters["1"] = parts[0] + chapters["1"]
    return {place: squeeze(text) for place, text in (chapters | by_regency).items()}


def text_at(place: str, texts: dict[str, str]) -> str:
    """The narrowest text of ``texts`` around ``place``; empty when there is none."""
    chapter, *rest = LEVEL.split(place)
    section = f"{chapter}.{rest[0]}" if rest else chapter
    return texts.get(section, texts.get(chapter, ""))
