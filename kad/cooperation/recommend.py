"""Who a regency should work with, on what, in which form, and why: every other regency, best first."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from kad.cooperation.components import COMPONENTS
from kad.cooperation.facts import Evidence, Facts
from kad.cooperation.framework import MODELS, Form, Model, law, model_entry, priority_affair
from kad.cooperation.proximity import HARD_TO_CONNECT, border_matrix
from kad.cooperation.scoring import PairModel, Weights, pair_model
from kad.cooperation.sentences import commodity_names, what_sentence, why_sentence
from kad.cooperation.themes import Case, ThemeKey, best_case
from kad.cooperation.ties import tie_evidence
from kad.text import Language, translate

ASSUMED = "assumed"

Obligation = Literal["wajib", "sukarela"]


@dataclass(frozen=True)
class Recommendation:
    """One possible partner of ``regency_code``.

    score and components : in [0, 1]; a component is None where the facts do not say.
    what, why : one sentence each. commodities : slugs. affair : number of the priority affair (8.d) and its words.
    rejected : (model, why it suits less) for the four other models.
    dprd_check : whether the approval of the DPRD has to be examined; dprd : the sentence that says so.
    unknown : what the facts do not say. evidence : the rows behind what, why and every component.
    """

    regency_code: str
    partner_code: str
    score: float
    components: tuple[tuple[str, float | None], ...]
    theme: ThemeKey
    supplier_code: str | None
    commodities: tuple[str, ...]
    commodity_names: tuple[str, ...]
    what: str
    why: str
    affair: int
    affair_name: str
    form: Form
    form_reason: str
    model: Model
    model_reason: str
    rejected: tuple[tuple[Model, str], ...]
    obligation: Obligation
    obligation_reason: str
    dprd_check: bool
    dprd: str
    unknown: tuple[str, ...]
    evidence: tuple[Evidence, ...]

    @property
    def citations(self) -> tuple[str, ...]:
        """Every place the recommendation rests on, each once."""
        cites = (row.cite for row in self.evidence)
        return tuple(dict.fromkeys(cite for cite in cites if cite and cite != ASSUMED))

    def to_dict(self) -> dict[str, object]:
        """The shape of ``partners CODE --json``, with more keys than it promises."""
        return {
            "regency_code": self.partner_code,
            "score": round(self.score, 4),
            "components": {key: None if value is None else round(value, 4) for key, value in self.components},
            "recommendation": f"{self.what} {self.why}",
            "evidence": [row.to_dict() for row in self.evidence],
            "theme": self.theme,
            "supplier_code": self.supplier_code,
            "commodities": list(self.commodities),
            "affair": self.affair,
            "affair_name": self.affair_name,
            "form": self.form,
            "form_reason": self.form_reason,
            "model": self.model,
            "model_reason": self.model_reason,
            "rejected": [{"model": model, "reason": reason} for model, reason in self.rejected],
            "obligation": self.obligation,
            "obligation_reason": self.obligation_reason,
            "dprd": self.dprd,
            "unknown": list(self.unknown),
        }


def recommend(regency_code: str, weights: Weights, facts: Facts, language: Language) -> tuple[Recommendation, ...]:
    """All other regencies as partners of ``regency_code``, best first; equal scores by code.

    Raises : NoSuchRegency.
    """
    model = pair_model(facts)
    position = facts.place(regency_code)
    scores = model.scores(weights)[position]
    others = sorted((code for code in facts.codes if code != regency_code), key=lambda c: (-scores[facts.place(c)], c))
    return tuple(
        recommendation(model, regency_code, other, float(scores[facts.place(other)]), weights, language)
        for other in others
    )


def recommendation(
    model: PairModel, regency_code: str, partner_code: str, score: float, weights: Weights, language: Language
) -> Recommendation:
    """The recommendation for one pair, in words."""
    facts = model.facts
    case = best_case(model, regency_code, partner_code, weights)
    theme = case.theme
    commodities = tuple(dict.fromkeys(name for d in case.deliveries for name in d.commodities)) or case.commodities
    obligation, obligation_reason = _obligation(facts, case, regency_code, partner_code, language)
    dprd_check = theme.key != "learning"
    dprd = "cooperation.dprd_check" if dprd_check else "cooperation.dprd_unlikely"
    return Recommendation(
        regency_code=regency_code,
        partner_code=partner_code,
        score=score,
        components=_components(model, regency_code, partner_code),
        theme=theme.key,
        supplier_code=case.deliveries[0].supplier if len(case.deliveries) == 1 else None,
        commodities=commodities,
        commodity_names=commodity_names(facts, commodities, language),
        what=what_sentence(facts, case, regency_code, partner_code, language),
        why=why_sentence(facts, case, regency_code, partner_code, language),
        affair=theme.affair,
        affair_name=priority_affair(facts.framework, theme.affair, language),
        form=theme.form,
        form_reason=translate(theme.form_reason, language),
        model=theme.model,
        model_reason=translate(theme.model_reason, language),
        rejected=_rejected(facts, theme.model, language),
        obligation=obligation,
        obligation_reason=obligation_reason,
        dprd_check=dprd_check,
        dprd=translate(dprd, language, rule=law(facts.framework, "dprd", language)[0]),
        unknown=_unknown(model, case, regency_code, partner_code, language),
        evidence=_evidence(facts, case, regency_code, partner_code),
    )


def _components(model: PairModel, first: str, second: str) -> tuple[tuple[str, float | None], ...]:
    a, b = model.facts.place(first), model.facts.place(second)
    values = ((key, float(matrix[a, b])) for key, matrix in model.matrices.items())
    return tuple((key, None if np.isnan(value) else value) for key, value in values)


def _rejected(facts: Facts, chosen: Model, language: Language) -> tuple[tuple[Model, str], ...]:
    return tuple((model, model_entry(facts.framework, model, language).against) for model in MODELS if model != chosen)


def _obligation(facts: Facts, case: Case, first: str, second: str, language: Language) -> tuple[Obligation, str]:
    """Wajib needs both a shared land border and an effect across it; everything else is sukarela.

    Source : PP 28/2018 and Permendagri 22/2020, as read in summary (`facts/ksd_law.md` section 3).
    """
    bordering = bool(border_matrix(facts)[facts.place(first), facts.place(second)])
    if bordering and case.theme.cross_border:
        rule, _ = law(facts.framework, "mandatory", language)
        return "wajib", translate("cooperation.obligation_wajib", language, rule=rule)
    rule, _ = law(facts.framework, "voluntary", language)
    reason = "cooperation.obligation_no_effect" if bordering else "cooperation.obligation_no_border"
    return "sukarela", translate(reason, language, rule=rule)


def _unknown(model: PairModel, case: Case, first: str, second: str, language: Language) -> tuple[str, ...]:
    facts = model.facts
    a, b = facts.place(first), facts.place(second)
    gaps = []
    if case.theme.component in ("complementarity", "kpju_similarity"):
        gaps.append(translate("cooperation.unknown_volume", language))
    missing = [
        translate(component.name, language) for component in COMPONENTS if np.isnan(model.matrices[component.key][a, b])
    ]
    if missing:
        gaps.append(translate("cooperation.unknown_component", language, components=", ".join(missing)))
    hours = "cooperation.unknown_hours" if facts.hours is None else "cooperation.unknown_hours_modelled"
    gaps.append(translate(hours, language))
    if case.theme.cross_border and not border_matrix(facts)[a, b]:
        gaps.append(translate("cooperation.unknown_sea_border", language))
    if {first, second} & set(HARD_TO_CONNECT):
        gaps.append(translate("cooperation.unknown_connection", language))
    if not tie_evidence(facts, first, second):
        gaps.append(translate("cooperation.unknown_will", language))
    return tuple(gaps)


def _evidence(facts: Facts, case: Case, first: str, second: str) -> tuple[Evidence, ...]:
    rows = [row for delivery in case.deliveries for row in delivery.evidence]
    rows += case.issue.evidence if case.issue else ()
    for component in COMPONENTS:
        rows += component.evidence(facts, first, second)
    return tuple(dict.fromkeys(rows))
