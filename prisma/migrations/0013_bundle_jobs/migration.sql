-- CreateTable
CREATE TABLE "bundle_job" (
    "workspace_id" UUID NOT NULL,
    "bundle_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bundle_job_pkey" PRIMARY KEY ("workspace_id","bundle_id")
);

-- CreateIndex
CREATE INDEX "bundle_job_due_at_idx" ON "bundle_job"("due_at");

-- By hand. Kept when this migration is generated again.
ALTER TABLE "bundle_job" ADD CONSTRAINT "bundle_job_attempts" CHECK ("attempts" >= 0);
GRANT SELECT, INSERT, UPDATE, DELETE ON "bundle_job" TO "onus_app";
