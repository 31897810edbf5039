-- This is an empty migration.

-- By hand. Kept when this migration is generated again.

-- The queue of one article, in its order: claim_plan_free has that of the workspace.
CREATE INDEX "claim_plan_free_of_article" ON "claim_plan" ("workspace_id", "article_id", "due_on", "created_at", "claim_id") WHERE "free" > 0;
