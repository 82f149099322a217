"""What scripts rely on: the shape of the JSON, from the real province."""

import json

import pytest

from kad.access import Assumptions, travel_times
from kad.cli import main
from kad.errors import KadError
from kad.zones.files import to_csv
from kad.zones.library import find_plan
from kad.zones.report import report_plan


@pytest.fixture(scope="module")
def travel():
    return travel_times(Assumptions())


@pytest.fixture
def printed(capfd):
    def run(*arguments):
        assert main([*arguments, "--json"]) == 0
        return json.loads(capfd.readouterr().out)

    return run


def test_zones_prints_the_reports_plan_with_null_where_no_seat_is_chosen(printed):
    document = printed("zones")
    assert {"name", "hours", "baseline_hours", "population", "sea_crossing_population"} <= document["plan"].keys()
    assert [zone["zone"] for zone in document["zones"]] == list(range(1, 9))
    first, second = document["zones"][:2]
    assert first["seat"]["regency_code"] == "53.03"
    assert (second["seat"], second["hours"]["mean"]) == (None, None)
    assert {("no_seat", 2), ("no_seat", 3)} <= {(v["rule"], v["zone"]) for v in document["verdicts"]}
    assert document["plan"]["population"] == sum(zone["population"] for zone in document["zones"])


def test_optimise_proves_its_optimum_and_keeps_its_locks(printed):
    document = printed("optimise", "--offices", "8", "--lock", "53.01=2", "--max-population-ratio", "2")
    assert document["optimal"] is True
    assert len(document["zones"]) == 8
    assert "53.01" in next(zone["members"] for zone in document["zones"] if zone["zone"] == 2)
    assert document["plan"]["balance"] <= 2
    assert document["objective_value"] == pytest.approx(document["plan"]["hours"]["mean"], abs=1e-3)


def test_the_reports_plan_is_not_better_than_the_optimum(printed):
    assert printed("optimise", "--offices", "8")["against_report_pct"] >= 0


def test_wishes_that_clash_are_one_sentence_and_exit_2(capfd):
    assert (
        main(["optimise", "--offices", "4", "--lock", "53.01=1", "--lock", "53.02=2", "--together", "53.01,53.02"]) == 2
    )
    out, error = capfd.readouterr()
    assert out == ""
    assert len(error.splitlines()) == 1


def test_a_plan_is_found_in_a_file(tmp_path, travel):
    plan = report_plan().set_seat(2, "53.20")
    table, document = tmp_path / "plan.csv", tmp_path / "plan.json"
    table.write_text(to_csv(plan, travel.places["regency_code"].to_dict()), encoding="utf-8")
    document.write_text(json.dumps(plan.to_dict()), encoding="utf-8")
    assert find_plan(str(document), travel) == plan
    assert (find_plan(str(table), travel).zone_of, find_plan(str(table), travel).seats) == (plan.zone_of, plan.seats)


def test_a_broken_file_is_refused_in_words(tmp_path, travel):
    broken = tmp_path / "plan.json"
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(KadError):
        find_plan(str(broken), travel)
