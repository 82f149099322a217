"""What people make and must never lose: plans with every step, draft agreements, presets.

    store = open_store()                 # SQLite in var/, or the database of KAD_DATABASE_URL
    state = store.plans.create("Rencana 1", document, actor="Ani")

Every function returns after its change is committed.
"""

from kad.store.errors import EditConflict, NoSuchRecord, PlanIsPublished
from kad.store.plans import HistoryEntry, PlanState
from kad.store.presets import Preset, PresetChange
from kad.store.store import Store, open_store

__all__ = [
    "EditConflict",
    "HistoryEntry",
    "NoSuchRecord",
    "PlanIsPublished",
    "PlanState",
    "Preset",
    "PresetChange",
    "Store",
    "open_store",
]
