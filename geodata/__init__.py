"""Geometry of Nusa Tenggara Timur: built from open sources, loaded, measured. Imports nothing of `kad`."""
