"""The tables. Times are UTC, written as ISO 8601 text so that SQLite and PostgreSQL order and read them alike."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, MetaData, String, Table, Text

metadata = MetaData()

plans = Table(
    "plans",
    metadata,
    Column("plan_id", String(32), primary_key=True),
    Column("name", Text, nullable=False),
    Column("status", String(16), nullable=False),
    Column("head", Integer, nullable=False, comment="step shown"),
    Column("tip", Integer, nullable=False, comment="last step of the branch that redo follows"),
    Column("revision", Integer, nullable=False, comment="grows with every change, undo and redo included"),
    Column("share_token", String(32), nullable=False, unique=True),
    Column("created_at", String(32), nullable=False),
    Column("updated_at", String(32), nullable=False),
    Column("updated_by", Text, nullable=False),
    Column("published_at", String(32), comment="null while it was never published"),
)

plan_steps = Table(
    "plan_steps",
    metadata,
    Column("plan_id", ForeignKey("plans.plan_id"), primary_key=True),
    Column("step", Integer, primary_key=True),
    Column("parent", Integer),
    Column("document", JSON, nullable=False),
)

plan_events = Table(
    "plan_events",
    metadata,
    Column("plan_id", ForeignKey("plans.plan_id"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("step", Integer, nullable=False),
    Column("at", String(32), nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
)

agreements = Table(
    "agreements",
    metadata,
    Column("agreement_id", String(32), primary_key=True),
    Column("title", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("affair", Text, nullable=False),
    Column("form", String(32), nullable=False),
    Column("model", String(32), nullable=False),
    Column("stage", String(1), nullable=False),
    Column("status", String(16), nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("citations", JSON, nullable=False),
    Column("note", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("created_at", String(32), nullable=False),
    Column("updated_at", String(32), nullable=False),
)

agreement_parties = Table(
    "agreement_parties",
    metadata,
    Column("agreement_id", ForeignKey("agreements.agreement_id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("code", String(32), nullable=False),
    Column("role", String(32), nullable=False),
)

agreement_events = Table(
    "agreement_events",
    metadata,
    Column("agreement_id", ForeignKey("agreements.agreement_id"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("at", String(32), nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("document", JSON, nullable=False),
)

presets = Table(
    "presets",
    metadata,
    Column("kind", String(32), primary_key=True),
    Column("name", String(80), primary_key=True),
    Column("values", JSON, nullable=False),
)

preset_events = Table(
    "preset_events",
    metadata,
    Column("kind", String(32), primary_key=True),
    Column("name", String(80), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("at", String(32), nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("values", JSON, nullable=False),
)
