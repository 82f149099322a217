"""Recommendations: order, weights, reasons, evidence followed to its row, and what may be mandatory."""

import math
from itertools import product

import numpy as np
import pytest

from kad.agreements.model import Party
from kad.cooperation.components import KEYS
from kad.cooperation.draft import draft_from
from kad.cooperation.evaluate import evaluate, known_pairs, stated_supplies, trial
from kad.cooperation.facts import Facts, NoSuchRegency
from kad.cooperation.framework import FORMS, MODELS
from kad.cooperation.proximity import border_matrix
from kad.cooperation.recommend import recommend
from kad.cooperation.scoring import PRESETS, UnusableWeights, Weights, pair_model
from kad.cooperation.themes import THEMES

FARM, INN, CITY = "53.01", "53.02", "53.03"

ONLY = dict.fromkeys(KEYS, 0.0)


def test_the_score_is_the_weighted_mean_of_what_is_known(small: Facts) -> None:
    weights = Weights(**{**ONLY, "proximity": 3.0, "existing_ties": 1.0, "sector_similarity": 5.0})
    scores = pair_model(small).scores(weights)
    assert scores[0, 2] == pytest.approx((3 * 0.0625 + 1 * (1 - 0.5**0.5)) / 4)


def test_scores_are_symmetric_and_between_0_and_1(real: Facts) -> None:
    scores = pair_model(real).scores(Weights())
    assert np.array_equal(scores, scores.T)
    assert 0.0 <= scores.min() <= scores.max() <= 1.0


@pytest.mark.parametrize("key", KEYS)
def test_a_heavier_weight_moves_every_score_towards_its_component(key: str, real: Facts) -> None:
    model = pair_model(real)
    before = model.scores(Weights())
    after = model.scores(Weights(**{**Weights().to_dict(), key: 50.0}))
    matrix = model.matrices[key]
    known = ~np.isnan(matrix)
    assert (np.abs(after - matrix)[known] <= np.abs(before - matrix)[known] + 1e-12).all()


def test_all_other_regencies_are_recommended_best_first(real: Facts) -> None:
    found = recommend("53.15", Weights(), real, "id")
    assert {partner.partner_code for partner in found} == set(real.codes) - {"53.15"}
    scores = [partner.score for partner in found]
    assert scores == sorted(scores, reverse=True)


def test_an_unknown_code_is_refused_with_the_known_ones(real: Facts) -> None:
    with pytest.raises(NoSuchRegency, match=r"'53\.99'"):
        recommend("53.99", Weights(), real, "id")


@pytest.mark.parametrize("wrong", [{"proximity": -1.0}, dict(ONLY), {"proximity": math.nan}])
def test_weights_that_weigh_nothing_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(UnusableWeights):
        Weights(**wrong)


def test_a_saved_preset_comes_back_and_a_strange_one_is_refused() -> None:
    for preset in PRESETS.values():
        assert Weights.from_dict(preset.to_dict()) == preset
    with pytest.raises(UnusableWeights, match="luck"):
        Weights.from_dict({"luck": 1.0})


def test_every_statement_can_be_followed_to_its_row(real: Facts) -> None:
    for code in real.codes:
        for partner in recommend(code, Weights(), real, "en"):
            assert partner.evidence
            for row in partner.evidence:
                record = getattr(real, row.table).iloc[row.row].astype(object).fillna("")
                assert row.cite == record.get("cite", record.get("source"))
                assert row.verbatim in (record.get("verbatim"), record.get("reason"), "")


def test_every_place_named_in_the_reason_is_among_the_evidence(real: Facts) -> None:
    for partner in recommend("53.15", Weights(), real, "id"):
        inside = partner.why.split("(")[1:]
        named = {cite.strip() for part in inside for cite in part.split(")")[0].split(",")}
        named -= set(real.regencies["island_group"])
        assert named <= set(partner.citations)


def test_only_neighbours_with_an_effect_across_the_border_may_be_bound(real: Facts) -> None:
    borders = border_matrix(real)
    obligations = set()
    for code in real.codes:
        for partner in recommend(code, Weights(), real, "id"):
            bordering = borders[real.place(code), real.place(partner.partner_code)]
            expected = "wajib" if bordering and THEMES[partner.theme].cross_border else "sukarela"
            assert partner.obligation == expected
            obligations.add(partner.obligation)
    assert obligations == {"wajib", "sukarela"}


def test_the_four_other_models_each_have_a_reason_against(real: Facts) -> None:
    for partner in recommend("53.01", Weights(), real, "en"):
        assert {model for model, _ in partner.rejected} == set(MODELS) - {partner.model}
        assert all(reason for _, reason in partner.rejected)
        assert partner.form in FORMS


def test_what_is_not_printed_is_said_to_be_unknown(real: Facts) -> None:
    partner = next(p for p in recommend("53.15", Weights(), real, "en") if p.partner_code == "53.03")
    assert dict(partner.components)["complementarity"] is None
    assert any("Supply and need" in gap for gap in partner.unknown)


def test_the_json_of_a_partner_has_what_scripts_rely_on(real: Facts) -> None:
    document = recommend("53.15", Weights(), real, "id")[0].to_dict()
    assert {"regency_code", "score", "components", "recommendation", "evidence"} <= set(document)
    assert set(document["components"]) == set(KEYS)  # type: ignore[call-overload]


def test_a_draft_takes_parties_form_model_and_reasons_at_stage_a(small: Facts) -> None:
    weights = Weights(**{**ONLY, "complementarity": 1.0})
    partner = next(p for p in recommend(INN, weights, small, "id") if p.partner_code == FARM)
    draft = draft_from(partner)
    assert draft.parties == (Party(INN, "receiver"), Party(FARM, "supplier"))
    assert (draft.stage, draft.form, draft.model) == ("a", partner.form, partner.model)
    assert partner.why in draft.reasons


def test_weight_0_takes_a_theme_out_of_the_advice(small: Facts) -> None:
    weights = Weights(**{**ONLY, "proximity": 1.0})
    themes = {p.theme for code in (FARM, INN, CITY) for p in recommend(code, weights, small, "id")}
    assert themes <= {"extension", "learning", "supply"}


def test_the_stated_suppliers_of_manggarai_barat_stand_near_the_top_without_their_links(real: Facts) -> None:
    found = {trial.supplier: trial for trial in stated_supplies(real)}
    assert set(found) == {"53.10", "53.09"}
    sector = real.commodities.set_index("commodity")["sector"]
    for supply in found.values():
        assert supply.buyer == "53.15"
        assert supply.rank <= 3
        assert "hortikultura" in set(sector[list(supply.goods)])


def test_known_agreements_rank_above_chance_when_ties_are_left_out(real: Facts) -> None:
    everything, *others = evaluate(real)
    assert everything.auc > 0.8
    assert everything.p_value < 0.001
    names = {one.name for one in others}
    assert names == {f"{how} {key}" for how, key in product(("without", "only"), KEYS) if key != "existing_ties"}


def test_a_component_that_knows_the_answer_reaches_1(small: Facts) -> None:
    weights = Weights(**{**ONLY, "existing_ties": 1.0})
    known = known_pairs(small)
    assert known == {(FARM, INN)}
    perfect = trial("ties", pair_model(small), weights, known)
    assert (perfect.auc, perfect.mean_rank, perfect.pairs) == (1.0, 1.0, 3)
