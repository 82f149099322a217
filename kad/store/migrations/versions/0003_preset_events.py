"""Everything that was ever kept under the name of a preset, and by whom."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    events = op.create_table(
        "preset_events",
        sa.Column("kind", sa.String(32), primary_key=True),
        sa.Column("name", sa.String(80), primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("values", sa.JSON, nullable=False),
    )
    kept = sa.table("presets", sa.column("kind"), sa.column("name"), sa.column("values", sa.JSON))
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    first = sa.select(
        kept.c.kind, kept.c.name, sa.literal(1), sa.literal(now), sa.literal(""), sa.literal("save"), kept.c["values"]
    )
    op.execute(sa.insert(events).from_select([column.name for column in events.columns], first))


def downgrade() -> None:
    op.drop_table("preset_events")
