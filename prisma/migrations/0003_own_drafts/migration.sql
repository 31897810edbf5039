-- This is an empty migration.

-- By hand. Kept when this migration is generated again.

-- What makes an analyst blind for a claim is asked with every look at the workbench.
CREATE INDEX "assessment_drafts" ON "assessment" ("workspace_id", "analyst_id") WHERE "state" = 'draft';
