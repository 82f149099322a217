"""The page of zones: one plan open at a time, edited on the map, kept as it is edited."""
