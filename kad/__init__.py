"""Peta KAD NTT: leading sectors, service zones and inter-regional cooperation of Nusa Tenggara Timur."""
