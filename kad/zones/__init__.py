"""Service zones: the plan, its figures, its verdicts and the best plan possible."""
