-- CreateTable
CREATE TABLE "audit_log" (
    "workspace_id" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "size" BIGINT NOT NULL DEFAULT 0,
    "subtrees" BYTEA NOT NULL DEFAULT '\x',
    "root" BYTEA NOT NULL,
    "key" TEXT,
    "signed_size" BIGINT,
    "note" TEXT,
    "signed_at" TIMESTAMPTZ(3),
    "frozen_at" TIMESTAMPTZ(3),
    "frozen_why" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("workspace_id","origin")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "workspace_id" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "index" BIGINT NOT NULL,
    "leaf" BYTEA NOT NULL,
    "leaf_hash" BYTEA NOT NULL,
    "appended_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("workspace_id","origin","index")
);

-- CreateTable
CREATE TABLE "audit_tile" (
    "workspace_id" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "level" SMALLINT NOT NULL,
    "index" BIGINT NOT NULL,
    "hashes" BYTEA NOT NULL,

    CONSTRAINT "audit_tile_pkey" PRIMARY KEY ("workspace_id","origin","level","index")
);

-- CreateTable
CREATE TABLE "audit_checkpoint" (
    "workspace_id" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "note" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_checkpoint_pkey" PRIMARY KEY ("workspace_id","origin","size")
);

-- CreateTable
CREATE TABLE "audit_anchor" (
    "workspace_id" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "detail" TEXT,
    "token" BYTEA,
    "tries" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_anchor_pkey" PRIMARY KEY ("workspace_id","origin","size","kind","target")
);

-- CreateTable
CREATE TABLE "bundle" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "asked_by" UUID NOT NULL,
    "asked" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "written" BIGINT NOT NULL DEFAULT 0,
    "step" TEXT NOT NULL DEFAULT '',
    "size" BIGINT,
    "detail" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "beat_at" TIMESTAMPTZ(3),
    "ready_at" TIMESTAMPTZ(3),

    CONSTRAINT "bundle_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_workspace_id_leaf_hash_key" ON "audit_entry"("workspace_id", "leaf_hash");

-- CreateIndex
CREATE INDEX "audit_anchor_workspace_id_origin_at_idx" ON "audit_anchor"("workspace_id", "origin", "at");

-- CreateIndex
CREATE INDEX "bundle_workspace_id_created_at_idx" ON "bundle"("workspace_id", "created_at");

-- CreateIndex
CREATE INDEX "audit_event_workspace_id_actor_id_idx" ON "audit_event"("workspace_id", "actor", "id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_workspace_id_leaf_hash_key" ON "audit_event"("workspace_id", "leaf_hash");

-- By hand. Kept when this migration is generated again.

-- By hand. Kept when this migration is generated again.

-- A column, because under row-level security no index of what a function makes can be used.
ALTER TABLE "audit_event" ADD COLUMN "kind" TEXT NOT NULL GENERATED ALWAYS AS (split_part("object", '/', 1)) STORED;
CREATE INDEX "audit_event_kind" ON "audit_event" ("workspace_id", "kind", "id");
CREATE INDEX "audit_event_act" ON "audit_event" ("workspace_id", "act", "id");
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_index" CHECK ("index" >= 0 AND length("leaf_hash") = 32);
ALTER TABLE "audit_tile" ADD CONSTRAINT "audit_tile_whole" CHECK (length("hashes") = 8192);
ALTER TABLE "audit_anchor" ADD CONSTRAINT "audit_anchor_words" CHECK ("kind" IN ('timestamp', 'witness', 'publication') AND "state" IN ('done', 'failed'));
ALTER TABLE "bundle" ADD CONSTRAINT "bundle_state" CHECK ("state" IN ('waiting', 'making', 'ready', 'failed'));

-- The log is append-only, for whoever connects.
CREATE TRIGGER "audit_entry_immutable" BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_entry_kept" BEFORE TRUNCATE ON "audit_entry" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_tile_immutable" BEFORE UPDATE OR DELETE ON "audit_tile" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_tile_kept" BEFORE TRUNCATE ON "audit_tile" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_log_kept" BEFORE DELETE ON "audit_log" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_log_kept_whole" BEFORE TRUNCATE ON "audit_log" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- Who puts intents in order and signs, and who erases: roles of their own, taken on for one transaction.
DO $$
DECLARE r text;
BEGIN
  FOREACH r IN ARRAY ARRAY['onus_sequencer', 'onus_eraser'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS', r);
    END IF;
    EXECUTE format('GRANT %I TO %I', r, current_user);
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', r);
  END LOOP;
END
$$;
GRANT SELECT, DELETE ON "audit_intent" TO "onus_sequencer";
GRANT SELECT, INSERT ON "audit_entry", "audit_tile" TO "onus_sequencer";
GRANT SELECT, INSERT, UPDATE ON "audit_log", "audit_anchor" TO "onus_sequencer";
GRANT SELECT, INSERT, UPDATE, DELETE ON "audit_checkpoint" TO "onus_sequencer";
GRANT SELECT, DELETE ON "audit_part" TO "onus_eraser";
GRANT SELECT ON "audit_log", "audit_entry", "audit_tile", "audit_checkpoint", "audit_anchor" TO "onus_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON "bundle" TO "onus_app";

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['audit_log', 'audit_entry', 'audit_tile', 'audit_checkpoint', 'audit_anchor', 'bundle'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY "own_workspace" ON %I USING ("workspace_id" = (SELECT current_workspace()))', t);
  END LOOP;
  -- One sequencer serves all workspaces.
  FOREACH t IN ARRAY ARRAY['audit_intent', 'audit_log', 'audit_entry', 'audit_tile', 'audit_checkpoint', 'audit_anchor'] LOOP
    EXECUTE format('CREATE POLICY "sequenced" ON %I TO "onus_sequencer" USING (true) WITH CHECK (true)', t);
  END LOOP;
END
$$;
