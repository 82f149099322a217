"""What the report says each regency leads in: sectors, KPJu commodities, prospects, figures and statements."""
