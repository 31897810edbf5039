-- CreateTable
CREATE TABLE "erased_blob" (
    "workspace_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "erased_blob_pkey" PRIMARY KEY ("workspace_id","sha256")
);

-- By hand. Kept when this migration is generated again.

-- By hand. Kept when this migration is generated again.

GRANT SELECT, INSERT, DELETE ON "erased_blob" TO "onus_app";
GRANT SELECT, INSERT ON "erased_blob" TO "onus_eraser";
ALTER TABLE "erased_blob" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "erased_blob" FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_workspace" ON "erased_blob" USING ("workspace_id" = (SELECT current_workspace()));
CREATE POLICY "swept" ON "erased_blob" FOR SELECT TO "onus_eraser" USING (true);

-- What people wrote, and who they are: what these columns hold can be erased. tests/architecture/erasable.test.ts holds every column to be either here or no such thing.
GRANT SELECT ON "mail", "invitation", "article", "article_version", "sentence", "candidate", "claim", "anchor", "assessment", "submission", "known_answer",
  "guideline", "adjudication", "thread", "comment", "source", "snapshot", "evidence", "evidence_link", "search_record", "review", "verdict", "article_plan",
  "assignment", "notification", "notification_due", "notification_setting", "membership", "bundle", "audit_event" TO "onus_eraser";
GRANT UPDATE ("recipient", "subject", "text") ON "mail" TO "onus_eraser";
GRANT UPDATE ("email", "created_by") ON "invitation" TO "onus_eraser";
GRANT UPDATE ("title", "byline", "publisher", "url", "finish_reason", "created_by") ON "article" TO "onus_eraser";
GRANT UPDATE ("text", "file_name", "final_url", "created_by") ON "article_version" TO "onus_eraser";
GRANT UPDATE ("reason", "decided_by") ON "sentence" TO "onus_eraser";
GRANT UPDATE ("spans", "statement", "speaker", "hints", "mentions", "decided_by") ON "candidate" TO "onus_eraser";
GRANT UPDATE ("statement", "speaker", "created_by") ON "claim" TO "onus_eraser";
GRANT UPDATE ("exact", "prefix", "suffix", "confirmed_by") ON "anchor" TO "onus_eraser";
GRANT UPDATE ("rationale", "analyst_id") ON "assessment" TO "onus_eraser";
GRANT UPDATE ("rationale", "answer", "analyst_id") ON "submission" TO "onus_eraser";
GRANT UPDATE ("explanation") ON "known_answer" TO "onus_eraser";
GRANT UPDATE ("text", "note", "created_by") ON "guideline" TO "onus_eraser";
GRANT UPDATE ("rationale", "reasons", "adjudicator_id") ON "adjudication" TO "onus_eraser";
GRANT UPDATE ("words", "created_by", "resolved_by") ON "thread" TO "onus_eraser";
GRANT UPDATE ("text", "author_id", "mentions") ON "comment" TO "onus_eraser";
GRANT UPDATE ("name", "origin", "url", "note", "created_by") ON "source" TO "onus_eraser";
GRANT UPDATE ("text", "final_url") ON "snapshot" TO "onus_eraser";
GRANT UPDATE ("title", "url", "file_name", "created_by") ON "evidence" TO "onus_eraser";
GRANT UPDATE ("exact", "prefix", "suffix", "note", "created_by") ON "evidence_link" TO "onus_eraser";
GRANT UPDATE ("query", "place", "outcome", "created_by") ON "search_record" TO "onus_eraser";
GRANT UPDATE ("comment", "reviewer_id") ON "review" TO "onus_eraser";
GRANT UPDATE ("rationale", "settled_by") ON "verdict" TO "onus_eraser";
GRANT UPDATE ("analysts", "created_by") ON "article_plan" TO "onus_eraser";
GRANT UPDATE ("analyst_id", "assigned_by") ON "assignment" TO "onus_eraser";
GRANT UPDATE ("user_id") ON "notification", "notification_due", "notification_setting", "membership" TO "onus_eraser";
GRANT UPDATE ("asked_by") ON "bundle" TO "onus_eraser";

-- Immutable texts can be erased, by this role alone. It has no right to change anything of the log but to delete parts.
CREATE OR REPLACE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_user = 'onus_eraser' THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% on % is refused: its rows are never changed', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE FUNCTION "erasable_columns"() RETURNS TABLE ("held_in" text, "column" text, "type" text) LANGUAGE sql STABLE AS $$
  SELECT p.table_name::text, p.column_name::text, c.data_type::text FROM information_schema.column_privileges p
  JOIN information_schema.columns c USING (table_schema, table_name, column_name)
  WHERE p.table_schema = 'public' AND p.grantee = 'onus_eraser' AND p.privilege_type = 'UPDATE' ORDER BY 1, 2
$$;

-- In how many rows of the workspace these words stand, by column; with `sign`, they are erased there: `sign` then stands for them. In JSON they stand as JSON writes them.
CREATE FUNCTION "erase_words"("words" text, "sign" text) RETURNS TABLE ("place" text, "rows" bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE c record; n bigint; held text; word text; stands text;
BEGIN
  FOR c IN SELECT * FROM erasable_columns() e WHERE e."type" IN ('text', 'jsonb') LOOP
    held := CASE c."type" WHEN 'jsonb' THEN format('%I::text', c."column") ELSE format('%I', c."column") END;
    word := CASE c."type" WHEN 'jsonb' THEN substr(to_json(words)::text, 2, length(to_json(words)::text) - 2) ELSE words END;
    stands := format('workspace_id = current_workspace() AND position($1 in %s) > 0', held);
    IF sign IS NULL THEN
      EXECUTE format('SELECT count(*) FROM %I WHERE %s', c.held_in, stands) INTO n USING word;
    ELSE
      EXECUTE format('UPDATE %I SET %I = replace(%s, $1, $2)%s WHERE %s', c.held_in, c."column", held,
        CASE c."type" WHEN 'jsonb' THEN '::jsonb' ELSE '' END, stands) USING word, sign;
      GET DIAGNOSTICS n = ROW_COUNT;
    END IF;
    IF n > 0 THEN place := c.held_in || '.' || c."column"; rows := n; RETURN NEXT; END IF;
  END LOOP;
END
$$;

-- The documents whose text holds these words, or whose name or address does: their bytes hold them, too.
CREATE FUNCTION "blobs_with"("words" text) RETURNS TABLE ("sha256" text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.sha256 FROM snapshot s WHERE s.workspace_id = current_workspace() AND position(words in s.text) > 0
  UNION SELECT v.blob_sha256 FROM article_version v
    WHERE v.workspace_id = current_workspace() AND v.blob_sha256 IS NOT NULL AND position(words in v.text) > 0
$$;

-- Documents of all workspaces whose bytes are still to be deleted, the oldest first.
CREATE FUNCTION "blobs_to_delete"("most" int) RETURNS TABLE ("workspace_id" uuid, "sha256" text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT b.workspace_id, b.sha256 FROM erased_blob b ORDER BY b.at LIMIT most
$$;

-- The parts of events that hold these words. What the log needs to stay checkable has none that can be erased.
CREATE FUNCTION "parts_with"("words" text) RETURNS TABLE ("leaf_hash" bytea, "name" text, "article_id" uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.leaf_hash, p.name, e.article_id FROM audit_part p JOIN audit_event e ON e.workspace_id = p.workspace_id AND e.leaf_hash = p.leaf_hash
  WHERE p.workspace_id = current_workspace() AND e.act NOT IN ('part.erased', 'log.continued', 'log.key-changed', 'member.name-erased')
    AND position(convert_to(substr(to_json(words)::text, 2, length(to_json(words)::text) - 2), 'UTF8') in p.payload) > 0
$$;

CREATE FUNCTION "erase_parts"("leaves" bytea[], "names" text[]) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (DELETE FROM audit_part p USING unnest(leaves, names) AS g(leaf_hash, name)
    WHERE p.workspace_id = current_workspace() AND p.leaf_hash = g.leaf_hash AND p.name = g.name RETURNING 1)
  SELECT count(*) FROM gone
$$;

-- Puts somebody else in a person's place wherever the workspace names them.
CREATE FUNCTION "erase_person"("person" uuid, "stand_in" uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE c record;
BEGIN
  FOR c IN SELECT * FROM erasable_columns() e WHERE e."type" IN ('uuid', 'ARRAY') LOOP
    EXECUTE format(CASE c."type" WHEN 'uuid' THEN 'UPDATE %I SET %I = $2 WHERE workspace_id = current_workspace() AND %I = $1'
      ELSE 'UPDATE %I SET %I = array_replace(%3$I, $1, $2) WHERE workspace_id = current_workspace() AND $1 = ANY(%3$I)' END,
      c.held_in, c."column", c."column") USING person, stand_in;
  END LOOP;
END
$$;

GRANT CREATE ON SCHEMA public TO "onus_eraser";
ALTER FUNCTION "erase_words"(text, text) OWNER TO "onus_eraser";
ALTER FUNCTION "blobs_with"(text) OWNER TO "onus_eraser";
ALTER FUNCTION "blobs_to_delete"(int) OWNER TO "onus_eraser";
ALTER FUNCTION "parts_with"(text) OWNER TO "onus_eraser";
ALTER FUNCTION "erase_parts"(bytea[], text[]) OWNER TO "onus_eraser";
ALTER FUNCTION "erase_person"(uuid, uuid) OWNER TO "onus_eraser";
REVOKE CREATE ON SCHEMA public FROM "onus_eraser";
REVOKE EXECUTE ON FUNCTION "erase_words"(text, text), "blobs_with"(text), "blobs_to_delete"(int), "parts_with"(text), "erase_parts"(bytea[], text[]), "erase_person"(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "erase_words"(text, text), "blobs_with"(text), "blobs_to_delete"(int), "parts_with"(text), "erase_parts"(bytea[], text[]), "erase_person"(uuid, uuid) TO "onus_app";
DO $$
BEGIN
  EXECUTE format('REVOKE onus_eraser FROM %I', current_user);
END
$$;
