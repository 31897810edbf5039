-- This is an empty migration.

-- By hand. Kept when this migration is generated again.

-- A returned assessment is its author's to change, and on the way it may be anything, as a draft may.
ALTER TABLE "assessment"
  DROP CONSTRAINT "assessment_tag_has_basis",
  ADD CONSTRAINT "assessment_tag_has_basis"
    CHECK ("state" IN ('draft', 'returned') OR ("tag" IS NOT NULL AND "basis" IS NOT NULL));
