"""The page of sources: every table, what the report garbles, and the boundaries."""
