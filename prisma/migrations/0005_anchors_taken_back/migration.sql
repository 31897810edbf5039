-- This is an empty migration.

-- By hand. Kept when this migration is generated again.

-- Places that a merge gave to a claim go again when the merge is undone. That they stood there is on record in the log.
GRANT DELETE ON "anchor" TO "onus_app";
