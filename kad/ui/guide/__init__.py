"""The page of the guide: the report's framework as a tool."""
