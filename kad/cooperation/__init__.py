"""Cooperation between regencies: links, who should work with whom and why, and the report's framework as a tool."""
