"""``python -m kad optimise``: the best plan possible, with proof."""

import argparse

from kad.commands import zones as zones_command
from kad.errors import KadError

NAME = "optimise"
HELP = "the best plan for a number of offices, proven"


class InvalidLock(KadError):
    """A lock is not written as code=zone."""

    def __init__(self, written: str) -> None:
        super().__init__(f"{written!r} is not a lock. Write it as 53.01=1.", lock=written)


def register(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--offices", type=int, required=True, metavar="N", help="number of offices, 1 to 22")
    parser.add_argument("--plan", metavar="FILE|NAME", help="the plan to start from; by default the report's plan")
    parser.add_argument("--keep-seats", action="store_true", help="keep the seats the plan has")
    parser.add_argument("--lock", action="append", default=[], metavar="53.01=1", help="keep a regency in a zone")
    parser.add_argument("--together", action="append", default=[], metavar="53.01,53.02", help="keep in one zone")
    parser.add_argument("--apart", action="append", default=[], metavar="53.01,53.02", help="keep in different zones")
    parser.add_argument("--same-island-group", action="store_true", help="no zone across island groups")
    parser.add_argument(
        "--max-population-ratio", type=float, metavar="R", help="largest zone at most R times the mean zone"
    )
    parser.add_argument("--contiguous", choices=["land", "sea"], help="zones in one piece by land, or by land or sea")
    parser.add_argument("--objective", choices=["mean", "worst", "balance"], default="mean", help="what to make small")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """Print the optimum; returns 0."""
    from kad.access import Assumptions, travel_times
    from kad.tables import read_table
    from kad.zones.document import optimum_document
    from kad.zones.library import find_plan
    from kad.zones.moves import with_best_seats
    from kad.zones.network import current_links
    from kad.zones.optimise import Objective, Wishes, objective_of, optimise
    from kad.zones.report import report_plan
    from kad.zones.travel import regency_times

    weights = {"mean": 0.0, "worst": 0.0, "balance": 0.0, arguments.objective: 1.0}
    wishes = Wishes(
        offices=arguments.offices,
        objective=Objective(**weights),
        keep_seats=arguments.keep_seats,
        locks=tuple(_lock(written) for written in arguments.lock),
        together=tuple(tuple(group.split(",")) for group in arguments.together),
        apart=tuple(tuple(group.split(",")) for group in arguments.apart),
        same_island_group=arguments.same_island_group,
        max_population_ratio=arguments.max_population_ratio,
        contiguous=arguments.contiguous,
    )
    travel = travel_times(Assumptions())
    times = regency_times(travel)
    plan = find_plan(arguments.plan, travel)
    found = optimise(plan, times, wishes, read_table("regencies"), current_links())
    report = with_best_seats(report_plan(), times)
    verdicts = zones_command.all_verdicts(found.plan, travel)
    report_value = objective_of(report, times, wishes.objective)
    zones_command.show(optimum_document(found, wishes, travel, verdicts, report, report_value), arguments.json)
    return 0


def _lock(written: str) -> tuple[str, int]:
    code, _, zone = written.partition("=")
    if not (code and zone.isascii() and zone.isdigit() and len(zone) <= 2):
        raise InvalidLock(written)
    return code, int(zone)
