-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "oidc_subject" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "user_agent" TEXT NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "throttle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "window_end" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "settlement" TEXT NOT NULL DEFAULT 'review',
    "log_origin" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "pseudonym" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("workspace_id","user_id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "article" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "byline" TEXT,
    "publisher" TEXT,
    "published_on" DATE,
    "language" TEXT,
    "url" TEXT,
    "current_version_id" UUID NOT NULL,
    "next_claim_number" INTEGER NOT NULL DEFAULT 1,
    "finished_at" TIMESTAMPTZ(3),
    "finish_reason" TEXT,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "article_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "article_version" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "intake" TEXT NOT NULL,
    "file_name" TEXT,
    "media_type" TEXT NOT NULL,
    "blob_sha256" TEXT,
    "final_url" TEXT,
    "sentence_count" INTEGER NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "article_version_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "sentence" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "article_version_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "disposition" TEXT,
    "proposed" TEXT,
    "reason" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "claims" INTEGER NOT NULL DEFAULT 0,
    "split" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "sentence_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "split_job" (
    "workspace_id" UUID NOT NULL,
    "article_version_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "split_job_pkey" PRIMARY KEY ("workspace_id","article_version_id")
);

-- CreateTable
CREATE TABLE "candidate" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "article_version_id" UUID NOT NULL,
    "sentence_ordinal" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "spans" JSONB NOT NULL,
    "statement" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "speaker" TEXT,
    "mode" TEXT,
    "attributes_id" UUID,
    "hints" JSONB NOT NULL,
    "mentions" JSONB NOT NULL,
    "proposer" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "claim_id" UUID,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "candidate_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "claim" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "statement" TEXT NOT NULL,
    "speaker" TEXT,
    "mode" TEXT,
    "retired" TEXT,
    "retired_into" UUID,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "claim_relation" (
    "workspace_id" UUID NOT NULL,
    "from_claim_id" UUID NOT NULL,
    "to_claim_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "claim_relation_pkey" PRIMARY KEY ("workspace_id","from_claim_id","to_claim_id","kind")
);

-- CreateTable
CREATE TABLE "anchor" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "article_version_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "score" DOUBLE PRECISION,
    "from_anchor_id" UUID,
    "confirmed_by" UUID,
    "confirmed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "anchor_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "analyst_id" UUID NOT NULL,
    "tag" TEXT,
    "basis" TEXT,
    "rationale" TEXT NOT NULL DEFAULT '',
    "likelihood" TEXT,
    "confidence" TEXT,
    "as_of" DATE,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "submitted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "source" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "reliability" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "url" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "source_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "snapshot" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "byte_length" INTEGER NOT NULL,
    "media_type" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "text_sha256" TEXT NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,
    "final_url" TEXT,
    "status" INTEGER,

    CONSTRAINT "snapshot_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "snapshot_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "file_name" TEXT,
    "intake" TEXT NOT NULL,
    "published_on" DATE,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "evidence_link" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,
    "stance" TEXT NOT NULL,
    "credibility" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "withdrawn_at" TIMESTAMPTZ(3),
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "evidence_link_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "search_record" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "query" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "searched_on" DATE NOT NULL,
    "outcome" TEXT NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "search_record_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "review" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "assessment_version" INTEGER NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason_code" TEXT,
    "comment" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "verdict" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "tag" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "rationale" TEXT NOT NULL,
    "likelihood" TEXT,
    "confidence" TEXT,
    "as_of" DATE,
    "settled_by" UUID NOT NULL,
    "settled_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "verdict_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "act" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "object" TEXT NOT NULL,
    "ver" INTEGER NOT NULL,
    "article_id" UUID,
    "claim_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "leaf_hash" BYTEA NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "audit_part" (
    "workspace_id" UUID NOT NULL,
    "leaf_hash" BYTEA NOT NULL,
    "name" TEXT NOT NULL,
    "salt" BYTEA NOT NULL,
    "payload" BYTEA NOT NULL,

    CONSTRAINT "audit_part_pkey" PRIMARY KEY ("workspace_id","leaf_hash","name")
);

-- CreateTable
CREATE TABLE "audit_intent" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "leaf" BYTEA NOT NULL,
    "leaf_hash" BYTEA NOT NULL,

    CONSTRAINT "audit_intent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "user_oidc_subject_key" ON "user"("oidc_subject");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_slug_key" ON "workspace"("slug");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_workspace_id_pseudonym_key" ON "membership"("workspace_id", "pseudonym");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "article_workspace_id_updated_at_idx" ON "article"("workspace_id", "updated_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "article_version_workspace_id_article_id_ordinal_key" ON "article_version"("workspace_id", "article_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "sentence_workspace_id_article_version_id_ordinal_key" ON "sentence"("workspace_id", "article_version_id", "ordinal");

-- CreateIndex
CREATE INDEX "candidate_workspace_id_article_version_id_sentence_ordinal_idx" ON "candidate"("workspace_id", "article_version_id", "sentence_ordinal");

-- CreateIndex
CREATE INDEX "claim_workspace_id_updated_at_idx" ON "claim"("workspace_id", "updated_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "claim_workspace_id_article_id_number_key" ON "claim"("workspace_id", "article_id", "number");

-- CreateIndex
CREATE INDEX "claim_relation_workspace_id_to_claim_id_idx" ON "claim_relation"("workspace_id", "to_claim_id");

-- CreateIndex
CREATE INDEX "anchor_workspace_id_article_version_id_start_idx" ON "anchor"("workspace_id", "article_version_id", "start");

-- CreateIndex
CREATE UNIQUE INDEX "anchor_workspace_id_claim_id_article_version_id_ordinal_key" ON "anchor"("workspace_id", "claim_id", "article_version_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "assessment_workspace_id_claim_id_analyst_id_key" ON "assessment"("workspace_id", "claim_id", "analyst_id");

-- CreateIndex
CREATE UNIQUE INDEX "source_workspace_id_name_key" ON "source"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "evidence_workspace_id_created_at_idx" ON "evidence"("workspace_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "evidence_link_workspace_id_claim_id_idx" ON "evidence_link"("workspace_id", "claim_id");

-- CreateIndex
CREATE INDEX "evidence_link_workspace_id_evidence_id_idx" ON "evidence_link"("workspace_id", "evidence_id");

-- CreateIndex
CREATE INDEX "search_record_workspace_id_claim_id_idx" ON "search_record"("workspace_id", "claim_id");

-- CreateIndex
CREATE INDEX "review_workspace_id_assessment_id_idx" ON "review"("workspace_id", "assessment_id");

-- CreateIndex
CREATE INDEX "verdict_workspace_id_claim_id_idx" ON "verdict"("workspace_id", "claim_id");

-- CreateIndex
CREATE INDEX "audit_event_workspace_id_claim_id_id_idx" ON "audit_event"("workspace_id", "claim_id", "id");

-- CreateIndex
CREATE INDEX "audit_event_workspace_id_article_id_id_idx" ON "audit_event"("workspace_id", "article_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_workspace_id_object_ver_key" ON "audit_event"("workspace_id", "object", "ver");

-- CreateIndex
CREATE INDEX "audit_intent_workspace_id_id_idx" ON "audit_intent"("workspace_id", "id");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_version" ADD CONSTRAINT "article_version_workspace_id_article_id_fkey" FOREIGN KEY ("workspace_id", "article_id") REFERENCES "article"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sentence" ADD CONSTRAINT "sentence_workspace_id_article_version_id_fkey" FOREIGN KEY ("workspace_id", "article_version_id") REFERENCES "article_version"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "candidate" ADD CONSTRAINT "candidate_workspace_id_article_version_id_sentence_ordinal_fkey" FOREIGN KEY ("workspace_id", "article_version_id", "sentence_ordinal") REFERENCES "sentence"("workspace_id", "article_version_id", "ordinal") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_workspace_id_article_id_fkey" FOREIGN KEY ("workspace_id", "article_id") REFERENCES "article"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_relation" ADD CONSTRAINT "claim_relation_workspace_id_from_claim_id_fkey" FOREIGN KEY ("workspace_id", "from_claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_relation" ADD CONSTRAINT "claim_relation_workspace_id_to_claim_id_fkey" FOREIGN KEY ("workspace_id", "to_claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "anchor" ADD CONSTRAINT "anchor_workspace_id_claim_id_fkey" FOREIGN KEY ("workspace_id", "claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "anchor" ADD CONSTRAINT "anchor_workspace_id_article_version_id_fkey" FOREIGN KEY ("workspace_id", "article_version_id") REFERENCES "article_version"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_workspace_id_claim_id_fkey" FOREIGN KEY ("workspace_id", "claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_source_id_fkey" FOREIGN KEY ("workspace_id", "source_id") REFERENCES "source"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_snapshot_id_fkey" FOREIGN KEY ("workspace_id", "snapshot_id") REFERENCES "snapshot"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_link" ADD CONSTRAINT "evidence_link_workspace_id_claim_id_fkey" FOREIGN KEY ("workspace_id", "claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_link" ADD CONSTRAINT "evidence_link_workspace_id_evidence_id_fkey" FOREIGN KEY ("workspace_id", "evidence_id") REFERENCES "evidence"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_record" ADD CONSTRAINT "search_record_workspace_id_claim_id_fkey" FOREIGN KEY ("workspace_id", "claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_workspace_id_assessment_id_fkey" FOREIGN KEY ("workspace_id", "assessment_id") REFERENCES "assessment"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_workspace_id_claim_id_fkey" FOREIGN KEY ("workspace_id", "claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand. Kept when this migration is generated again.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- E-mail addresses are one account however they are typed.
CREATE UNIQUE INDEX "user_email_lower" ON "user" (lower("email"));

-- What the code's types promise, the database holds.
ALTER TABLE "workspace" ADD CONSTRAINT "workspace_settlement" CHECK ("settlement" IN ('review', 'submission'));
ALTER TABLE "membership" ADD CONSTRAINT "membership_role" CHECK ("role" IN ('observer', 'analyst', 'reviewer', 'lead'));
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_role" CHECK ("role" IN ('observer', 'analyst', 'reviewer', 'lead'));
ALTER TABLE "sentence"
  ADD CONSTRAINT "sentence_span" CHECK ("start" >= 0 AND "end" > "start"),
  ADD CONSTRAINT "sentence_disposition" CHECK ("disposition" IN ('has-claims', 'no-checkable-claim', 'opinion', 'duplicate', 'boilerplate'));
ALTER TABLE "candidate" ADD CONSTRAINT "candidate_state" CHECK ("state" IN ('open', 'accepted', 'rejected'));
ALTER TABLE "claim"
  ADD CONSTRAINT "claim_mode" CHECK ("mode" IN ('says', 'denies', 'suggests', 'reports')),
  ADD CONSTRAINT "claim_retired" CHECK ("retired" IN ('withdrawn', 'merged', 'split'));
ALTER TABLE "claim_relation"
  ADD CONSTRAINT "claim_relation_kind" CHECK ("kind" IN ('attributes', 'contradicts')),
  ADD CONSTRAINT "claim_relation_self" CHECK ("from_claim_id" <> "to_claim_id");
ALTER TABLE "anchor" ADD CONSTRAINT "anchor_state" CHECK ("state" IN ('exact', 'moved', 'fuzzy', 'lost', 'confirmed'));
ALTER TABLE "assessment"
  ADD CONSTRAINT "assessment_state" CHECK ("state" IN ('draft', 'submitted', 'returned', 'approved')),
  ADD CONSTRAINT "assessment_tag_has_basis" CHECK ("state" = 'draft' OR ("tag" IS NOT NULL AND "basis" IS NOT NULL));
ALTER TABLE "source" ADD CONSTRAINT "source_reliability" CHECK ("reliability" IN ('A', 'B', 'C', 'D', 'E', 'F'));
ALTER TABLE "evidence_link"
  ADD CONSTRAINT "evidence_link_stance" CHECK ("stance" IN ('supports', 'refutes', 'qualifies', 'context')),
  ADD CONSTRAINT "evidence_link_credibility" CHECK ("credibility" BETWEEN 1 AND 6);
ALTER TABLE "review" ADD CONSTRAINT "review_outcome" CHECK ("outcome" IN ('approved', 'returned'));
CREATE UNIQUE INDEX "verdict_standing" ON "verdict" ("workspace_id", "claim_id") WHERE "superseded_at" IS NULL;
CREATE INDEX "sentence_open" ON "sentence" ("workspace_id", "article_version_id", "ordinal") WHERE "disposition" IS NULL AND "claims" = 0;
CREATE INDEX "sentence_unsplit" ON "sentence" ("workspace_id", "article_version_id") WHERE NOT "split";

-- Full text search over claims and evidence, in any language: no stemming, so that names are found as they are written.
ALTER TABLE "claim" ADD COLUMN "search" tsvector
  GENERATED ALWAYS AS (to_tsvector('simple', "statement" || ' ' || coalesce("speaker", ''))) STORED;
CREATE INDEX "claim_search" ON "claim" USING gin ("search");
ALTER TABLE "evidence" ADD COLUMN "search" tsvector
  GENERATED ALWAYS AS (to_tsvector('simple', "title" || ' ' || coalesce("url", ''))) STORED;
CREATE INDEX "evidence_search" ON "evidence" USING gin ("search");
ALTER TABLE "evidence_link" ADD COLUMN "search" tsvector
  GENERATED ALWAYS AS (to_tsvector('simple', "exact" || ' ' || "note")) STORED;
CREATE INDEX "evidence_link_search" ON "evidence_link" USING gin ("search");

-- Texts are immutable, and the log is append-only, for whoever connects.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: its rows are never changed', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER "article_version_immutable" BEFORE UPDATE OR DELETE ON "article_version" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "article_version_kept" BEFORE TRUNCATE ON "article_version" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "snapshot_immutable" BEFORE UPDATE ON "snapshot" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_event_immutable" BEFORE UPDATE OR DELETE ON "audit_event" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_event_kept" BEFORE TRUNCATE ON "audit_event" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_part_immutable" BEFORE UPDATE ON "audit_part" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_part_kept" BEFORE TRUNCATE ON "audit_part" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_intent_immutable" BEFORE UPDATE ON "audit_intent" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- The role that the app takes on in every connection. It owns nothing and cannot bypass row-level security.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'onus_app') THEN
    CREATE ROLE "onus_app" NOLOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
  EXECUTE format('GRANT onus_app TO %I', current_user);
END
$$;
GRANT USAGE ON SCHEMA public TO "onus_app";
GRANT SELECT, INSERT, UPDATE ON
  "user", "session", "throttle", "workspace", "membership", "invitation", "article", "sentence", "candidate", "claim",
  "anchor", "assessment", "source", "evidence", "evidence_link", "search_record", "verdict" TO "onus_app";
GRANT DELETE ON "throttle", "session", "claim_relation" TO "onus_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON "split_job" TO "onus_app";
GRANT SELECT, INSERT ON
  "article_version", "snapshot", "claim_relation", "review", "audit_event", "audit_part", "audit_intent" TO "onus_app";
GRANT USAGE ON SEQUENCE "audit_intent_id_seq" TO "onus_app";

-- The second wall: a transaction sees the rows of the workspace that it names, whatever its queries say.
CREATE FUNCTION "current_workspace"() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('onus.workspace', true), '')::uuid $$;
CREATE FUNCTION "current_person"() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('onus.person', true), '')::uuid $$;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY[
    'article', 'article_version', 'sentence', 'candidate', 'claim', 'claim_relation', 'anchor', 'assessment', 'source',
    'snapshot', 'evidence', 'evidence_link', 'search_record', 'review', 'verdict', 'audit_event', 'audit_part', 'audit_intent'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY "own_workspace" ON %I USING ("workspace_id" = (SELECT current_workspace()))', t);
  END LOOP;
END
$$;
-- A person also sees their own memberships and the workspaces of these, to find the way in; an invitation is
-- seen by who holds its token, or has proved to own its address.
ALTER TABLE "membership" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "membership" FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_workspace" ON "membership" USING ("workspace_id" = (SELECT current_workspace()));
CREATE POLICY "own_memberships" ON "membership" FOR SELECT USING ("user_id" = (SELECT current_person()));
ALTER TABLE "workspace" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "workspace" FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_workspace" ON "workspace" USING ("id" = (SELECT current_workspace()));
CREATE POLICY "own_workspaces" ON "workspace" FOR SELECT USING ("id" IN (SELECT "workspace_id" FROM "membership" WHERE "user_id" = (SELECT current_person()) AND "removed_at" IS NULL));
ALTER TABLE "invitation" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "invitation" FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_workspace" ON "invitation" USING ("workspace_id" = (SELECT current_workspace()));
CREATE POLICY "token_holder" ON "invitation" FOR SELECT USING ("token_hash" = current_setting('onus.invitation', true));
CREATE POLICY "addressee" ON "invitation" FOR SELECT USING (lower("email") = nullif(current_setting('onus.address', true), ''));

-- UUIDs of version 7 begin with 48 bits of milliseconds: the lowest such id of the minute before this one.
CREATE FUNCTION "minute_before"("id" uuid) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (lpad(to_hex(greatest(0, ('x' || left(replace("id"::text, '-', ''), 12))::bit(48)::bigint - 60000)), 12, '0')
    || '70008000000000000000')::uuid
$$;
