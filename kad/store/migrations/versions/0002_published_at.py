"""When a plan was published, so that one brought back from the archive stays read-only."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("plans", sa.Column("published_at", sa.String(32), comment="null while it was never published"))
    op.execute("UPDATE plans SET published_at = updated_at WHERE status = 'published'")


def downgrade() -> None:
    op.drop_column("plans", "published_at")
