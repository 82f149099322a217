"""The page of cooperation: stated links on the map, suggested partners with their reasons, and drafts."""
