-- AlterTable
ALTER TABLE "user" ADD COLUMN     "totp_confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "totp_last_step" BIGINT,
ADD COLUMN     "totp_secret" BYTEA;

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "calibration_claims" INTEGER NOT NULL DEFAULT 10,
ADD COLUMN     "calibration_share" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "article" ADD COLUMN     "training" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "assessment" ADD COLUMN     "submission_count" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "review" ADD COLUMN     "about_id" UUID,
ADD COLUMN     "about_kind" TEXT,
ADD COLUMN     "undone_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "verdict" ADD COLUMN     "adjudication_id" UUID,
ALTER COLUMN "assessment_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "audit_event" ADD COLUMN     "txid" xid8 NOT NULL DEFAULT pg_current_xact_id();

-- CreateTable
CREATE TABLE "recovery_code" (
    "user_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("user_id","code_hash")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "workspace_id" UUID,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "analyst_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "assessment_version" INTEGER NOT NULL,
    "tag" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "rationale" TEXT NOT NULL,
    "likelihood" TEXT,
    "confidence" TEXT,
    "as_of" DATE,
    "guideline_id" UUID,
    "answer" TEXT NOT NULL DEFAULT '',
    "blind" BOOLEAN NOT NULL DEFAULT false,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "article_plan" (
    "workspace_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "mode" TEXT NOT NULL,
    "wanted" INTEGER NOT NULL,
    "analysts" UUID[],
    "due_on" DATE,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "article_plan_pkey" PRIMARY KEY ("workspace_id","article_id")
);

-- CreateTable
CREATE TABLE "claim_plan" (
    "workspace_id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "mode" TEXT NOT NULL,
    "wanted" INTEGER NOT NULL,
    "free" INTEGER NOT NULL,
    "due_on" DATE,
    "own" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "claim_plan_pkey" PRIMARY KEY ("workspace_id","claim_id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "analyst_id" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "due_on" DATE,
    "assigned_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "touched_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "known_answer" (
    "workspace_id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "tag" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "explanation" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "known_answer_pkey" PRIMARY KEY ("workspace_id","claim_id")
);

-- CreateTable
CREATE TABLE "guideline" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guideline_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "adjudication" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "adjudicator_id" UUID NOT NULL,
    "taken_id" UUID,
    "differing" UUID[],
    "tag" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "rationale" TEXT NOT NULL,
    "likelihood" TEXT,
    "confidence" TEXT,
    "as_of" DATE,
    "reason_code" TEXT NOT NULL,
    "reasons" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "adjudication_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "thread" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "claim_id" UUID,
    "about_kind" TEXT NOT NULL,
    "about_id" UUID NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "thread_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "comment" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "mentions" UUID[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "notification" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_id" UUID,
    "article_id" UUID,
    "claim_id" UUID,
    "thread_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "mail" TEXT NOT NULL DEFAULT 'none',
    "mailed_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "notification_setting" (
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "in_app" BOOLEAN NOT NULL,
    "mail" TEXT NOT NULL,

    CONSTRAINT "notification_setting_pkey" PRIMARY KEY ("workspace_id","user_id","kind")
);

-- CreateIndex
CREATE INDEX "password_reset_user_id_idx" ON "password_reset"("user_id");

-- CreateIndex
CREATE INDEX "submission_workspace_id_claim_id_idx" ON "submission"("workspace_id", "claim_id");

-- CreateIndex
CREATE UNIQUE INDEX "submission_workspace_id_assessment_id_ordinal_key" ON "submission"("workspace_id", "assessment_id", "ordinal");

-- CreateIndex
CREATE INDEX "claim_plan_workspace_id_article_id_idx" ON "claim_plan"("workspace_id", "article_id");

-- CreateIndex
CREATE INDEX "assignment_workspace_id_analyst_id_state_idx" ON "assignment"("workspace_id", "analyst_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "assignment_workspace_id_claim_id_analyst_id_key" ON "assignment"("workspace_id", "claim_id", "analyst_id");

-- CreateIndex
CREATE UNIQUE INDEX "guideline_workspace_id_ordinal_key" ON "guideline"("workspace_id", "ordinal");

-- CreateIndex
CREATE INDEX "adjudication_workspace_id_claim_id_idx" ON "adjudication"("workspace_id", "claim_id");

-- CreateIndex
CREATE INDEX "thread_workspace_id_article_id_idx" ON "thread"("workspace_id", "article_id");

-- CreateIndex
CREATE INDEX "thread_workspace_id_claim_id_idx" ON "thread"("workspace_id", "claim_id");

-- CreateIndex
CREATE INDEX "comment_workspace_id_thread_id_idx" ON "comment"("workspace_id", "thread_id");

-- CreateIndex
CREATE INDEX "notification_workspace_id_user_id_created_at_idx" ON "notification"("workspace_id", "user_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "audit_event_workspace_id_txid_id_idx" ON "audit_event"("workspace_id", "txid", "id");

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_workspace_id_assessment_id_fkey" FOREIGN KEY ("workspace_id", "assessment_id") REFERENCES "assessment"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_workspace_id_claim_id_fkey" FOREIGN KEY ("workspace_id", "claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_workspace_id_guideline_id_fkey" FOREIGN KEY ("workspace_id", "guideline_id") REFERENCES "guideline"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_plan" ADD CONSTRAINT "article_plan_workspace_id_article_id_fkey" FOREIGN KEY ("workspace_id", "article_id") REFERENCES "article"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_plan" ADD CONSTRAINT "claim_plan_workspace_id_claim_id_fkey" FOREIGN KEY ("workspace_id", "claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_workspace_id_claim_id_fkey" FOREIGN KEY ("workspace_id", "claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "known_answer" ADD CONSTRAINT "known_answer_workspace_id_claim_id_fkey" FOREIGN KEY ("workspace_id", "claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjudication" ADD CONSTRAINT "adjudication_workspace_id_claim_id_fkey" FOREIGN KEY ("workspace_id", "claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_workspace_id_thread_id_fkey" FOREIGN KEY ("workspace_id", "thread_id") REFERENCES "thread"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_workspace_id_adjudication_id_fkey" FOREIGN KEY ("workspace_id", "adjudication_id") REFERENCES "adjudication"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand. Kept when this migration is generated again.

-- What was submitted before submissions were kept is the first submission as it stands now.
INSERT INTO "submission" ("workspace_id", "id", "assessment_id", "claim_id", "analyst_id", "ordinal", "assessment_version", "tag", "basis",
    "rationale", "likelihood", "confidence", "as_of", "submitted_at")
  SELECT "workspace_id", gen_random_uuid(), "id", "claim_id", "analyst_id", 1, "version", "tag", "basis",
    "rationale", "likelihood", "confidence", "as_of", coalesce("submitted_at", "updated_at")
  FROM "assessment" WHERE "state" IN ('submitted', 'approved', 'returned') AND "tag" IS NOT NULL AND "basis" IS NOT NULL;
UPDATE "assessment" a SET "submission_count" = 1
  WHERE a."state" <> 'draft' OR EXISTS (SELECT FROM "audit_event" e WHERE e."workspace_id" = a."workspace_id"
    AND e."object" = 'assessment/' || a."id" AND e."act" = 'assessment.submitted');

ALTER TABLE "workspace"
  ADD CONSTRAINT "workspace_calibration_share" CHECK ("calibration_share" BETWEEN 0 AND 1),
  ADD CONSTRAINT "workspace_calibration_claims" CHECK ("calibration_claims" BETWEEN 1 AND 1000);
ALTER TABLE "article_plan"
  ADD CONSTRAINT "article_plan_mode" CHECK ("mode" IN ('named', 'queue')),
  ADD CONSTRAINT "article_plan_wanted" CHECK ("wanted" BETWEEN 1 AND 20);
ALTER TABLE "claim_plan"
  ADD CONSTRAINT "claim_plan_mode" CHECK ("mode" IN ('named', 'queue')),
  ADD CONSTRAINT "claim_plan_wanted" CHECK ("wanted" BETWEEN 0 AND 20),
  ADD CONSTRAINT "claim_plan_free" CHECK ("free" BETWEEN 0 AND "wanted");
ALTER TABLE "assignment"
  ADD CONSTRAINT "assignment_origin" CHECK ("origin" IN ('named', 'queue')),
  ADD CONSTRAINT "assignment_state" CHECK ("state" IN ('open', 'done', 'released'));
ALTER TABLE "review" ADD CONSTRAINT "review_about" CHECK ("about_kind" IN ('claim', 'link', 'sentence') AND "about_id" IS NOT NULL OR "about_kind" IS NULL AND "about_id" IS NULL);
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_origin" CHECK ("assessment_id" IS NOT NULL OR "adjudication_id" IS NOT NULL);
ALTER TABLE "thread" ADD CONSTRAINT "thread_about" CHECK ("about_kind" IN ('claim', 'link', 'sentence'));
ALTER TABLE "notification" ADD CONSTRAINT "notification_mail" CHECK ("mail" IN ('none', 'each', 'digest'));
ALTER TABLE "notification_setting" ADD CONSTRAINT "notification_setting_mail" CHECK ("mail" IN ('none', 'each', 'digest'));

-- What is asked with every look: for which claims is somebody blind, what is to be taken, unread and unsent.
DROP INDEX "assessment_drafts";
CREATE INDEX "assessment_never_submitted" ON "assessment" ("workspace_id", "analyst_id") WHERE "submission_count" = 0;
CREATE INDEX "claim_plan_free" ON "claim_plan" ("workspace_id", "due_on", "created_at", "claim_id") WHERE "free" > 0;
CREATE INDEX "assessment_to_review" ON "assessment" ("workspace_id", "submitted_at") WHERE "state" = 'submitted';
CREATE INDEX "notification_unread" ON "notification" ("workspace_id", "user_id") WHERE "read_at" IS NULL;
CREATE INDEX "notification_unmailed" ON "notification" ("workspace_id", "user_id", "created_at") WHERE "mail" <> 'none' AND "mailed_at" IS NULL;
CREATE INDEX "mail_waiting" ON "mail" ("not_before") WHERE "sent_at" IS NULL AND "failed_at" IS NULL;

GRANT SELECT, INSERT, UPDATE ON
  "recovery_code", "password_reset", "mail", "article_plan", "claim_plan", "assignment", "known_answer", "thread", "comment",
  "notification", "notification_setting" TO "onus_app";
GRANT DELETE ON "recovery_code", "password_reset" TO "onus_app";
GRANT SELECT, INSERT ON "submission", "guideline", "adjudication" TO "onus_app";
GRANT UPDATE ("undone_at") ON "review" TO "onus_app";

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY[
    'submission', 'article_plan', 'claim_plan', 'assignment', 'known_answer', 'guideline', 'adjudication', 'thread', 'comment',
    'notification', 'notification_setting'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY "own_workspace" ON %I USING ("workspace_id" = (SELECT current_workspace()))', t);
  END LOOP;
END
$$;
