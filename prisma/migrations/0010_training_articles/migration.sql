-- This is an empty migration.

-- By hand. Kept when this migration is generated again.

-- What makes analysts blind for the claims of an article to train on is asked with every look.
CREATE INDEX "article_training" ON "article" ("workspace_id") WHERE "training";
