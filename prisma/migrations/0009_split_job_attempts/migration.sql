-- AlterTable
ALTER TABLE "split_job" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "set_aside_at" TIMESTAMPTZ(3);

-- By hand. Kept when this migration is generated again.
ALTER TABLE "split_job" ADD CONSTRAINT "split_job_attempts" CHECK ("attempts" >= 0);
