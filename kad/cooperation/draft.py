"""From a recommendation to a draft agreement, one click."""

from typing import Literal

from kad.agreements.model import Agreement, Party
from kad.cooperation.recommend import Recommendation


def draft_from(recommendation: Recommendation) -> Agreement:
    """A draft at stage a, with the recommendation's parties, affair, form, model and reasons; not kept yet."""
    codes = (recommendation.regency_code, recommendation.partner_code)
    return Agreement(
        title=recommendation.what.rstrip("."),
        parties=tuple(Party(code, _role(recommendation, code)) for code in codes),
        subject=", ".join(recommendation.commodity_names) or recommendation.affair_name,
        affair=recommendation.affair_name,
        form=recommendation.form,
        model=recommendation.model,
        stage="a",
        reasons=(
            recommendation.why,
            recommendation.form_reason,
            recommendation.model_reason,
            recommendation.obligation_reason,
            recommendation.dprd,
        ),
        citations=recommendation.citations,
    )


def _role(recommendation: Recommendation, code: str) -> Literal["party", "supplier", "receiver"]:
    if recommendation.supplier_code is None:
        return "party"
    return "supplier" if code == recommendation.supplier_code else "receiver"
