"""Plans with their steps, draft agreements, presets."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plans",
        sa.Column("plan_id", sa.String(32), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("head", sa.Integer, nullable=False, comment="step shown"),
        sa.Column("tip", sa.Integer, nullable=False, comment="last step of the branch that redo follows"),
        sa.Column("revision", sa.Integer, nullable=False, comment="grows with every change, undo and redo included"),
        sa.Column("share_token", sa.String(32), nullable=False, unique=True),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("updated_at", sa.String(32), nullable=False),
        sa.Column("updated_by", sa.Text, nullable=False),
    )
    op.create_table(
        "plan_steps",
        sa.Column("plan_id", sa.String(32), sa.ForeignKey("plans.plan_id"), primary_key=True),
        sa.Column("step", sa.Integer, primary_key=True),
        sa.Column("parent", sa.Integer),
        sa.Column("document", sa.JSON, nullable=False),
    )
    op.create_table(
        "plan_events",
        sa.Column("plan_id", sa.String(32), sa.ForeignKey("plans.plan_id"), primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
    )
    op.create_table(
        "agreements",
        sa.Column("agreement_id", sa.String(32), primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("affair", sa.Text, nullable=False),
        sa.Column("form", sa.String(32), nullable=False),
        sa.Column("model", sa.String(32), nullable=False),
        sa.Column("stage", sa.String(1), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("reasons", sa.JSON, nullable=False),
        sa.Column("citations", sa.JSON, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("updated_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "agreement_parties",
        sa.Column("agreement_id", sa.String(32), sa.ForeignKey("agreements.agreement_id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("code", sa.String(32), nullable=False),
        sa.Column("role", sa.String(32), nullable=False),
    )
    op.create_table(
        "agreement_events",
        sa.Column("agreement_id", sa.String(32), sa.ForeignKey("agreements.agreement_id"), primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("document", sa.JSON, nullable=False),
    )
    op.create_table(
        "presets",
        sa.Column("kind", sa.String(32), primary_key=True),
        sa.Column("name", sa.String(80), primary_key=True),
        sa.Column("values", sa.JSON, nullable=False),
    )


def downgrade() -> None:
    for table in (
        "presets", "agreement_events", "agreement_parties", "agreements", "plan_events", "plan_steps", "plans",
    ):  # fmt: skip
        op.drop_table(table)
