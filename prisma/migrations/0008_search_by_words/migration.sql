-- CreateIndex
CREATE INDEX "evidence_workspace_id_source_id_idx" ON "evidence"("workspace_id", "source_id");

-- By hand. Kept when this migration is generated again.

-- Words are looked for by an index, within one workspace.
CREATE EXTENSION IF NOT EXISTS btree_gin;
DROP INDEX "claim_search";
CREATE INDEX "claim_search" ON "claim" USING gin ("workspace_id", "search");
DROP INDEX "evidence_search";
CREATE INDEX "evidence_search" ON "evidence" USING gin ("workspace_id", "search");
DROP INDEX "evidence_link_search";
CREATE INDEX "evidence_link_search" ON "evidence_link" USING gin ("workspace_id", "search");
CREATE INDEX "source_search" ON "source" USING gin ("workspace_id", to_tsvector('simple', "name"));

-- Under row-level security no index can serve `@@`: the operator might leak what it sees, so PostgreSQL first reads every row that the policy
-- allows. These views are the second wall in another form: they run as a role that sees all rows, but no more of them than what is listed
-- here, and show only the workspace that the transaction names. Nobody is that role: it cannot log in, and is granted to nobody.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'onus_search') THEN
    CREATE ROLE "onus_search" NOLOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
  EXECUTE format('GRANT onus_search TO %I', current_user);
END
$$;
GRANT USAGE, CREATE ON SCHEMA public TO "onus_search";
GRANT SELECT ("workspace_id", "id", "article_id", "retired", "updated_at", "search") ON "claim" TO "onus_search";
GRANT SELECT ("workspace_id", "id", "source_id", "created_at", "search") ON "evidence" TO "onus_search";
GRANT SELECT ("workspace_id", "id", "claim_id", "evidence_id", "withdrawn_at", "created_by", "search") ON "evidence_link" TO "onus_search";
GRANT SELECT ("workspace_id", "id", "name") ON "source" TO "onus_search";
CREATE POLICY "searched" ON "claim" FOR SELECT TO "onus_search" USING (true);
CREATE POLICY "searched" ON "evidence" FOR SELECT TO "onus_search" USING (true);
CREATE POLICY "searched" ON "evidence_link" FOR SELECT TO "onus_search" USING (true);
CREATE POLICY "searched" ON "source" FOR SELECT TO "onus_search" USING (true);

-- A search stops after a page of rows, and the workers of a parallel plan would by then have run far ahead of it.
CREATE FUNCTION "searched_workspace"() RETURNS uuid LANGUAGE sql STABLE PARALLEL UNSAFE AS $$ SELECT current_workspace() $$;
CREATE VIEW "claim_words" AS
  SELECT "workspace_id", "id", "article_id", "retired", "updated_at", "search" FROM "claim" WHERE "workspace_id" = (SELECT searched_workspace());
CREATE VIEW "evidence_words" AS
  SELECT "workspace_id", "id", "source_id", "created_at", "search" FROM "evidence" WHERE "workspace_id" = (SELECT searched_workspace());
CREATE VIEW "evidence_link_words" AS
  SELECT "workspace_id", "id", "claim_id", "evidence_id", "withdrawn_at", "created_by", "search" FROM "evidence_link"
  WHERE "workspace_id" = (SELECT searched_workspace());
CREATE VIEW "source_words" AS
  SELECT "workspace_id", "id", to_tsvector('simple', "name") AS "search" FROM "source" WHERE "workspace_id" = (SELECT searched_workspace());
ALTER VIEW "claim_words" OWNER TO "onus_search";
ALTER VIEW "evidence_words" OWNER TO "onus_search";
ALTER VIEW "evidence_link_words" OWNER TO "onus_search";
ALTER VIEW "source_words" OWNER TO "onus_search";
GRANT SELECT ON "claim_words", "evidence_words", "evidence_link_words", "source_words" TO "onus_app";
REVOKE CREATE ON SCHEMA public FROM "onus_search";
-- The owner of the tables stays under the policies as well.
DO $$
BEGIN
  EXECUTE format('REVOKE onus_search FROM %I', current_user);
END
$$;
