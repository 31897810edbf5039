-- This is an empty migration.

-- By hand. Kept when this migration is generated again.

-- What came back to somebody, or was taken up again: counted on every page.
CREATE INDEX "assessment_to_mend" ON "assessment" ("workspace_id", "analyst_id") WHERE "state" IN ('returned', 'draft') AND "submission_count" > 0;
